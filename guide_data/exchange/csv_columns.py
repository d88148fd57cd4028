"""Which column of somebody's table holds what."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from unicodedata import normalize

COLUMNS = ("step", "title", "text", "answer", "goes to")
MARKS = re.compile(r"[\s_.:：/・*#-]+")


def plain_heading(cell: str) -> str:
    """A heading as all its ways of writing have it."""
    return MARKS.sub(" ", normalize("NFKC", cell).casefold()).strip()


@cache
def known_headings() -> dict[str, str]:
    """What a column holds, by each of its headings."""
    named = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {plain_heading(name): column for column, names in named.items() for name in names}


def columns_of(cells: Sequence[str]) -> dict[str, int]:
    """Where each column stands that a row of headings names; the first of two counts."""
    known = known_headings()
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        column = known.get(plain_heading(cell))
        if column:
            places.setdefault(column, place)
    return places
