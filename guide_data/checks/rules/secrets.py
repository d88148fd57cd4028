"""Safety of secrets: no sentence, in any language, asks a visitor for one."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from unicodedata import normalize

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.sentences import in_language, own, sentences
from guide_data.checks.languages.language_phrases import phrases
from guide_data.checks.rules.registry import Family

rule = Family("safety")


@rule(
    "asks-for-secret",
    "error",
    "パスワード、コード、名前などを聞き出す文",
    example="ここにパスワードを入力してください。",
)
def asks_for_secret(case: Case) -> pd.DataFrame:
    """Sentences that have the visitor type a secret into the guide, or tell it to somebody."""
    rows = sentences(case.tables.spoken_lines, own)
    rows = rows[in_language(rows, asks, "sentence")]
    message = "「{sentence}」は大事なことを聞き出す文です。ガイドや人に教えさせないでください。"
    return found(rows, message)


# Kept, as content is judged again at every save, and most of it is as it was.
@lru_cache(maxsize=8192)
def asks(sentence: str, language: str) -> bool:
    """Whether a sentence asks for a secret, and does not forbid to give it."""
    asking = phrases(language).asking
    text = normalize("NFKC", sentence).replace("’", "'")
    if asking is None or not asking.secret.search(text):
        return False
    for pattern in asking.removed:
        text = pattern.sub("", text)
    secret = asking.given.search(text) or asking.secret.search(text)
    if secret is None or asking.denied.search(text, secret.start()):
        return False
    return any(
        in_order(text, *order) for unless, *order in asking.orders if not unless.search(text)
    )


def in_order(text: str, first: re.Pattern[str], *more: re.Pattern[str]) -> bool:
    """Whether phrases stand in a text in this order: a phrase, a gap, a phrase, a gap, …

    One regex for all would try every pair of phrases again; the last phrase before a gap is enough.
    """
    ends = sorted(match.end() for match in first.finditer(text))
    for gap, phrase in zip(more[::2], more[1::2], strict=True):
        if not ends:
            return False
        before, ends = ends, []
        for match in phrase.finditer(text):
            last = bisect_right(before, match.start()) - 1
            if last >= 0 and gap.fullmatch(text, before[last], match.start()):
                ends.append(match.end())
    return bool(ends)
