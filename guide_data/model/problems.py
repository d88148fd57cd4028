"""What is wrong with content, said so that an editor can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice
from unicodedata import normalize

from guide_data.messages import say

# To compare a name with more would take long, and help little.
MOST_COMPARED = 10_000


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: the file, its line (from 1), where in the file, and what.

    ``rule`` is the id of the rule that found it, ``place`` is ``where`` in an editor's words.
    ``follows`` is whether mending another one mends it, too.
    """

    file: str
    line: int
    where: str
    what: str
    rule: str = field(default="unreadable", compare=False)
    place: str = field(default="", compare=False)
    follows: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        return one_line(f"{self.file}:{self.line}: {self.said}")

    @property
    def said(self) -> str:
        """What to mend, behind its place."""
        return f"{self.place}: {self.what}" if self.place else self.what


class ContentError(Exception):
    """Content that cannot be shown to a visitor, with every problem in it, causes first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda one: (one.follows, one)))
        super().__init__("\n".join(map(str, self.problems)))


def most_like(name: str, names: Iterable[str]) -> str:
    """The name most like ``name``, whatever its width and case; empty where none is near."""
    known = {plain_name(one): one for one in islice(names, MOST_COMPARED)}
    close = get_close_matches(plain_name(name), known, n=1, cutoff=0.6)
    return known[close[0]] if close else ""


def plain_name(name: str) -> str:
    """A name as all its ways of writing have it: half-width, in small letters, with hyphens."""
    return "-".join(normalize("NFKC", name).casefold().replace("_", " ").split())


def nearest(name: str, names: Iterable[str]) -> str:
    """A hint at the name most like ``name``, or nothing."""
    close = most_like(name, names)
    return did_you_mean(close) if close else ""


def did_you_mean(name: str) -> str:
    """A hint at the name that is meant."""
    return say("（もしかして '{name}'？）", name=name)


def one_line(said: str) -> str:
    """Words on one line: the lines of what they quote could pass for lines of a report."""
    return " ".join(said.splitlines())
