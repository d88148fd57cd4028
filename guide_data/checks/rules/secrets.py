"""Safety of secrets: no sentence, in any language, asks a visitor for one."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.sentences import in_language, own, sentences
from guide_data.checks.frames.tables import Tables
from guide_data.checks.languages.language_phrases import phrases
from guide_data.checks.rules.registry import Family

rule = Family("safety")


@rule(
    "asks-for-secret",
    "error",
    "パスワード、コード、名前などを聞き出す文",
    example="ここにパスワードを入力してください。",
    needs="asking",
)
def asks_for_secret(case: Case) -> pd.DataFrame:
    """Sentences that have the visitor type a secret into the guide, or tell it to somebody."""
    rows = own_sentences(case.tables)
    rows = rows[in_language(rows, asks, "sentence")]
    message = "「{sentence}」は大事なことを聞き出す文です。ガイドや人に教えさせないでください。"
    return found(rows, message)


@rule(
    "asks-for-control",
    "error",
    "遠隔操作をさせる文や、ギフト券で払わせる文",
    example="遠隔操作アプリを入れて、相手に操作してもらいます。",
    needs="asking",
)
def asks_for_control(case: Case) -> pd.DataFrame:
    """Sentences that give somebody the visitor's device, or money that nobody gets back."""
    rows = own_sentences(case.tables)
    rows = rows[in_language(rows, harms, "sentence")]
    message = "「{sentence}」は、詐欺で使われる頼み方です（遠隔操作、ギフト券）。消してください。"
    return found(rows, message)


@lru_cache(maxsize=2)
def own_sentences(tables: Tables) -> pd.DataFrame:
    """Every sentence in every language, without what it quotes; kept, as two rules read them."""
    return sentences(tables.spoken_lines, own)


# Kept, as content is judged again at every save, and most of it is as it was.
@lru_cache(maxsize=8192)
def asks(sentence: str, language: str) -> bool:
    """Whether a sentence asks for a secret, and does not forbid to give it."""
    asking = phrases(language).asking
    return asking is not None and asking.asks(plain(sentence))


@lru_cache(maxsize=8192)
def harms(sentence: str, language: str) -> bool:
    """Whether a sentence leads to remote control or to gift cards, and does not warn of them."""
    asking = phrases(language).asking
    return asking is not None and asking.harms(plain(sentence))


def plain(sentence: str) -> str:
    """A sentence with one sign for all that look like it."""
    return normalize("NFKC", sentence).replace("’", "'")
