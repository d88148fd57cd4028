"""Headings that break between phrases, in languages that are written without spaces."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html import escape

import budoux

from guide_data.text.language_tags import broader
from widgets.views.quotes import Quoted, mark_quotes

PARSERS: dict[str, Callable[[], budoux.Parser]] = {
    "ja": budoux.load_default_japanese_parser,
    "zh-Hans": budoux.load_default_simplified_chinese_parser,
    "zh-Hant": budoux.load_default_traditional_chinese_parser,
    "th": budoux.load_default_thai_parser,
}
# Letters of a heading on the line of the narrowest phone, and of one with text of 200 %.
LINE, LONGEST = 13, 6


def heading(text: str, language: str, quoted: Quoted | None = None) -> str:
    """A heading's HTML: phrases that stay together, or quotes that are marked.

    With ``<wbr>`` Chromium would give its name to screen readers with a space after every phrase.
    """
    known = next((tag for tag in (language, *broader(language)) if tag in PARSERS), "")
    if quoted or not known or len(text) <= LINE:
        return mark_quotes(escape(text), quoted)
    return "".join(map(phrase, phrases(text, known)))


def phrase(text: str) -> str:
    """A phrase that stays together; one too long for a phone's line may break anywhere."""
    return f"<span>{escape(text)}</span>" if 1 < len(text) <= LONGEST else escape(text)


@cache
def phrases(text: str, language: str) -> list[str]:
    """A text in its phrases."""
    return parser(language).parse(text)


@cache
def parser(language: str) -> budoux.Parser:
    """What knows the phrases of a language."""
    return PARSERS[language]()
