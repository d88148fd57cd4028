"""The marks that a language writes with: commas, brackets, quotation marks, and its alphabet."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from guide_data.text.language_tags import of_tag


@dataclass(frozen=True)
class Typography:
    """One language's marks; brackets and quotes each open and close, ``space`` parts words.

    ``locale`` is what browsers call it, where its tag says too little. ``same`` are two ways to
    write the same words. The rest is for the order of an index (see typography.toml).
    """

    locale: str = ""
    space: str = " "
    comma: str = ", "
    brackets: tuple[str, str] = ("(", ")")
    quotes: tuple[str, str] = ("“", "”")
    same: tuple[tuple[str, str], ...] = ()
    readings: bool = False
    letters: tuple[str, ...] = ()
    headings: str = ""
    encoding: str = ""
    sections: dict[str, str] = field(default_factory=dict)

    def listed(self, names: Iterable[str]) -> str:
        """Names in one line."""
        return self.comma.join(names)

    def bracketed(self, note: str | None) -> str:
        """A note in brackets; nothing where there is none."""
        return self.space + note.join(self.brackets) if note else ""

    def quoted(self, label: str) -> str:
        """A label as a quotation."""
        return label.join(self.quotes)


@cache
def known() -> dict[str, Typography]:
    """Every language that has marks of its own."""
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return {language: marks_of(said) for language, said in tomllib.loads(text).items()}


def marks_of(said: dict[str, Any]) -> Typography:
    """The marks of a language as the file has them."""
    given: dict[str, Any] = dict(said)
    given |= {name: tuple(said[name]) for name in ("brackets", "quotes") if name in said}
    given["same"] = tuple(map(tuple, said.get("same", ())))
    given["letters"] = tuple(said.get("letters", "").split())
    return Typography(**given)


@cache
def typography(language: str) -> Typography:
    """A language's marks, or those of one that takes it in; else such as English has."""
    return of_tag(known(), language) or PLAIN


PLAIN = Typography()
