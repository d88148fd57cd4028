"""Addresses: no text holds one; pages and addresses of mail stand in links.yaml."""

from __future__ import annotations

import re

import pandas as pd

from guide_data.checks.frames.case import Case
from guide_data.checks.frames.manuscript import Scope, Sign, seek
from guide_data.checks.frames.tables import Row
from guide_data.checks.rules.registry import Family

rule = Family("safety")

LINK = "URL（{0}）は文に書けません。links.yaml に足して {{link:名前}} と書いてください。"
MAIL = (
    "メールアドレス（{0}）は文に書けません。links.yaml に mailto: で足して {{link:名前}} と"
    "書くか、消してください。"
)
LETTER = "[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]"
DOT = r"[.．。]"
SCHEMES = re.compile(
    r"(?<![A-Za-z])(?:h(?:tt|xx)ps?|ftp|ｈｔｔｐｓ?)[:：]?[/／]{1,2}\S{0,60}"
    rf"|(?<![A-Za-z0-9])(?:www|ｗｗｗ){DOT}\S{{1,60}}"
    r"|(?<![A-Za-z])(?:mailto|tel|javascript|data):\S{1,60}",
    re.IGNORECASE,
)
BEGINS = ("//", "／／", "www.", "WWW.", "Www.", "ｗｗｗ", "mailto:", "tel:", "javascript:", "data:")
# A host that is followed by a path.
PATH = re.compile(r"\.[A-Za-z]{2,10}[/／][A-Za-z0-9]\S{0,60}")
MAIL_ADDRESS = re.compile(
    rf"{LETTER}(?:[._+-]?{LETTER}){{0,30}}[@＠](?:{LETTER}{{1,30}}[.．-]){{1,4}}{LETTER}{{2,10}}"
)
LINKS = (Sign(SCHEMES, LINK, BEGINS), Sign(PATH, LINK))
MAILS = Sign(MAIL_ADDRESS, MAIL, "@＠")


@rule(
    "address-in-text",
    "error",
    "文の中の URL やメールアドレス",
    example="https://www.amazon.co.jp/ を開きます。",
)
def address_in_text(case: Case) -> pd.DataFrame:
    """Web addresses and mail addresses in a text of any language, quoted or not."""
    return seek(case, (*LINKS, MAILS), Scope(skip=names_link))


def names_link(row: Row) -> bool:
    """Whether a text is the words of a link, which may be the address that it leads to."""
    return row["where"].startswith("links.") or row["file"].endswith("links.yaml")
