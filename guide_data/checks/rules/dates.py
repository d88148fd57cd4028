"""Dates and times: within what a guide can mean; what is beyond is a slip of the pen."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.tables import at
from guide_data.checks.rules.freshness import AGING
from guide_data.checks.rules.registry import Family
from guide_data.model.step import Wait

rule = Family("freshness")

# A finding that is left out for longer is no finding any more.
LONGEST_SUPPRESSION = timedelta(days=366)
# Longer than this, another unit is meant, or nobody would wait.
LONGEST_WAIT = {"minutes": 180, "hours": 72, "days": 31}
WIDEST = 30


@rule(
    "review-too-late",
    "error",
    "確かめる日が遠すぎる事実",
    example="compared: 2026-11-22 なのに review: 2072-10-22",
)
def review_too_late(case: Case) -> pd.DataFrame:
    """Facts that nobody would look at before they may well have changed."""
    facts = case.tables.facts
    far = facts["review"] - facts["compared"] > AGING
    message = (
        "'{fact}' の review（{review}）が compared（{compared}）から 2 年より先です。"
        "年を確かめて、早めてください。"
    )
    return found(facts[far.astype(bool)], message)


@rule("until-too-late", "error", "1 年より先まで続く見送り", example="until: 2072-10-22")
def until_too_late(case: Case) -> pd.DataFrame:
    """Suppressions that would outlive what they are about."""
    rows = case.tables.suppressions
    message = "until（{until}）が 1 年より先です。年を確かめて、早めてください。"
    far = rows["until"].gt(case.today + LONGEST_SUPPRESSION)
    return found(rows[far].drop(columns="step"), message)


@rule(
    "wait-unlikely",
    "warning",
    "ありそうもない待ち時間",
    example="waits: {least: 5, most: 5, unit: days}  # 5 分のつもり",
)
def wait_unlikely(case: Case) -> pd.DataFrame:
    """Steps that let a visitor wait for longer than anybody would, or for any time at all."""
    rows = [
        {"step": located.item.id, "least": waits.least, "most": waits.most, "unit": waits.unit}
        | at(located, "waits")
        for located in case.tables.draft.all_steps
        if (waits := located.item.wait()) and is_unlikely(waits)
    ]
    message = "{least}〜{most} {unit} 待つことになっています。数と unit を確かめてください。"
    return found(pd.DataFrame(rows), message)


def is_unlikely(waits: Wait) -> bool:
    """Whether nobody would wait so long, or the wait may be anything."""
    too_long = waits.most > LONGEST_WAIT[waits.unit]
    return too_long or waits.least == 0 or waits.most > WIDEST * waits.least
