"""The lines of texts, as far as a reader takes them for words: neither empty nor of code."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from guide_data.text.code import without_blocks


def numbered_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text that are not empty, each with its number, from 0."""
    for number, line in enumerate(without_blocks(text).split("\n")):
        if line.strip():
            yield number, line


def by_line(texts: pd.DataFrame) -> pd.DataFrame:
    """Texts once for each of their lines that is not empty."""
    lines = [without_blocks(text).split("\n") for text in texts["text"]]
    rows = texts.assign(text=pd.Series(lines, index=texts.index, dtype=object)).explode("text")
    number = rows.groupby(level=0).cumcount()
    rows = rows.assign(line=rows["text_line"] + number).drop(columns="text_line")
    return rows[rows["text"].str.strip().ne("")].reset_index(drop=True)
