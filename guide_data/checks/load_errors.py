"""Reading: what the reader itself refuses, each kind of problem as a rule."""

from __future__ import annotations

import re
from functools import partial

import pandas as pd

from guide_data.checks.case import FOUND, Case
from guide_data.checks.registry import Family
from guide_data.model.problems import Problem

rule = Family("reading")

# The rules by their ids: what they find, and an example of it.
REFUSED = {
    "target-missing": ("ない行き先", "to: two-step-aplost"),
    "answer-missing": ("ステップにない答え", "waits: {then: unsolvd, …}"),
    "cycle": ("同じステップに戻る道", "a の to が b、b の to が a"),
    "id-taken": ("2 回使われた id", "- id: start  # が 2 つ"),
    "fact-unknown": ("facts.yaml にない事実", "facts: [no-such-fact]"),
    "reference-unknown": ("指すもののない {…}", "{button:nope}"),
    "markup": ("HTML や直接のリンク", "<b>注意</b>"),
    "source-disagrees": (
        "source.yaml と facts.yaml の食い違い",
        "sources: [5] なのに 5: background",
    ),
    "fact-origin": ("よりどころのない事実", "sources も ours もない"),
    "option-incomplete": ("言葉か行き先のない答え", "- id: yes だけ"),
    "unsolved-missing": ("「解決しない」の行き先がない remedy", "unsolved: がない"),
    "dead-end": ("答えのない質問", "options: がない"),
    "outcome-with-options": ("答えのある outcome", "kind: outcome に options:"),
    "never-compared": ("一度も確かめていない事実", "compared: がない"),
    "text-empty": ("空の題や文", "title:"),
    "unreadable": ("読めないファイルや知らない項目", "titel: …"),
}


def reported(rule_id: str, case: Case, message: str = "") -> pd.DataFrame:
    """The reader's problems that belong to a rule, said in its words unless others are given."""
    rows = [
        (p.file, p.line, step_at(case, p), message or f"{p.where}: {p.what}".removeprefix(": "))
        for p in case.tables.problems
        if p.rule == rule_id
    ]
    return pd.DataFrame(rows, columns=FOUND)


def step_at(case: Case, problem: Problem) -> str:
    """The id of the step that a problem lies in; empty where it lies in none."""
    place = re.match(r"steps\[\d+\]", problem.where)
    return case.tables.places.get((problem.file, place[0]), "") if place else ""


for rule_id, (description, example) in REFUSED.items():
    rule(rule_id, "error", description, example=example)(partial(reported, rule_id))
