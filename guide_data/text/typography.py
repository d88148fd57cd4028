"""The marks that a language writes with: commas, brackets, quotation marks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from guide_data.text.language_tags import broader

DIGITS = "0–9"


@dataclass(frozen=True)
class Typography:
    """One language's marks; brackets and quotes each open and close, ``space`` parts words.

    ``headings`` are the first letters of an index's headings; empty: every letter has its own.
    ``same`` are two ways to write the same words.
    """

    space: str
    comma: str
    brackets: tuple[str, str]
    quotes: tuple[str, str]
    headings: str
    same: tuple[tuple[str, str], ...]

    def listed(self, names: Iterable[str]) -> str:
        """Names in one line."""
        return self.comma.join(names)

    def bracketed(self, note: str | None) -> str:
        """A note in brackets; nothing where there is none."""
        return self.space + note.join(self.brackets) if note else ""

    def quoted(self, label: str) -> str:
        """A label as a quotation."""
        return label.join(self.quotes)

    def heading(self, reading: str) -> str:
        """The heading of an index that something stands under that is read so."""
        first = reading[:1].upper()
        if first.isdigit():
            return DIGITS
        return next((letter for letter in reversed(self.headings) if letter <= first), first)


@cache
def known() -> dict[str, Typography]:
    """Every language that has marks of its own."""
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return {
        language: Typography(
            **marks
            | {pair: tuple(marks[pair]) for pair in ("brackets", "quotes")}
            | {"same": tuple(map(tuple, marks["same"]))}
        )
        for language, marks in tomllib.loads(text).items()
    }


def typography(language: str) -> Typography:
    """A language's marks, or those of one that takes it in; of English where there are none."""
    names = (language, *broader(language), "en")
    return next(known()[name] for name in names if name in known())
