"""Titles as they stand in the boxes of a map: in lines, and as wide as their letters are."""

from __future__ import annotations

import re
from textwrap import wrap

from wcwidth import wcswidth

# Letters in a line, of a script that has gaps between its words and of one that has none.
SPACED, SOLID = 22, 10
# A narrow letter's width, a line's height, and what is around them, in pixels.
LETTER, LINE, MARGIN, PADDING = 7.2, 17, 18, 12


def lines(title: str) -> list[str]:
    """A title in lines of about equal length; none begins with what closes the one before."""
    if " " in title:
        return wrap(title, SPACED)
    size = -(-len(title) // (-(-len(title) // SOLID) or 1)) or 1
    return re.findall(f".{{1,{size}}}[、。」）・ー]*", title) or [""]


def width(line: str) -> float:
    """How wide a line is."""
    return max(wcswidth(line), 1) * LETTER


def box(title: str) -> tuple[float, float]:
    """How large a box a title needs."""
    shown = lines(title)
    return max(map(width, shown)) + MARGIN, len(shown) * LINE + PADDING
