"""A chart as an image: it needs no script, no network, and no font that only this machine has.

Nothing of it stands where it does for the width of its letters, and what measures them is left
out: it is the same drawing wherever it is made.
"""

from __future__ import annotations

import re
from html import escape
from unicodedata import east_asian_width

import altair as alt
import vl_convert

from guide_data.audits.display import Shown
from guide_data.messages import gettext
from guide_data.model.image_address import image_address

# Readers' own letters: those of Apple's, Google's, Microsoft's and free systems.
FONTS = "Hiragino Sans,Noto Sans JP,Noto Sans CJK JP,BIZ UDPGothic,Yu Gothic,Meiryo,sans-serif"
# As wide as a notebook on a small screen; everything in pixels.
WIDTH, MARGIN, LETTER = 860, 12, 13
PAPER, INK, PALE = "#ffffff", "#111111", "#d5dbe1"
WIDE = frozenset("WFA")
# What Vega writes though an image does not show it, or the whole drawing says it once.
UNSEEN = re.compile(
    r'<path[^>]* (?:display="none"|class="background"[^>]*)/>'
    r'| (?:class|role|aria-[a-z]+|font-family|stroke-miterlimit|version|xmlns:xlink)="[^"]*"'
    rf'| (?:text-anchor="start"|fill="none"|font-size="{LETTER}px"|fill="{INK}")'
)
ONCE = f'<svg lang="ja" font-family="{FONTS}" font-size="{LETTER}px" fill="{INK}"'
PLACES, FRACTION = re.compile(r' (?:d|transform)="[^"]*"'), re.compile(r"\d+\.\d+")
ELEMENT = re.compile(r">(?=<(?:text|path)\b)")


def shown(layers: list[alt.Chart], height: int, answer: str, numbers: Shown) -> Shown:
    """Layers as an image whose alternative is its ``answer``; its numbers are below it."""
    source = image_address(svg(layers, height)).replace("&", "&amp;")
    image = f'<img alt="{escape(answer)}" style="max-width:100%;height:auto" src="{source}">'
    summary = gettext("数で見る")
    below = f"<details><summary>{summary}</summary>\n{numbers.html}\n</details>"
    return Shown(f"{image}\n{below}", numbers.plain)


def svg(layers: list[alt.Chart], height: int) -> str:
    """The drawing of some layers, an element a line."""
    whole = alt.layer(*layers).properties(
        width=WIDTH, height=height, autosize=alt.AutoSizeParams(type="none"), padding=MARGIN
    )
    whole = whole.configure(
        aria=False,
        background=PAPER,
        view=alt.ViewConfig(stroke=None),
        text=alt.MarkConfig(fontSize=LETTER, color=INK, align="left", baseline="middle"),
    )
    drawn = PLACES.sub(rounded, UNSEEN.sub("", vl_convert.vegalite_to_svg(whole.to_dict())))
    return ELEMENT.sub(">\n", drawn.replace("<svg", ONCE, 1))


def rounded(places: re.Match[str]) -> str:
    """Places to a tenth of a pixel."""
    return FRACTION.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), places[0])


def width(text: str) -> float:
    """About how wide a text is, in letters of Japanese."""
    return sum(1 if east_asian_width(letter) in WIDE else 0.6 for letter in text)


def cut(text: str, letters: float) -> str:
    """A text that is no wider than some letters of Japanese."""
    if width(text) <= letters:
        return text
    while text and width(text) > letters - 1:
        text = text[:-1]
    return f"{text}…"


def wrapped(text: str, letters: float, most: int) -> str:
    """A text in lines of some letters of Japanese; what does not fit into ``most`` is cut."""
    lines = [""]
    for letter in text:
        if width(lines[-1] + letter) > letters:
            lines.append("")
        lines[-1] += letter
    return "\n".join([*lines[: most - 1], cut("".join(lines[most - 1 :]), letters)]).rstrip("\n")
