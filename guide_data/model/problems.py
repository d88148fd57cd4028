"""What is wrong with content, said so that an editor can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice

# To compare a name with more would take long, and help little.
MOST_COMPARED = 10_000


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: the file, its line (from 1), where in the file, and what.

    ``rule`` is the id of the rule that found it.
    """

    file: str
    line: int
    where: str
    what: str
    rule: str = field(default="unreadable", compare=False)

    def __str__(self) -> str:
        said = f"{self.file}:{self.line}: {self.where}: {self.what}".replace(": : ", ": ")
        return one_line(said)


class ContentError(Exception):
    """Content that cannot be shown to a visitor, with every problem found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def nearest(name: str, names: Iterable[str]) -> str:
    """A hint at the name most like ``name``, or nothing."""
    close = get_close_matches(name, islice(names, MOST_COMPARED), n=1, cutoff=0.6)
    return f"（もしかして '{close[0]}'？）" if close else ""


def one_line(said: str) -> str:
    """Words on one line: the lines of what they quote could pass for lines of a report."""
    return " ".join(said.splitlines())
