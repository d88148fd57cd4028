"""The words of a text, each as one name for all its spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide_data.checks.languages import japanese
from guide_data.text.language_tags import broader

# Compounds that may also be written as one word; what is shorter may be another word (re-sign).
HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SHORTEST = 5


def words_of(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """The content words of a text, each as one name for all its spellings, and as spelled.

    Only of Japanese there is a dictionary; elsewhere, two spellings differ in hyphens alone.
    """
    is_japanese = "ja" in (language, *broader(language))
    return japanese.words_of(text) if is_japanese else tuple(compounds(text))


def compounds(text: str) -> Iterator[tuple[str, str]]:
    """The longer words of a text that is written with spaces, with their hyphens and without."""
    for match in HYPHENED.finditer(text.casefold()):
        if len(match[0]) >= SHORTEST:
            yield match[0].replace("-", ""), match[0]
