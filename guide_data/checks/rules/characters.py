"""Characters: none that nobody sees, none of another language, none that were read wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from guide_data.checks.frames.case import FOUND, Case
from guide_data.checks.frames.manuscript import (
    EVERYTHING,
    Manuscript,
    Scope,
    Sign,
    manuscripts,
    seek,
)
from guide_data.checks.languages.spelling import spelling
from guide_data.checks.rules.load_errors import rule as reading
from guide_data.checks.rules.registry import Family
from guide_data.messages import say

rule = Family("words")

KANJI = re.compile("[一-鿿]")
# In the list of characters for daily use, though not in the encoding that knows the others.
COMMON = frozenset("剝塡頰")
# What UTF-8 looks like where it was read as something else; no language writes these side by side.
MOJIBAKE = re.compile(
    "[\ufffd縺繧繝]+|Ã[\x80-\xbf©¨¤¢‚ƒ„…]|Â[\x80-\xbf]|â(?:€|[\x80-\x9f])[^\\s]?|ã[\x80-\xbf‚ƒ„…†‡ˆ‰Š‹Œ]"
    "|ï[¼½»][^\\s]|[äåæçè][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ–—˜™š›œžŸ][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ–—˜™š›œžŸ]"
    "|=[?](?:UTF-8|utf-8|ISO-2022-JP)[?]|(?:=[0-9A-F]{2}){3,}|(?:%[0-9A-F]{2}){3,}"
    "|\\\\u[0-9a-fA-F]{4}"
)
BEGINS = "\ufffd縺繧繝ÃÂâãïäåæçè=%\\"
KATAKANA = "[ァ-ヴー]"
LOOKALIKES: tuple[Sign, ...] = (
    Sign(
        re.compile("[一－−—―‐‑–-](?:(?<=[ァ-ヴ].)(?=[ァ-ヴ])|(?<=[ァ-ヴ]{2}[^一-])(?![ァ-ヴ0-9]))"),
        "カタカナの「ー」が、似た文字（{0}）になっています。打ち直してください。",
    ),
    Sign(
        re.compile(f"[口力夕工卜八二へべぺ](?<={KATAKANA}.)(?={KATAKANA})"),
        "カタカナの中に、似た別の文字（{0}）があります。打ち直してください。",
    ),
    Sign(
        re.compile("[Ͱ-ϿЀ-ӿ](?:(?=[A-Za-z])|(?<=[A-Za-z].))"),
        "「{0}」は、英字に似た別の文字です。打ち直してください。",
    ),
    Sign(re.compile("[가-힣ᄀ-ᇿ]+"), "ハングル（{0}）があります。消すか、打ち直してください。"),
    Sign(
        re.compile("[゛゜\u3099\u309a]"),
        "濁点や半濁点（{0}）が離れています。打ち直してください。",
    ),
)
ODD_SPACE = "ふつうでない空白{0}があります。半角の空白にするか、消してください。"
SPACES: tuple[Sign, ...] = (
    Sign(re.compile("[\u1680\u2000-\u2008\u200a\u205f\t]"), ODD_SPACE),
    Sign(
        re.compile("\u3000+(?:(?<=\n\u3000)|(?=\n|$))"),
        "行の始めか終わりに、全角の空白があります。消してください。",
    ),
    Sign(
        re.compile(" (?<=[ぁ-ん一-鿿、。] )(?=[ぁ-ん一-鿿「])"),
        "日本語の間に空白があります。消すか、行を分けてください。",
    ),
)
# They keep a mark or a number beside its word, where typography knows them.
HARD_SPACES = (Sign(re.compile("[\u00a0\u2009\u202f]"), ODD_SPACE),)


@rule("double-space", "warning", "続いた空白", example="スマホ  のアプリ")
def double_space(case: Case) -> pd.DataFrame:
    """Spaces in a row, but at the start of a line."""
    message = "空白が続いています。1 つにするか、消してください。"
    return seek(
        case, [Sign(re.compile("[ \u3000]{2,}(?<![\n ][ \u3000]{2})(?<!\n[ \u3000]{3})"), message)]
    )


@rule("stray-space", "warning", "見えない空白や、いらない空白", example="（全角の空白）押します。")
def stray_space(case: Case) -> pd.DataFrame:
    """Spaces of unusual kinds, spaces to indent with, spaces within Japanese."""
    hard = Scope(meant=lambda language: not spelling(language).hard_spaces)
    return pd.concat([seek(case, SPACES), seek(case, HARD_SPACES, hard)])


@rule("half-width-kana", "error", "半角カナ", example="ﾛｸﾞｲﾝ")
def half_width_kana(case: Case) -> pd.DataFrame:
    """Kana and signs of half width."""
    message = "半角カナ（{0}）があります。全角のカタカナにしてください。"
    return seek(case, [Sign(re.compile("[\uff61-\uff9f]+"), message)])


@rule("full-width-digit", "error", "全角の数字", example="６桁のコード")
def full_width_digit(case: Case) -> pd.DataFrame:
    """Digits of full width."""
    message = "全角の数字（{0}）があります。半角の数字にしてください。"
    return seek(case, [Sign(re.compile("[０-９]+"), message)])


@rule("mojibake", "error", "文字化け", example="縺ｾ縺、Ã©、�")
def mojibake(case: Case) -> pd.DataFrame:
    """What was saved in one encoding and read in another."""
    message = "文字化け（{0}）があります。正しい文字に打ち直してください。"
    return seek(case, [Sign(MOJIBAKE, message, BEGINS)], EVERYTHING)


@rule(
    "character-lookalike",
    "error",
    "似ている別の文字",
    example="コ一ド（漢字の一）、设定（中国の字）",
)
def character_lookalike(case: Case) -> pd.DataFrame:
    """Letters that only look like those of the word, which no rule and no search then finds."""
    own = case.tables.draft.language
    rows = [row for text in manuscripts(case.tables) for row in foreign(text, own)]
    foreign_rows = pd.DataFrame(rows, columns=FOUND)
    scope = replace(EVERYTHING, meant=lambda language: spelling(language).known)
    return pd.concat([seek(case, LOOKALIKES, scope), foreign_rows])


def foreign(text: Manuscript, own: str) -> Iterator[tuple[object, ...]]:
    """Kanji that a language does not write: those of other forms, which its encoding lacks.

    What a translation quotes from a screen is in the guide's own language.
    """
    encoding = spelling(text.language).encoding or spelling(own).encoding
    if not encoding:
        return
    quotes = spelling(text.language).encoding and text.language != own
    words, letters = (text.own, set(text.own)) if quotes else (text.text, text.letters)
    for kanji in sorted(filter(KANJI.match, letters - COMMON)):
        if not kanji.encode(encoding, "ignore"):
            row = text.at(words.index(kanji))
            what = "「{kanji}」は、この言語の漢字ではありません。打ち直してください。"
            message = say(what, kanji=kanji)
            yield row["file"], row["line"], row["step"], message


@reading(
    "text-decomposed", "warning", "濁点などが分かれた文字", example="か゛（「が」が 2 文字に）"
)
def text_decomposed(case: Case) -> pd.DataFrame:
    """Lines whose letters are written as a letter and its mark, as some systems copy them."""
    message = "「{}」は、濁点などが分かれた文字です。その言葉を打ち直してください。"
    rows = [
        (document.file, line, "", say(message, word))
        for document in case.tables.draft.documents
        for line, word in document.decomposed
    ]
    return pd.DataFrame(rows, columns=FOUND)
