"""Repetitions: two steps or causes that a visitor, the index and the note could not tell apart."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.tables import Row, at
from guide_data.checks.languages.likeness import folded
from guide_data.checks.rules.registry import Family

rule = Family("words")

# A shorter text may well be right on two steps.
LONG = 20


def twice(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that say in their language what a row before them says, with that row's step."""
    first: dict[tuple[str, str], str] = {}
    keys = zip(rows["language"], rows["text"].map(folded), strict=True)
    firsts = [first.setdefault(key, step) for key, step in zip(keys, rows["step"], strict=True)]
    rows = rows.assign(first=firsts)
    return rows[rows["first"].ne(rows["step"])]


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
    """Causes that are called what another is."""
    met: dict[tuple[str, str], str] = {}
    rows = []
    for language, cause, text, place in cause_titles(case):
        first = met.setdefault((language, folded(text)), cause)
        if first != cause:
            rows.append({"text": text, "first": first} | place)
    message = "題「{text}」は、原因 '{first}' と同じです。見分けられる題にしてください。"
    return found(pd.DataFrame(rows), message)


def cause_titles(case: Case) -> Iterator[tuple[str, str, str, Row]]:
    """Every cause's title in every language, with where it stands."""
    draft = case.tables.draft
    for cause, text in draft.titles.items():
        if steps := draft.steps.get(cause):
            yield draft.language, cause, text, {"file": steps[0].document.file, "line": 1}
    if strings := draft.strings:
        for cause, text in strings.item.causes.items():
            yield "en", cause, text, at(strings, "causes", cause)


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
    return found(twice(rows), message)
