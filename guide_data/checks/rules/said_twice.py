"""Paragraphs and instructions that stand twice in one text: pasted once too often."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.statements import ITEM
from guide_data.checks.frames.tables import Row
from guide_data.checks.rules.registry import Family

rule = Family("words")

# Shorter ones may well be said twice (送ります。).
LONG = 12


@rule(
    "line-twice",
    "warning",
    "1 つの本文に 2 回ある段落や手順",
    example="番号やリンクは、使わないでください。  # 同じ段落がもう 1 つ",
)
def line_twice(case: Case) -> pd.DataFrame:
    """Lines of a text that stand in it before, whatever their number."""
    rows = case.tables.spoken
    rows = rows[rows["step"].ne("") & rows["text"].str.contains("\n")]
    columns = rows[["step", "text", "file", "text_line"]].itertuples(index=False, name=None)
    held = [row for text in columns for row in repeated(*text)]
    message = "「{said}」が、この本文に 2 回あります。1 つにしてください。"
    return found(pd.DataFrame(held), message)


def repeated(step: str, text: str, file: str, line: int) -> Iterator[Row]:
    """The lines of a text that it says again; instructions under another heading may be so."""
    met: set[str] = set()
    for n, one in enumerate(text.split("\n")):
        if one.strip().startswith("**") and one.strip().endswith("**"):
            met = set()
        said = ITEM.sub("", one).strip()
        if len(said) >= LONG and said in met:
            yield {"said": said, "step": step, "file": file, "line": line + n}
        met.add(said)
