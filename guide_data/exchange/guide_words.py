"""What an imported guide says of itself, in its own language."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
# What the words of a guide are in, if nothing tells.
USUAL = "en"


@cache
def all_words() -> dict[str, dict[str, str]]:
    """The words of each language."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def guide_words(language: str) -> dict[str, str]:
    """The words of a language, or of the language that it is a kind of; else those of English."""
    known = all_words()
    return known[USUAL] | known.get(language.partition("-")[0], {}) | known.get(language, {})


def language_of(text: str) -> str:
    """The language that a text seems to be in: Japanese is the one that is written with kana."""
    return "ja" if KANA.search(text) else USUAL
