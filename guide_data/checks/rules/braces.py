"""Braces: whatever looks like a reference is one, and is written as one."""

from __future__ import annotations

import re

import pandas as pd

from guide_data.checks.frames.case import Case
from guide_data.checks.frames.manuscript import Scope, Sign, seek
from guide_data.checks.rules.registry import Family
from guide_data.text.references import ALL, ONE

rule = Family("words")

KINDS = "|".join(sorted({*ALL, *ONE}, key=len, reverse=True))
WRITTEN = "{{button:名前}} のように、半角のかっことコロンで、空白なしに書きます。"
OPENS, CLOSES = "[(（<＜【〔", "])）>＞】〕"
SIGNS = (
    Sign(
        re.compile(r"[｛｝﹛﹜][^｛｝{}\n]{0,40}[｛｝﹛﹜}]?"),
        f"「{{0}}」は読めません。{WRITTEN}",
        "｛｝﹛﹜",
    ),
    # What was a reference is covered by now.
    Sign(re.compile(r"[{}][^{}\n]{0,40}[}｝]?"), f"「{{0}}」は読めません。{WRITTEN}", "{}"),
    Sign(
        re.compile(
            rf"(?<![A-Za-z{{｛])(?<![{{｛][ \u3000])(?:{KINDS})[:：][a-z0-9]+(?:-[a-z0-9]+)*"
            rf"|[{re.escape(OPENS)}](?:{KINDS})[{re.escape(CLOSES)}]"
        ),
        f"「{{0}}」に {{{{ }}}} がありません。{WRITTEN}",
        [f"{kind}{end}" for kind in KINDS.split("|") for end in f":：{CLOSES}"],
    ),
)


@rule(
    "reference-malformed",
    "error",
    "書きまちがえた {…}",
    example="｛button:next｝、{ button:next }、{button：next}",
)
def reference_malformed(case: Case) -> pd.DataFrame:
    """Braces that no reference is made of, and references without braces."""
    return seek(case, SIGNS, Scope(own=True))
