"""Words that stand twice where they are meant once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from guide_data.checks.frames.case import FOUND, Case
from guide_data.checks.frames.manuscript import (
    PUBLIC,
    Manuscript,
    Scope,
    Sign,
    languages_of,
    manuscripts,
    seek,
)
from guide_data.checks.languages.spelling import spelling
from guide_data.checks.rules.registry import Family
from guide_data.messages import say

rule = Family("words")

MESSAGE = "「{0}」は、同じ言葉が続いています。1 つにしてください。"
# How long what stands twice may be.
LENGTHS = range(2, 17)


@rule(
    "word-doubled",
    "warning",
    "続けて 2 回書いた言葉",
    example="コードをを入れます。the the",
    needs="spelling",
)
def word_doubled(case: Case) -> pd.DataFrame:
    """Particles and words that were typed twice."""
    rows = [row for text in manuscripts(case.tables) if text in PUBLIC for row in twice(text)]
    parts = [
        seek(case, [Sign(pattern, MESSAGE) for pattern in spelling(one).doubled], Scope(only=one))
        for one in languages_of(case.tables)
    ]
    return pd.concat([pd.DataFrame(rows, columns=FOUND), *parts])


def twice(text: Manuscript) -> Iterator[tuple[object, ...]]:
    """Words that follow themselves, with or without a space."""
    words, pattern = text.text.replace("\n", " "), spelling(text.language).twice
    for position in sorted(set(repeats(words.lower()))):
        if match := pattern.match(words, position):
            row = text.at(position)
            yield row["file"], row["line"], row["step"], say(MESSAGE, match[1])


def repeats(text: str) -> Iterator[int]:
    """Where something stands twice in a row; a regular expression takes many times as long."""
    letters = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    for length in LENGTHS:
        same = (letters[length:] == letters[:-length]).tobytes()
        at = same.find(b"\1" * length)
        while at >= 0:
            yield at
            at = same.find(b"\1" * length, at + 1)
