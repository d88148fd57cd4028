"""Quotes of a screen: said in the screen's own language, whatever the guide speaks."""

from __future__ import annotations

import re
from typing import TypedDict

from guide_data.model.flow import Flow
from guide_data.text.typography import typography


class Quoted(TypedDict):
    """The language of what is quoted, and the signs around it."""

    language: str
    open: str
    close: str


def quoted_in(flow: Flow) -> Quoted | None:
    """How a translation quotes screens of the original's language; None in the original."""
    if not flow.translated_from:
        return None
    # Not everybody writes the narrow spaces within them.
    first, last = map(str.strip, typography(flow.translated_from).quotes)
    return {"language": flow.translated_from, "open": first, "close": last}


def mark_quotes(html: str, quoted: Quoted | None) -> str:
    """A text's HTML, in which a screen reader reads what is quoted in its own language."""
    if not quoted:
        return html
    first, last = re.escape(quoted["open"]), re.escape(quoted["close"])
    quote = re.compile(f"{first}[^{first}{last}<>]*{last}")
    # A template's Markup would escape what is put into it.
    return quote.sub(rf'<span lang="{quoted["language"]}">\g<0></span>', str(html))
