"""Text as the rules of words read it: what a visitor sees, what is quoted, where sentences end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from guide_data.checks.languages.japanese import SENTENCE
from guide_data.text.code import CODE
from guide_data.text.markdown_syntax import EMPHASIS
from guide_data.text.references import REFERENCE, ReferenceTable, expand

# What others say, with what it means, in whatever language: not ours to judge.
QUOTED = re.compile("「[^「」]*」(?: ?\\([^()]*\\))?|『[^『』]*』|“[^“”„]*”|„[^“”„]*[“”]|«[^«»]*»")
# Where a sentence ends that is written with spaces.
SPACED = re.compile(r"(?<=[.!?])(?<!\b\w\.) +(?=\S)")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
# The marks before what a line says: of a quotation, of a list.
MARKED = re.compile(rf"{EMPHASIS.pattern}|`+")
ITEM = re.compile(r"^\s*(?:>\s?)*(?:(?:[0-9]+\.|-)\s+)?")
# Lines of a table, its cells and what is only drawn; the kind of a callout.
ROW = re.compile(r"^[\s>]*\|.*\|\s*$")
CELL = re.compile(r"(?<!\\)\|")
DRAWN = re.compile(r"^[\s>]*(?:\[!\w+\]|[|:\s-]*-{3,}[|:\s-]*)$")


def visible(text: str, references: ReferenceTable) -> str:
    """A text as the visitor sees it: references filled in, without the marks of words and links."""
    return MARKED.sub(r"\1", LINK.sub(r"\1", expand(text, references)).replace("**", ""))


# Kept, as several rules read the same lines, and at every save most of them are as they were.
@lru_cache(maxsize=8192)
def own(text: str) -> str:
    """A text without what it quotes from others; what is left out leaves its quotes."""
    return QUOTED.sub("「」", REFERENCE.sub("「」", CODE.sub("「」", text)))


def sentences(lines: pd.DataFrame, view: Callable[[str], str] = str) -> pd.DataFrame:
    """Lines once for each of their sentences, which stands in the column ``sentence``."""
    return once_each(lines, "sentence", [sentences_of(view(text)) for text in lines["text"]])


def once_each(rows: pd.DataFrame, column: str, held: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """Rows once for each thing that they hold, which stands in a column of its own."""
    places = [place for place, things in enumerate(held) for _ in things]
    repeated = rows.iloc[places]
    things = [thing for one in held for thing in one]
    return repeated.assign(**{column: pd.Series(things, repeated.index, dtype=object)})


@lru_cache(maxsize=8192)
def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a text, without the marks of lists."""
    lines = (ITEM.sub("", part) for line in text.split("\n") for part in parts_of(line))
    ended = (sentence for line in lines for sentence in SENTENCE.findall(line))
    return tuple(part for sentence in ended for part in SPACED.split(sentence.strip()))


def parts_of(line: str) -> list[str]:
    """A line, or each cell of a line of a table."""
    if DRAWN.match(line):
        return []
    return CELL.split(line) if ROW.match(line) else [line]


def in_language(
    rows: pd.DataFrame, holds: Callable[[str, str], object], column: str = "text"
) -> pd.Series:
    """Which rows' texts are such in the language that they are in."""
    pairs = zip(rows[column], rows["language"], strict=True)
    return pd.Series([bool(holds(*pair)) for pair in pairs], index=rows.index, dtype=bool)


def where(rows: pd.DataFrame, holds: Callable[[str], object], column: str = "text") -> pd.DataFrame:
    """The rows whose text is such."""
    return rows[rows[column].map(lambda text: bool(holds(text))).astype(bool)]
