"""How else one may write a language, for the search to read alike."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_suffix(".toml")


def spellings(language: str) -> list[list[str]]:
    """The patterns of a language, each with what it reads as; of ``de-CH``, those of ``de``."""
    return tables().get(language.partition("-")[0].lower(), [])


@cache
def tables() -> dict[str, list[list[str]]]:
    """The patterns of every language that has some."""
    tables: dict[str, list[list[str]]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tables
