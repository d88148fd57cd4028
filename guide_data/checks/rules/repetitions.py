"""Repetitions: two steps or causes that a visitor, the index and the note could not tell apart."""

from __future__ import annotations

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.languages.likeness import folded
from guide_data.checks.rules.registry import Family

rule = Family("words")

# A shorter text may well be right on two steps.
LONG = 20
# The titles of causes, by their places in a translation.
CAUSES = "causes."


def twice(rows: pd.DataFrame, of: pd.Series[str]) -> pd.DataFrame:
    """The rows that say in their language what a row ``of`` something else says before them.

    ``first`` is what that row is of.
    """
    first: dict[tuple[str, str], str] = {}
    keys = zip(rows["language"], rows["text"].map(folded), strict=True)
    firsts = [first.setdefault(key, own) for key, own in zip(keys, of, strict=True)]
    rows = rows.assign(first=firsts)
    return rows[rows["first"].ne(of)]


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
    return found(twice(rows, of=rows["step"]), message)


@rule(
    "cause-title-twice",
    "error",
    "2 つの原因の同じ題",
    example="title: 端末の不具合  # が causes/ の 2 つのファイルに",
)
def cause_title_twice(case: Case) -> pd.DataFrame:
    """Causes that are called what another is."""
    spoken = case.tables.spoken
    rows = spoken[spoken["where"].str.startswith(CAUSES)]
    rows = twice(rows, of=rows["where"].str.removeprefix(CAUSES))
    message = "題「{text}」は、原因 '{first}' と同じです。見分けられる題にしてください。"
    return found(rows, message)


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
    # Long texts are seldom the same, and take long to fold.
    rows = rows[rows["text"].str.len().gt(LONG) & rows.duplicated(["language", "text"], keep=False)]
    message = "本文が '{first}' と同じです。写したままなら、このステップのことに直してください。"
    return found(twice(rows, of=rows["step"]), message)
