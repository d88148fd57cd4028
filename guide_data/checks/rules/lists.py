"""Lists: steps to take are a numbered list, each on a line of its own."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd

from guide_data.checks.frames.case import FOUND, Case
from guide_data.checks.frames.manuscript import Scope, Sign, seek
from guide_data.checks.frames.tables import at
from guide_data.checks.languages.spelling import spelling
from guide_data.checks.rules.registry import Family
from guide_data.messages import gettext
from guide_data.reading.fields import texts, translated

rule = Family("words")

PROSE = Scope(("spoken",), own=True)
# Where 1. is no ordinal (am 1. Mai).
CARDINAL = replace(PROSE, meant=lambda one: spelling(one).known and not spelling(one).ordinals)

INSTEAD = "順のある並びは「1. 」、ほかの並びは「- 」で始めてください。"
HAND_MADE: tuple[Sign, ...] = (
    Sign(re.compile("[①-⑳❶-❿⓫-⓴⑴-⑽⒈-⒑]"), f"「{{0}}」で並べています。{INSTEAD}"),
    Sign(
        re.compile(
            r"^[ \u3000]*(?:[・･•◦‣●○◯■□◆◇★☆▶►▪–—―‐−ー][ \u3000]*(?=\S)"
            r"|[（(〔][0-9０-９a-zａ-ｚア-ン一二三四五六七八九十]{1,2}[）)〕](?![かとやをがはのにでも])"
            r"|[0-9０-９]{1,2}[）)．、:：](?=\D)|[０-９]{1,2}[.．]"
            r"|[一二三四五六七八九十]{1,2}[．、](?=\S)"
            r"|(?:手順|ステップ|その|step )[0-9０-９一二三]{1,2}[:：.．、)）])",
            re.MULTILINE | re.IGNORECASE,
        ),
        f"行の始めの「{{0}}」は、並びになりません。{INSTEAD}",
    ),
    Sign(
        re.compile(r"^ *(?:-(?=[^\s\-0-9])|[0-9]{1,2}\.(?=[^\s0-9]))", re.MULTILINE),
        "行の始めの「{0}」のあとに、半角の空白がありません。足してください。",
    ),
)
# The second of two steps, on the line of the first.
IN_ONE_LINE: tuple[Sign, ...] = (
    Sign(
        re.compile(
            # A pattern that begins with a letter is sought many times faster than one with a ^.
            r"(?:1(?<=[\n 。．.!！?？)）」]1)[.．)）]|①|❶|[（(]1[）)])[ \u3000]?\S.{0,300}?"
            r"(?<=[ 。．.!！?？)）」}\u3000])(?:2[.．)）]|②|❷|[（(]2[）)])[ \u3000]?(?=[^\s0-9])",
            re.MULTILINE,
        ),
        "「1. … 2. …」が 1 行につながっています。text: | の下に、1 行に 1 つずつ書いてください。",
    ),
)
RUN_TOGETHER: tuple[Sign, ...] = (
    Sign(
        re.compile(r"- (?<=\n- )[^\n]{1,200}?[。 ]- (?=\S)[^\n]{0,200}[。 ]- (?=\S)"),
        "「- … - …」が 1 行につながっています。text: | の下に、1 行に 1 つずつ書いてください。",
    ),
    Sign(
        re.compile(r"[。．！？][ \u3000]+(?:[0-9]{1,2}\.|-|・) ?(?=\S)"),
        "文のあとに「{0}」が続いています。text: | の下で、行を分けてください。",
    ),
)


@rule("list-by-hand", "warning", "並びにならない並び", example="①押します。②待ちます。")
def list_by_hand(case: Case) -> pd.DataFrame:
    """Lists that are made of other signs than the guide's own."""
    return seek(case, HAND_MADE, PROSE)


@rule(
    "text-folded",
    "error",
    "行がつながってしまった文章",
    example="text: >  # | ではない",
)
def text_folded(case: Case) -> pd.DataFrame:
    """Texts whose lines were joined: by a > for a |, by a missing one, or by hand."""
    parts = [seek(case, RUN_TOGETHER, PROSE), seek(case, IN_ONE_LINE, CARDINAL)]
    message = "行がつながって 1 行になります。text: | のように | を書き、下の行から書いてください。"
    draft = case.tables.draft
    written = any(document.folded for document in draft.documents)
    there = ((p, loc) for p, _, loc in (*texts(draft), *translated(draft)) if written)
    rows = [
        at(located, *loc) | {"step": "", "message": gettext(message)}
        for located, loc in there
        if located.document.folded
        and located.document.known((*located.loc, *loc)) in located.document.folded
    ]
    return pd.concat([*parts, pd.DataFrame(rows, columns=FOUND)])
