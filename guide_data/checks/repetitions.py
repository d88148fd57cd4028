"""Repetitions: two steps or causes that a visitor, the index and the note could not tell apart."""

from __future__ import annotations

import pandas as pd

from guide_data.checks.case import Case, found
from guide_data.checks.likeness import folded
from guide_data.checks.registry import Family

rule = Family("words")

# A shorter text may well be right on two steps.
LONG = 20


def twice(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that say in their language what a row before them says, with that row's step."""
    rows = rows.assign(folded=[folded(text) for text in rows["text"]])
    first = rows.groupby(["language", "folded"])["step"].transform("first")
    return rows.assign(first=first)[rows.duplicated(["language", "folded"])]


@rule(
    "title-twice",
    "warning",
    "2 つのステップの同じ題",
    example="title: コードを待つ  # が 2 つのステップに",
)
def title_twice(case: Case) -> pd.DataFrame:
    """Titles that another step has, too."""
    spoken = case.tables.spoken
    rows = spoken[spoken["where"].eq("title") & spoken["step"].ne("")]
    message = "題「{text}」は '{first}' と同じです。見分けられる題にしてください。"
    return found(twice(rows), message)


@rule(
    "cause-title-twice",
    "error",
    "2 つの原因の同じ題",
    example="title: 端末の不具合  # が causes/ の 2 つのファイルに",
)
def cause_title_twice(case: Case) -> pd.DataFrame:
    """Causes that are called what another is, at their first step."""
    firsts = case.tables.steps.drop_duplicates("cause")
    titles = firsts["cause"].map(case.tables.titles).fillna("")
    rows = firsts.assign(text=titles, language="", step=firsts["cause"])
    message = "題「{text}」は、原因 '{first}' と同じです。見分けられる題にしてください。"
    return found(twice(rows[rows["text"].ne("")]).assign(step="", line=1), message)


@rule(
    "text-twice",
    "warning",
    "2 つのステップの同じ本文",
    example="text: が、別のステップと同じ  # 写したまま",
)
def text_twice(case: Case) -> pd.DataFrame:
    """Texts that another step has, too, word by word."""
    spoken = case.tables.spoken
    rows = spoken[spoken["where"].eq("text") & spoken["step"].ne("")]
    rows = twice(rows[rows["text"].str.len().gt(LONG)])
    message = "本文が '{first}' と同じです。写したままなら、このステップのことに直してください。"
    return found(rows, message)
