"""Text as the rules of words read it: what a visitor sees, what is quoted, where sentences end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from guide_data.checks.languages.japanese import SENTENCE
from guide_data.text.references import REFERENCE, ReferenceTable, expand

# What others say, with what it means, in whatever language: not ours to judge.
QUOTED = re.compile("「[^「」]*」(?: ?\\([^()]*\\))?|『[^『』]*』|“[^“”„]*”|„[^“”„]*[“”]|«[^«»]*»")
# Where a sentence ends that is written with spaces.
SPACED = re.compile(r"(?<=[.!?])(?<!\b\w\.) +(?=\S)")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
ITEM = re.compile(r"^\s*(?:[0-9]+\.|-)\s+")


def visible(text: str, references: ReferenceTable) -> str:
    """A text as the visitor sees it: references filled in, without marks for bold and links."""
    return LINK.sub(r"\1", expand(text, references)).replace("**", "")


# Kept, as several rules read the same lines, and at every save most of them are as they were.
@lru_cache(maxsize=8192)
def own(text: str) -> str:
    """A text without what it quotes from others; what is left out leaves its quotes."""
    return QUOTED.sub("「」", REFERENCE.sub("「」", text))


def sentences(lines: pd.DataFrame, view: Callable[[str], str] = str) -> pd.DataFrame:
    """Lines once for each of their sentences, which stands in the column ``sentence``."""
    return once_each(lines, "sentence", [sentences_of(view(text)) for text in lines["text"]])


def once_each(rows: pd.DataFrame, column: str, held: Sequence[Any]) -> pd.DataFrame:
    """Rows once for each thing that they hold, which stands in a column of its own."""
    things = pd.Series(held, index=rows.index, dtype=object)
    return rows.assign(**{column: things}).explode(column).dropna(subset=column)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, without the marks of lists."""
    lines = (ITEM.sub("", line) for line in text.split("\n"))
    ended = (sentence for line in lines for sentence in SENTENCE.findall(line))
    return [part for sentence in ended for part in SPACED.split(sentence.strip())]


def in_language(
    rows: pd.DataFrame, holds: Callable[[str, str], object], column: str = "text"
) -> pd.Series:
    """Which rows' texts are such in the language that they are in."""
    pairs = zip(rows[column], rows["language"], strict=True)
    return pd.Series([bool(holds(*pair)) for pair in pairs], index=rows.index, dtype=bool)


def where(rows: pd.DataFrame, holds: Callable[[str], object], column: str = "text") -> pd.DataFrame:
    """The rows whose text is such."""
    return rows[rows[column].map(lambda text: bool(holds(text))).astype(bool)]
