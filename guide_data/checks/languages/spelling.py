"""How a language is spelled and marked, as its file of phrases tells in ``[spelling]``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from guide_data.checks.languages.asking import NOTHING
from guide_data.checks.languages.language_phrases import read


@dataclass(frozen=True)
class Spelling:
    """What rules of characters and marks know of a language; ``known`` is whether they know any.

    ``encoding`` has every kanji that it writes with, and no other. ``wide`` languages have marks
    of full width, those with ``ordinals`` a full stop after a number (1. Mai), with ``kana`` a way
    to write what is read; ``hard_spaces`` belong to its typography; marks are ``spaced_before``
    where a space belongs before them (; : ! ?). ``doubled`` are words that do not follow one
    another, ``twice`` a word that follows itself and does not mean to. ``unended`` is a line that
    is no whole sentence, ``unfinished`` an editor's mark.
    """

    known: bool
    encoding: str
    wide: bool
    ordinals: bool
    kana: bool
    hard_spaces: bool
    spaced_before: bool
    doubled: tuple[re.Pattern[str], ...]
    twice: re.Pattern[str]
    unended: re.Pattern[str] | None
    unfinished: tuple[re.Pattern[str], ...]


@cache
def spelling(language: str) -> Spelling:
    """How a language is spelled."""
    said = read(language).get("spelling", {})
    return Spelling(
        known=bool(said),
        encoding=said.get("encoding", ""),
        wide=said.get("wide", False),
        ordinals=said.get("ordinals", False),
        kana=said.get("kana", False),
        hard_spaces=said.get("hard_spaces", False),
        spaced_before=said.get("spaced_before", False),
        doubled=tuple(map(re.compile, said.get("doubled", ()))),
        twice=re.compile(said.get("twice", NOTHING), re.IGNORECASE),
        unended=re.compile(said["unended"]) if "unended" in said else None,
        unfinished=tuple(
            re.compile(pattern, re.IGNORECASE | re.MULTILINE)
            for pattern in said.get("unfinished", ())
        ),
    )
