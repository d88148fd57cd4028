"""What rules must know of each language: its letters, how it denies, how it asks for secrets.

A language is a file beside this one (``phrases_ja.toml``); of one that has none, rules know
nothing, and find nothing.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

NOTHING = "(?!)"
# What says the one, and what says the other.
Opposites = tuple[re.Pattern[str], re.Pattern[str]]


@dataclass(frozen=True)
class Asking:
    """How sentences of a language ask for a secret.

    ``orders`` are phrases and the gaps between them, each after what must not stand in the
    sentence; ``removed`` are taken out of a sentence first; one with something ``denied`` after
    its first ``secret`` (as what is ``given``, where a language marks that) does not ask.
    """

    removed: tuple[re.Pattern[str], ...]
    denied: re.Pattern[str]
    secret: re.Pattern[str]
    given: re.Pattern[str]
    orders: tuple[tuple[re.Pattern[str], ...], ...]


@dataclass(frozen=True)
class Phrases:
    """What is known of a language; ``letters`` and ``signs`` are those that it alone writes with.

    ``numbers`` are its words for numbers, ``uncounted`` what others need not count (1つ).
    ``negation`` are words that turn a statement round, ``forbids`` what tells somebody not to,
    ``hedges`` what makes a must a may. ``opposites`` are pairs of which a text in small
    letters says one (on, off).
    """

    letters: re.Pattern[str]
    signs: re.Pattern[str]
    negation: re.Pattern[str]
    forbids: re.Pattern[str]
    uncounted: re.Pattern[str]
    hedges: re.Pattern[str]
    numbers: dict[str, str]
    opposites: dict[str, Opposites]
    asking: Asking | None = None

    @property
    def own_letters(self) -> bool:
        """Whether the language has letters that no other writes with."""
        return self.letters.pattern != NOTHING


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern for which case does not matter."""
    return re.compile(pattern, re.IGNORECASE)


@cache
def phrases(language: str) -> Phrases:
    """What is known of a language."""
    path = Path(__file__).with_name(f"phrases_{language}.toml")
    said = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    names = ("letters", "signs", "negation", "forbids", "uncounted", "hedges")
    patterns = {name: compiled(said.get(name, NOTHING)) for name in names}
    counted = {word: n for n, words in said.get("numbers", {}).items() for word in words.split()}
    opposed = {
        name: (re.compile(one), re.compile(other))
        for name, (one, other) in said.get("opposites", {}).items()
    }
    asked = asking(said["asking"]) if "asking" in said else None
    return Phrases(**patterns, numbers=counted, opposites=opposed, asking=asked)


def asking(said: dict[str, Any]) -> Asking:
    """The patterns of asking; a phrase may name those before it in braces."""
    whole: dict[str, str] = {}
    for name, pattern in said["phrases"].items():
        whole[name] = pattern.format(**whole)
    known = {name: compiled(pattern) for name, pattern in (whole | said["gaps"]).items()}
    return Asking(
        removed=tuple(map(compiled, said["removed"])),
        denied=compiled(said["denied"]),
        secret=known["secret"],
        given=known.get("object", compiled(NOTHING)),
        orders=tuple(order_of(order, known) for order in said["orders"]),
    )


def order_of(names: list[str], known: dict[str, re.Pattern[str]]) -> tuple[re.Pattern[str], ...]:
    """The patterns of an order; the first is what must not be there (``!theirs``)."""
    unless = [] if names[0].startswith("!") else [compiled(NOTHING)]
    return (*unless, *(known[name.removeprefix("!")] for name in names))
