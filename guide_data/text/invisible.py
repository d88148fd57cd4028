"""Signs that nobody sees, or takes for others, shown so that an editor finds them."""

from __future__ import annotations

from guide_data.messages import gettext, listed

# What each is called; those that stand for a gap or a colon are what is meant.
NAMES = {
    "\u3000": "全角スペース",
    "\xa0": "改行しない空白（NBSP）",
    "\t": "タブ",
    "\u2003": "幅の広い空白",
    "\u2009": "幅の狭い空白",
    "\u202f": "幅の狭い空白",
    "\xad": "見えないハイフン",
    "\u200b": "幅のない空白",
    "\u200c": "幅のない区切り",
    "\u200d": "幅のないつなぎ",
    "\u2060": "幅のないつなぎ",
    "\ufeff": "BOM（ファイルの先頭のしるし）",
    "\u200e": "文字の向きのしるし",
    "\u200f": "文字の向きのしるし",
    "\u2028": "行の区切り",
    "\u2029": "段落の区切り",
}
# What a gap that is no half-width space looks like when it is shown.
GAPS = {"\u3000": "␣", "\xa0": "␣", "\t": "⇥", "\u2003": "␣", "\u2009": "␣", "\u202f": "␣"}


def called(sign: str) -> str:
    """A sign by its name, if it has one here, and its number."""
    number = f"U+{ord(sign):04X}"
    return listed([gettext(NAMES[sign]), number]) if sign in NAMES else number


def visible(text: str) -> str:
    """A text with each sign that nobody sees shown, or told by its number."""
    return "".join(GAPS.get(sign) or shown(sign) for sign in text)


def shown(sign: str) -> str:
    """A sign, or its number where it is none to be seen."""
    return sign if sign.isprintable() else f"[U+{ord(sign):04X}]"


def gaps_in(text: str) -> list[str]:
    """The names of the gaps in a text that are no half-width spaces, each once."""
    return [gettext(NAMES[sign]) for sign in dict.fromkeys(text) if sign in GAPS]
