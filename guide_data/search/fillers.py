"""Words that say nothing of what is sought, in a language, for guides that name none."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_suffix(".toml")


def fillers(language: str) -> list[str]:
    """The words of a language; of ``de-CH``, those of ``de``."""
    return tables().get(language.partition("-")[0].lower(), "").split()


@cache
def tables() -> dict[str, str]:
    """The words of every language of which some are known."""
    tables: dict[str, str] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tables
