"""Unfinished work: marks that an editor leaves for later, in any language."""

from __future__ import annotations

import re

import pandas as pd

from guide_data.checks.case import Case
from guide_data.checks.manuscript import EVERYTHING, Sign, seek
from guide_data.checks.registry import Family

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
JAPANESE = (
    rf"(?<![主重必不「])要{WORK}(?!事項)",
    rf"{OPEN} *(?:{WORK}|執筆|作成|準備|調整|編集){STATE}{CLOSE}",
    rf"{OPEN} *(?:{UNDONE}|{DRAFT}|{WHO})(?: *[:：]|{CLOSE})",
    rf"※ *{LATER}|[←⇐→] *(?:ここ|要|直|修正|確認)",
    rf"{LATER}、?{WRITE}",
    r"^仮$|仮の(?:文|題|言葉|リンク|テキスト|タイトル|番号)",
    r"ここに(?:文|説明|本文|文章|テキスト|タイトル|題|名前)を(?:書|入れ|記入|挿入)",
    r"(?:ダミー|サンプル|仮)(?:の)?(?:文|テキスト|文章|データ)|(?:執筆|作成|編集)中(?:です|$)",
    rf"[〇○◯●△▲□■◇◆×✕╳☆★]{{2,}}|[?？]{{2,}}|[xｘＸ]{{2,}}(?={COUNTER})",
)
EDIT = "(?:check|verify|confirm|translate|fix|rewrite|update|review|add|finish|write)"
DONE = "(?:confirmed|decided|checked|translated|written|added|announced|updated|verified|reviewed)"
LATIN = (
    r"(?<![A-Za-z])(?:TODO|FIXME|XXX+|TBD|TBC|TBA|WIP|TK{1,3}|ＴＯＤＯ|ＴＢＤ)(?![A-Za-z])",
    rf"{OPEN} *(?:draft|placeholder|to be {DONE}|unverified|untranslated|machine[- ]translated"
    rf"|not (?:final|translated)|please {EDIT}"
    rf"|needs? (?:to be {DONE}|{EDIT}(?:ing)?|translation|review|work)"
    rf"|(?:please )?{EDIT} (?:this|me|it|later|again|with)[^)\]\n]{{0,30}}"
    rf"|(?:note to self|editor'?s? note)[^)\]\n]{{0,30}}) *[?!.:]*{CLOSE}",
    rf"^ *(?:draft|placeholder) *:|\b(?:to be (?:confirmed|translated|written)|{EDIT} this later"
    r"|placeholder text|lorem ipsum|text goes here|insert (?:text|title|number) here)\b",
)
MARK = re.compile("|".join([*JAPANESE, *LATIN]), re.IGNORECASE | re.MULTILINE)
SIGN: Sign = (MARK, "書きかけの印（{0}）があります。書き上げるか、消してください。")


@rule("placeholder", "error", "書きかけの印", example="TODO: あとで書く、（要確認）")
def placeholder(case: Case) -> pd.DataFrame:
    """Texts, and facts, that are marked as unfinished."""
    return seek(case, [SIGN], EVERYTHING)
