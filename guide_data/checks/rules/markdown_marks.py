"""Marks of Markdown and HTML that the guide does not know: a visitor would see them as they are."""

from __future__ import annotations

import re
from collections.abc import Collection

import pandas as pd

from guide_data.checks.frames.case import Case
from guide_data.checks.frames.manuscript import COVER, Scope, Sign, seek
from guide_data.checks.frames.tables import Row
from guide_data.checks.rules.registry import Family
from guide_data.messages import say
from guide_data.text.markdown_syntax import EMPHASIS, STRONG

rule = Family("words")

BOLD = "太字は **言葉** と書きます。"
LATIN = "A-Za-z0-9"
# Where whole texts stand, and lines in which words may be marked; all else is shown as it is.
TEXT = re.compile(r"(?:text|about)$|ways\.")
LINE = re.compile(r"(?:meanwhile|facts|links|contacts)\.")


def mark(look: str, message: str, needs: Collection[str]) -> Sign:
    """A mark: how it looks, what to do, and what it can not be without."""
    return Sign(re.compile(look, re.MULTILINE), message, needs)


# What no text may hold.
MARKS = (
    mark(r"^ *[#＃]{1,6}(?=[^#＃0-9\n])", "見出し（{0}）は書けません。消してください。", "#＃"),
    mark(
        r"^ *(?:(?:[-*_=＝ー―─] *){3,20}|[〜~]{3,})$",
        "区切り線（{0}）は書けません。消してください。",
        ("--", "- -", "***", "* *", "__", "==", "＝＝", "ーーー", "――", "──", "〜〜", "~~"),
    ),
    mark(
        r"^ *<{4,}[^\n]*",
        "「{0}」は、2 人の編集を合わせた跡です。どちらかを選んで消してください。",
        "<<",
    ),
    mark(r"^ *＞", "引用（{0}）は半角の > で始めてください。", "＞"),
    mark(r"`+", "コードの印（{0}）が閉じていません。` で囲んでください。", "`"),
    mark(
        rf"(?!{EMPHASIS.pattern})\*(?<![*\\]\*)(?![*\s])[^*\n]*(?<![*\s])\*(?!\*)|\*{{3,}}|＊＊",
        f"「{{0}}」は、星印がそのまま画面に出ます。強調は *言葉*、{BOLD}",
        "*＊",
    ),
    mark(
        rf"(?<![{LATIN}_])_{{1,2}}(?![_\s])[^_\n]*(?<![_\s])_{{1,2}}(?![{LATIN}_])",
        f"「{{0}}」は、下線がそのまま画面に出ます。{BOLD}",
        "_",
    ),
    mark(r"~~|==", "「{0}」はそのまま画面に出ます。消してください。", "~="),
    mark(r"\[\^[^\]\n]*\]", "脚注（{0}）は書けません。文の中に書いてください。", ("[^",)),
    mark(
        r"^ *(?:[-*+]|[0-9]+[.)]) +\[[ xX]\](?=\s)",
        "チェック欄（{0}）は書けません。[ ] を消してください。",
        ("[ ]", "[x]", "[X]"),
    ),
    mark(
        r"!?\[[^\]\n]*\]\([^)\n]*\)",
        "「{0}」は直接書けません。{{link:名前}} にしてください。",
        ("](",),
    ),
    mark(r"\[\[[^\]\n]*\]\]", "「{0}」はそのまま画面に出ます。かっこを消してください。", ("[[",)),
    mark(
        r"&(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});",
        "「{0}」は、そのまま画面に出ます。ふつうの文字で書いてください。",
        "&",
    ),
    mark(
        r"</?[A-Za-z][^>\n]{0,80}>|<!--",
        "「{0}」は、そのまま画面に出ます。消してください。",
        "<",
    ),
    mark(r"\\n|\\t|\\$", "「{0}」は、そのまま画面に出ます。改行は | の下でします。", "\\"),
)
# What only whole texts may hold.
BLOCKS = (
    mark(r"^ *\|.*\||^[ |:]*-{3,} *\|[-| :]*$", "表（{0}）は、ここには書けません。", "|"),
    mark(r"^ *>(?! ?[0-9])", "引用（{0}）は、ここには書けません。消してください。", ">"),
)
# What is shown as it is written where no words may be marked.
WORDS = (
    mark(
        rf"{STRONG.pattern}|{EMPHASIS.pattern}",
        "「{0}」は、ここでは印がそのまま画面に出ます。消してください。",
        "*",
    ),
    mark(rf"{COVER}+", "コードは、ここには書けません。` を消してください。", COVER),
)
STARS = re.compile(r"\*\*(?=\S)(?:.+?)(?<=\S)\*\*")
UNPAIRED = re.compile(r"\*\*")


@rule(
    "markdown-unsupported",
    "error",
    "使えない Markdown や HTML の印",
    example="# 見出し、- [ ] 欄、[^1]、&nbsp;、題の中の **太字**",
)
def markdown_unsupported(case: Case) -> pd.DataFrame:
    """Marks that nothing reads: headings, footnotes, entities, links; and marks out of place."""
    not_text, not_marked = Scope(skip=is_text), Scope(skip=is_marked)
    return pd.concat(
        [seek(case, MARKS), seek(case, BLOCKS, not_text), seek(case, WORDS, not_marked)]
    )


def is_text(row: Row) -> bool:
    """Whether a whole text stands there, with lists and tables."""
    return bool(TEXT.match(row["where"]))


def is_marked(row: Row) -> bool:
    """Whether marks in words are read there."""
    return is_text(row) or bool(LINE.match(row["where"]))


@rule("bold-broken", "error", "閉じていない太字", example="**両方を見ます。")
def bold_broken(case: Case) -> pd.DataFrame:
    """Lines whose stars for bold find no partner, or stand beside a space."""
    rows = seek(case, [Sign(WITH_STARS, "{0}", "*")], Scope(("spoken",)))
    left = [bool(UNPAIRED.search(STARS.sub("", text))) for text in rows["message"]]
    message = f"太字の印（**）が閉じていないか、内側に空白があります。{BOLD}"
    return rows[pd.Series(left, index=rows.index, dtype=bool)].assign(message=say(message))


WITH_STARS = re.compile(r"[^\n]*\*\*[^\n]*")
