"""Which encoding a file is in that is not UTF-8, and how to save it as that."""

from __future__ import annotations

import codecs

from guide_data.messages import gettext, say

# Their marks stand first in a file.
MARKS = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}
# The sign by which an old Japanese text leaves ASCII: it is UTF-8, too, but no text of it.
SHIFTS = (b"\x1b$B", b"\x1b$@")
# Tried in turn: what has no fault, and whose letters a Japanese text has, is it.
TRIED = {"cp932": "Shift_JIS", "euc_jp": "EUC-JP"}
HOW = "エディターの「名前をつけて保存」で、文字コードに UTF-8 を選んで保存し直してください。"
ENOUGH = 0.8


def not_utf8(data: bytes) -> str:
    """What is said of a file that is not UTF-8."""
    name = encoding_of(data)
    if name:
        return say(
            "文字コードが UTF-8 ではありません（{name} のようです）。{how}",
            name=name,
            how=gettext(HOW),
        )
    return say("文字コードが UTF-8 ではありません。{how}", how=gettext(HOW))


def is_shifted(data: bytes) -> bool:
    """Whether bytes that may pass for UTF-8 are of another encoding."""
    return is_wide(data) or any(shift in data for shift in SHIFTS)


def is_wide(data: bytes) -> bool:
    """Whether every other byte or so of a text is nothing, as where each letter has two."""
    return data.count(0) * 4 > len(data)


def encoding_of(data: bytes) -> str:
    """The name of the encoding that a text seems to be in; empty where none fits."""
    for mark, name in MARKS.items():
        if data.startswith(mark):
            return name
    if b"\0" in data:
        return "UTF-16"
    if any(shift in data for shift in SHIFTS):
        return gettext("JIS（ISO-2022-JP）")
    shares = {name: japanese(data, codec) for codec, name in TRIED.items()}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > ENOUGH else ""


def japanese(data: bytes, codec: str) -> float:
    """How much of what is not ASCII is kana or common kanji, 0 to 1; negative: no such text."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return -1
    foreign = [sign for sign in text if not sign.isascii()]
    common = [
        sign for sign in foreign if "\u3000" <= sign <= "\u30ff" or "\u4e00" <= sign <= "\u9fff"
    ]
    return len(common) / len(foreign) if foreign else -1
