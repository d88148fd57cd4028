"""What is wrong with content, said so that an editor can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: the file, its line (from 1), where in the file, and what.

    ``kind`` names what found it: a rule of consistency, or pydantic's own name.
    """

    file: str
    line: int
    where: str
    what: str
    kind: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.where}: {self.what}".replace(": : ", ": ")


class ContentError(Exception):
    """Content that cannot be shown to a visitor, with every problem found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def nearest(name: str, names: Iterable[str]) -> str:
    """A hint at the name most like ``name``, or nothing."""
    close = get_close_matches(name, list(names), n=1, cutoff=0.6)
    return f"（もしかして '{close[0]}'？）" if close else ""
