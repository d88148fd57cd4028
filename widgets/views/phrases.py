"""Headings that break between phrases, in languages that are written without spaces."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html import escape

import budoux

from widgets.views.quotes import Quoted, mark_quotes

PARSERS: dict[str, Callable[[], budoux.Parser]] = {
    "ja": budoux.load_default_japanese_parser,
    "zh-Hans": budoux.load_default_simplified_chinese_parser,
    "zh-Hant": budoux.load_default_traditional_chinese_parser,
    "th": budoux.load_default_thai_parser,
}


def heading(text: str, language: str, quoted: Quoted | None = None) -> str:
    """A heading's HTML, in which a line may break after every phrase; quotes are marked."""
    breaking = "<wbr>".join(map(escape, phrases(text, language)))
    return mark_quotes(breaking, quoted)


@cache
def phrases(text: str, language: str) -> list[str]:
    """A text in its phrases; in one piece where the language is written with spaces."""
    return parser(language).parse(text) if language in PARSERS else [text]


@cache
def parser(language: str) -> budoux.Parser:
    """What knows the phrases of a language."""
    return PARSERS[language]()
