"""What rules must know of each language: its letters, how it denies, what its answers are.

A language is a file beside this one (``phrases_ja.toml``); of one that has none, rules know
nothing and find nothing, and ``unjudged`` says so. A part that a language has no use for stands
in its file and is empty.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from guide_data.checks.languages.asking import NOTHING, Asking, asking, compiled
from guide_data.text.language_tags import broader

# What says the one, and what says the other.
Opposites = tuple[re.Pattern[str], re.Pattern[str]]
# Patterns that stand in a file by themselves, and in its tables.
PATTERNS = (
    *("letters", "signs", "negation", "denies", "forbids", "uncounted", "hedges", "over"),
    *("double_negative", "stopwords", "papers"),
)
ANSWERS = ("yes_no", "rest", "empty", "asks", "question", "negative")
FORMS = ("polite", "plain")


@dataclass(frozen=True)
class Phrases:
    """What is known of a language; ``letters`` and ``signs`` are those that it writes with.

    ``numbers`` are its words for numbers, ``uncounted`` what others need not count (1つ).
    ``negation`` are words that turn a statement round, ``denies`` how a clause does it,
    ``forbids`` what tells somebody not to, ``hedges`` what makes a must a may, ``over`` what says
    that something no longer counts. ``stopwords`` are so common that they tell the language.
    ``opposites`` are pairs of which a text in small letters says one (on, off). ``answers`` tell
    those that say nothing, ``forms`` how it addresses somebody (throughout a guide in ``one_form``,
    where words tell it), ``papers`` names of papers that prove who one is, ``pressed`` what is
    pressed, before its label or after it. ``known`` are the parts that its file has.
    """

    language: str
    letters: re.Pattern[str]
    signs: re.Pattern[str]
    negation: re.Pattern[str]
    denies: re.Pattern[str]
    forbids: re.Pattern[str]
    uncounted: re.Pattern[str]
    hedges: re.Pattern[str]
    over: re.Pattern[str]
    double_negative: re.Pattern[str]
    stopwords: re.Pattern[str]
    papers: re.Pattern[str]
    numbers: dict[str, str]
    opposites: dict[str, Opposites]
    answers: dict[str, re.Pattern[str]]
    forms: dict[str, re.Pattern[str]]
    one_form: bool
    pressed: re.Pattern[str]
    pressed_after: bool = False
    lengths: dict[str, int] = field(default_factory=dict)
    asking: Asking | None = None
    known: frozenset[str] = frozenset()

    @property
    def own_letters(self) -> bool:
        """Whether the language has letters that most others do not write with."""
        return self.letters.pattern != NOTHING


def patterns(names: Iterable[str], said: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    """The patterns of these names; what is not said fits nothing."""
    return {name: compiled(said.get(name) or NOTHING) for name in names}


@cache
def phrases(language: str) -> Phrases:
    """What is known of a language; of a variant (fr-CA) what is known of the whole."""
    said = read(language)
    pressing = said.get("pressed", {})
    denies = {"denies": said.get("negation", NOTHING)}
    return Phrases(
        language=language,
        **patterns(PATTERNS, denies | said),
        numbers={w: n for n, words in said.get("numbers", {}).items() for w in words.split()},
        opposites={
            name: (re.compile(one), re.compile(other))
            for name, (one, other) in said.get("opposites", {}).items()
        },
        answers=patterns(ANSWERS, said.get("answers", {})),
        forms=patterns(FORMS, said.get("forms", {})),
        one_form=said.get("forms", {}).get("one", False),
        pressed=compiled(pressing.get("verb") or NOTHING),
        pressed_after=pressing.get("after", False),
        lengths=said.get("lengths", {}),
        asking=asking(said["asking"]) if "asking" in said else None,
        known=frozenset(said),
    )


def read(language: str) -> dict[str, Any]:
    """The file of a language, or of the nearest that takes it in."""
    paths = map(file_of, (language, *broader(language)))
    path = next((path for path in paths if path.exists()), None)
    return tomllib.loads(path.read_text(encoding="utf-8")) if path else {}


def file_of(language: str) -> Path:
    """Where what is known of a language stands."""
    return Path(__file__).with_name(f"phrases_{language}.toml")
