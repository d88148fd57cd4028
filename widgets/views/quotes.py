"""Quotes of a screen: said in the screen's own language, whatever the guide speaks."""

from __future__ import annotations

import re

QUOTE = re.compile("「[^「」<>]*」")


def quoted(html: str, language: str) -> str:
    """A text's HTML, in which a screen reader reads the quoted screens as Japanese."""
    if language.startswith("ja"):
        return html
    # A template's Markup would escape what is put into it.
    return QUOTE.sub(r'<span lang="ja">\g<0></span>', str(html))
