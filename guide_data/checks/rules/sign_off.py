"""Sign-offs: who looked at a step's review card and when, and whether that still holds."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from guide_data.checks.frames.card_parts import digests
from guide_data.checks.frames.case import Case, found
from guide_data.checks.rules.registry import Family

rule = Family("freshness")

# What nobody looked at for a year may be right no longer, though not a word of it changed.
OLD = timedelta(days=365)


def sign_offs(case: Case) -> pd.DataFrame:
    """Every sign-off of a step that is there: step, by, on, of, file, line, and its digest now."""
    rows = case.tables.listed("reviews", "step")
    if rows.empty:  # As in most guides: the digests take a while.
        return rows.assign(now="")
    there = set(case.tables.steps["step"])
    rows = rows[rows["step"].isin(there)]
    return rows.assign(now=rows["step"].map(digests(case.tables, set(rows["step"]))))


@rule(
    "sign-off-changed",
    "warning",
    "確かめてもらったあとに変わったステップ",
    example="reviews.yaml の of: が、今の内容のしるしと違う",
)
def sign_off_changed(case: Case) -> pd.DataFrame:
    """Steps that are no longer what was signed off."""
    rows = sign_offs(case)
    message = (
        "'{step}' は、{by} が {on} に確かめたあとで変わりました。カード（make cards）でもう一度"
        "確かめて、by・on を直し、of を {now} にしてください。"
    )
    return found(rows[rows["of"].ne(rows["now"])], message)


@rule(
    "sign-off-old",
    "warning",
    "確かめてもらってから 1 年を過ぎたステップ",
    example="reviews.yaml の on: が 1 年より前",
)
def sign_off_old(case: Case) -> pd.DataFrame:
    """Steps that were signed off more than a year ago."""
    rows = case.tables.listed("reviews", "step")
    message = (
        "'{step}' を {by} が確かめた日（{on}）から 1 年を過ぎました。カード（make cards）でもう一度"
        "確かめて、by・on を直してください。"
    )
    return found(rows[rows["on"].lt(case.today - OLD)], message)


@rule(
    "sign-off-future",
    "error",
    "まだ来ていない日に確かめたステップ",
    example="reviews.yaml の on: が明日",
)
def sign_off_future(case: Case) -> pd.DataFrame:
    """Steps signed off on a day that is still to come."""
    rows = case.tables.listed("reviews", "step")
    message = "確かめた日（{on}）がまだ来ていません。日付を直してください。"
    return found(rows[rows["on"].gt(case.latest)], message)


@rule(
    "sign-off-twice",
    "error",
    "確かめた記録が 2 つあるステップ",
    example="reviews.yaml に step: start が 2 つ",
)
def sign_off_twice(case: Case) -> pd.DataFrame:
    """Steps with more than one sign-off: which one holds, nobody could tell."""
    rows = case.tables.listed("reviews", "step")
    message = "'{step}' の記録がもうあります。新しいほうだけを残してください。"
    return found(rows[rows["step"].duplicated()], message)
