"""Marks of Markdown and HTML that the guide does not know: a visitor would see them as they are."""

from __future__ import annotations

import re

import pandas as pd

from guide_data.checks.frames.case import Case
from guide_data.checks.frames.manuscript import Scope, Sign, seek
from guide_data.checks.rules.registry import Family
from guide_data.messages import say

rule = Family("words")

BOLD = "太字は **言葉** と書きます。"
LATIN = "A-Za-z0-9"

# Each mark: how it looks, what to do, and what it can not be without.
MARKS: tuple[Sign, ...] = tuple(
    Sign(re.compile(pattern, re.MULTILINE), message, needs)
    for pattern, message, needs in (
        (r"^ *[#＃]{1,6}(?=[^#＃0-9\n])", "見出し（{0}）は書けません。消してください。", "#＃"),
        (
            r"^ *\|.*\||^[ |:]*-{3,} *\|[-| :]*$",
            "表は書けません。1. か - の並びにしてください。",
            "|",
        ),
        (
            r"^ *(?:(?:[-*_=＝ー―─] *){3,20}|[〜~]{3,})$",
            "区切り線（{0}）は書けません。消してください。",
            ("--", "- -", "***", "* *", "__", "==", "＝＝", "ーーー", "――", "──", "〜〜", "~~"),
        ),
        (
            r"^ *<{4,}[^\n]*",
            "「{0}」は、2 人の編集を合わせた跡です。どちらかを選んで消してください。",
            "<<",
        ),
        (r"^ *[>＞]", "引用（{0}）は書けません。消してください。", ">＞"),
        (r"`[^`\n]*`?", "コードの印（{0}）は書けません。消してください。", "`"),
        (
            r"\*(?<![*\\]\*)(?![*\s])[^*\n]*(?<![*\s])\*(?!\*)|\*{3,}|＊＊",
            f"「{{0}}」は、星印がそのまま画面に出ます。{BOLD}",
            "*＊",
        ),
        (
            rf"(?<![{LATIN}_])_{{1,2}}(?![_\s])[^_\n]*(?<![_\s])_{{1,2}}(?![{LATIN}_])",
            f"「{{0}}」は、下線がそのまま画面に出ます。{BOLD}",
            "_",
        ),
        (r"~~|==", "「{0}」はそのまま画面に出ます。消してください。", "~="),
        (r"\[\^[^\]\n]*\]", "脚注（{0}）は書けません。文の中に書いてください。", ("[^",)),
        (
            r"!?\[[^\]\n]*\]\([^)\n]*\)",
            "「{0}」は直接書けません。{{link:名前}} にしてください。",
            ("](",),
        ),
        (
            r"\[\[[^\]\n]*\]\]",
            "「{0}」はそのまま画面に出ます。かっこを消してください。",
            ("[[",),
        ),
        (
            r"&(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});",
            "「{0}」は、そのまま画面に出ます。ふつうの文字で書いてください。",
            "&",
        ),
        (
            r"</?[A-Za-z][^>\n]{0,80}>|<!--",
            "「{0}」は、そのまま画面に出ます。消してください。",
            "<",
        ),
        (r"\\n|\\t|\\$", "「{0}」は、そのまま画面に出ます。改行は | の下でします。", "\\"),
    )
)
STARS = re.compile(r"\*\*(?=\S)(?:.+?)(?<=\S)\*\*")
UNPAIRED = re.compile(r"\*\*")


@rule(
    "markdown-unsupported",
    "error",
    "使えない Markdown や HTML の印",
    example="> 注意、`コード`、*強く*、&nbsp;、| 表 |",
)
def markdown_unsupported(case: Case) -> pd.DataFrame:
    """Marks that nothing reads: headings, tables, quotations, code, emphasis, entities, links."""
    return seek(case, MARKS)


@rule("bold-broken", "error", "閉じていない太字", example="**両方を見ます。")
def bold_broken(case: Case) -> pd.DataFrame:
    """Lines whose stars for bold find no partner, or stand beside a space."""
    rows = seek(case, [Sign(WITH_STARS, "{0}", "*")], Scope(("spoken",)))
    left = [bool(UNPAIRED.search(STARS.sub("", text))) for text in rows["message"]]
    message = f"太字の印（**）が閉じていないか、内側に空白があります。{BOLD}"
    return rows[pd.Series(left, index=rows.index, dtype=bool)].assign(message=say(message))


WITH_STARS = re.compile(r"[^\n]*\*\*[^\n]*")
