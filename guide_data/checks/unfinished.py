"""Unfinished work: marks that an editor leaves for later, in any language."""

from __future__ import annotations

import re

import pandas as pd

from guide_data.checks.case import Case
from guide_data.checks.manuscript import seek
from guide_data.checks.registry import Family

rule = Family("words")

OPEN, CLOSE = r"[（(【［\[〔<＜※]", r"[）)】］\]〕>＞]"
# Somebody's work, which is no visitor's.
WORK = "確認|修正|検討|調査|追記|相談|差し?替え?|更新|見直し|校正|校閲|翻訳|加筆|推敲|再考|裏取り|レビュー"
JAPANESE = (
    rf"(?<![主重必不])要(?:{WORK})(?!事項)"
    rf"|{OPEN} *(?:{WORK}|執筆|作成|準備|調整|編集)(?:中|待ち|予定|前|する|します|のこと|してください)? *(?:{CLOSE}|$)"
    rf"|{OPEN} *(?:未(?:確認|定|校正|完|了|翻訳|訳|記入|検証|調査)|仮(?:置き|訳|題|文|案)?|案|下書き|草[稿案]|メモ|(?:編集|校正|執筆|社内|担当)(?:メモ|者)?(?:[へ用]|から)?|追って|のちほど|ダミー|サンプル)"
    rf" *(?:[:：]|{CLOSE}|$)"
    r"|※ *(?:後|あと|のち)(?:で|ほど)|[←⇐→] *(?:ここ|要|直|修正|確認)"
    r"|(?:後|あと|のち)(?:で|ほど)(?:、)?(?:書|足し|書き足|直し|修正|追記|追加|差し替え|加筆|埋め|考え)(?:く|ます|きます|る|予定|$)"
    r"|^仮$|仮の(?:文|題|言葉|リンク|テキスト|タイトル|番号)"
    r"|ここに(?:文|説明|本文|文章|テキスト|タイトル|題|名前)を(?:書|入れ|記入|挿入)"
    r"|(?:ダミー|サンプル|仮)(?:の)?(?:文|テキスト|文章|データ)|(?:執筆|作成|編集)中(?:です|$)"
    r"|[〇○◯●△▲□■◇◆×✕╳☆★＊*]{2,}(?<!\*\*)(?=[^*]|$)|[?？]{2,}|[xｘＸ]{2,}(?=[円月日年時分桁つ番人件]|さん)"
)
LATIN = (
    r"(?<![A-Za-z])(?:TODO|FIXME|XXX+|TBD|TBC|TBA|WIP|TK{1,3}|ＴＯＤＯ|ＴＢＤ|lorem ipsum)(?![A-Za-z])"
    rf"|{OPEN} *(?:draft|placeholder|(?:to be|needs?(?: to be)?|please) [a-z]+|insert [^)\]\n]{{1,30}}"
    r"|(?:check|verify|confirm|translate|fix|rewrite|update)(?: (?:this|me|later|again|with [a-z]+))?"
    rf"|not (?:final|translated)|untranslated|machine[- ]translated|unverified|not sure|note to self[^)\]\n]{{0,30}}|editor'?s? note[^)\]\n]{{0,30}}) *[?!.:]* *(?:{CLOSE}|$)"
    r"|^ *(?:draft|placeholder) *:|\b(?:to be (?:confirmed|translated|written)|(?:check|translate|fix|rewrite) this later"
    r"|placeholder text|text goes here|insert (?:text|title|number) here)\b"
)
MARK = re.compile(f"{JAPANESE}|{LATIN}", re.IGNORECASE | re.MULTILINE)
MESSAGE = "書きかけの印（{0}）があります。書き上げるか、消してください。"


@rule("placeholder", "error", "書きかけの印", example="TODO: あとで書く、（要確認）")
def placeholder(case: Case) -> pd.DataFrame:
    """Texts, and facts, that are marked as unfinished."""
    return seek(case, [(MARK, MESSAGE)], kinds=("spoken", "names", "notes"))
