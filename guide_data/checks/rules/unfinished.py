"""Unfinished work: marks that an editor leaves for later, in any language."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

import pandas as pd

from guide_data.checks.frames.case import Case
from guide_data.checks.frames.manuscript import EVERYTHING, Sign, languages_of, seek
from guide_data.checks.languages.spelling import spelling
from guide_data.checks.rules.registry import Family

rule = Family("words")

OPEN, CLOSE = r"[（(【［\[〔<＜※]", r" *(?:[)）】］\]〕>＞]|$)"
# An editor's work, which is no visitor's.
WORK = "(?:確認|修正|検討|調査|追記|相談|差し?替え?|更新|見直し|校正|翻訳|加筆|推敲|裏取り)"
STATE = "(?:中|待ち|予定|前|する|します|のこと|してください)?"
UNDONE = "未(?:確認|定|校正|完成|翻訳|訳|記入|検証|調査)"
DRAFT = "仮(?:置き|訳|題|文|案)?|案|下書き|草[稿案]|メモ|ダミー|サンプル|追って|のちほど"
WHO = "(?:編集|校正|執筆|社内|担当)(?:メモ|者)?(?:[へ用]|から)?"
LATER = "(?:後|あと|のち)(?:で|ほど)"
WRITE = "(?:書|足し|書き足|直し|修正|追記|追加|差し替え|加筆|埋め|考え)(?:く|ます|きます|る|予定|$)"
COUNTER = "(?:[円月日年時分桁つ番人件]|さん)"
# Each of the marks, and what it can not be without.
JAPANESE: tuple[tuple[str, Collection[str]], ...] = (
    (rf"要(?<![主重必不「]要){WORK}(?!事項)", "要"),
    (rf"{OPEN} *(?:{WORK}|執筆|作成|準備|調整|編集){STATE}{CLOSE}", ""),
    (rf"{OPEN} *(?:{UNDONE}|{DRAFT}|{WHO})(?: *[:：]|{CLOSE})", ""),
    (rf"※ *{LATER}|[←⇐→] *(?:ここ|要|直|修正|確認)", "※←⇐→"),
    (rf"{LATER}、?{WRITE}", ""),
    (
        r"仮(?:(?<=\n仮)$|の(?:文|題|言葉|リンク|テキスト|タイトル|番号)|(?:の)?(?:データ|文章))",
        "仮",
    ),
    (r"ここに(?:文|説明|本文|文章|テキスト|タイトル|題|名前)を(?:書|入れ|記入|挿入)", ("ここに",)),
    (r"(?:ダミー|サンプル)(?:の)?(?:文|テキスト|文章|データ)", ("ダミー", "サンプル")),
    (r"(?:執筆|作成|編集)中(?:です|$)", ("執筆", "作成", "編集")),
    (r"[〇○◯●△▲□■◇◆×✕╳☆★]{2,}|[?？]{2,}", "〇○◯●△▲□■◇◆×✕╳☆★?？"),
    (rf"[xｘＸX]{{2,}}(?={COUNTER})", "xXｘＸ"),
)
EDIT = "(?:check|verify|confirm|translate|fix|rewrite|update|review|add|finish|write)"
DONE = "(?:confirmed|decided|checked|translated|written|added|announced|updated|verified|reviewed)"
LATIN: tuple[tuple[str, Collection[str]], ...] = (
    (r"(?<![A-Za-z])(?:TODO|ＴＯＤＯ)(?![A-Za-z])", ("TODO", "todo", "Todo", "ＴＯＤＯ")),
    (r"(?<![A-Za-z])(?:FIXME|XXX+|WIP)(?![A-Za-z])", ("FIX", "fixme", "XXX", "xxx", "WIP")),
    (
        r"(?<![A-Za-z])(?:TB[DCA]|TK{1,3}|ＴＢＤ)(?![A-Za-z])",
        ("TB", "tb", "Tb", "TK", "tk", "ＴＢＤ"),
    ),
    (
        rf"{OPEN} *(?:draft|placeholder|to be {DONE}|unverified|untranslated|machine[- ]translated"
        rf"|not (?:final|translated)|please {EDIT}"
        rf"|needs? (?:to be {DONE}|{EDIT}(?:ing)?|translation|review|work)"
        rf"|(?:please )?{EDIT} (?:this|me|it|later|again|with)[^)\]\n]{{0,30}}"
        rf"|(?:note to self|editor'?s? note)[^)\]\n]{{0,30}}) *[?!.:]*{CLOSE}",
        "",
    ),
    (r"^ *(?:draft|placeholder) *:|placeholder text", ("draft", "Draft", "DRAFT", "laceholder")),
    (r"\bto be (?:confirmed|translated|written)\b", ("to be ", "To be ")),
    (rf"\b{EDIT} this later\b|lorem ipsum|text goes here", (" this later", "psum", " goes here")),
    (r"\binsert (?:text|title|number) here\b", ("nsert ",)),
)
MESSAGE = "書きかけの印（{0}）があります。書き上げるか、消してください。"
SIGNS = tuple(
    Sign(
        re.compile(pattern, re.MULTILINE | (re.IGNORECASE if marks is LATIN else 0)), MESSAGE, needs
    )
    for marks in (JAPANESE, LATIN)
    for pattern, needs in marks
)


@rule("placeholder", "error", "書きかけの印", example="TODO: あとで書く、（要確認）")
def placeholder(case: Case) -> pd.DataFrame:
    """Texts, and facts, that are marked as unfinished."""
    parts = [
        seek(
            case,
            [Sign(pattern, MESSAGE) for pattern in spelling(one).unfinished],
            replace(EVERYTHING, only=one),
        )
        for one in languages_of(case.tables)
    ]
    return pd.concat([seek(case, SIGNS, EVERYTHING), *parts])
