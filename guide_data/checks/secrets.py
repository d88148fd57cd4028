"""Safety of secrets: no sentence asks a visitor for one."""

from __future__ import annotations

import pandas as pd

from guide_data.checks import japanese
from guide_data.checks.case import Case, found
from guide_data.checks.registry import Family
from guide_data.checks.sentences import own, sentences, where

rule = Family("safety", suppressible=False)


@rule(
    "asks-for-secret",
    "error",
    "パスワード、コード、名前などを聞き出す文",
    example="ここにパスワードを入力してください。",
)
def asks_for_secret(case: Case) -> pd.DataFrame:
    """Sentences that have the visitor type a secret into the guide, or tell it to somebody."""
    rows = where(sentences(case.tables.lines, own), japanese.asks_for_secret, "sentence")
    message = "「{sentence}」は大事なことを聞き出す文です。ガイドや人に教えさせないでください。"
    return found(rows, message)
