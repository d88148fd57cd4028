"""Freshness: every fact was compared with the world, and will be again in time."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from guide_data.checks.frames.case import NO_FINDINGS, Case, found
from guide_data.checks.frames.tables import at
from guide_data.checks.rules.registry import Family

rule = Family("freshness")

SOON = timedelta(days=30)
# A number or a button's name that nobody looked at for so long may well have changed.
AGING = timedelta(days=2 * 365)


@rule("review-overdue", "error", "確かめる日を過ぎた事実", example="review: 2026-01-01  # 過ぎた日")
def review_overdue(case: Case) -> pd.DataFrame:
    """Facts whose day of review is over."""
    facts = case.tables.facts
    message = "'{fact}' の確かめる日（{review}）を過ぎました。確かめて日付を直してください。"
    return found(facts[facts["review"].lt(case.today)], message)


@rule("review-soon", "warning", "30 日以内に確かめる事実", example="review: が今日から 30 日以内")
def review_soon(case: Case) -> pd.DataFrame:
    """Facts to review within a month."""
    facts = case.tables.facts
    soon = facts["review"].ge(case.today) & facts["review"].le(case.today + SOON)
    return found(facts[soon], "'{fact}' は、もうすぐ確かめる日（{review}）です。")


@rule("compared-in-future", "error", "確かめた日がまだ来ていない事実", example="compared: が明日")
def compared_in_future(case: Case) -> pd.DataFrame:
    """Facts compared on a day that is still to come."""
    facts = case.tables.facts
    message = "確かめた日（{compared}）がまだ来ていません。日付を直してください。"
    return found(facts[facts["compared"].gt(case.latest)], message)


@rule(
    "as-of-behind",
    "warning",
    "as_of より後に確かめた事実",
    example="as_of: 2026-11-22 なのに compared: 2026-11-25",
)
def as_of_behind(case: Case) -> pd.DataFrame:
    """A guide's own day before the day when a fact was compared, said once."""
    guide, compared = case.tables.draft.guide, case.tables.facts["compared"]
    if guide is None:
        return NO_FINDINGS
    as_of = guide.item.as_of
    newer = compared[compared.gt(as_of) & compared.le(case.latest)]
    rows = pd.DataFrame([at(guide, "as_of")] if len(newer) else [], columns=["file", "line"])
    message = "{as_of} より後に確かめた事実があります。as_of を {newest} に上げてください。"
    return found(rows.assign(newest=newer.max()), message, as_of=as_of)


@rule(
    "review-before-compared",
    "error",
    "確かめる日が、確かめた日より前の事実",
    example="compared: 2026-11-22 なのに review: 2026-11-01",
)
def review_before_compared(case: Case) -> pd.DataFrame:
    """Facts to review before the day they were compared."""
    facts = case.tables.facts
    message = "review（{review}）が compared（{compared}）より前です。日付を直してください。"
    return found(facts[facts["review"].lt(facts["compared"])], message)


@rule(
    "aged-without-note",
    "error",
    "古いのに注意のないもの",
    example="today: gone なのに、事実に aged: がない",
)
def aged_without_note(case: Case) -> pd.DataFrame:
    """Papers that no longer exist, and names nobody compared for long, whose fact has no note."""
    facts = case.tables.facts[["fact", "aged", "compared"]]
    things = case.tables.things.merge(facts, on="fact")
    unseen = things["kind"].ne("papers") & things["compared"].lt(case.today - AGING)
    old = things["today"].eq("gone") | unseen
    message = (
        "「{text}」は古くなっていそうです。facts.yaml の {fact} に aged の注意を足してください。"
    )
    return found(things[old & things["aged"].fillna("").eq("")], message)
