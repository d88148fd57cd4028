"""Reading: what the reader itself refuses, each kind of problem as a rule."""

from __future__ import annotations

import re
from collections.abc import Callable
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
        if rule_of(p) == rule_id
    ]
    return pd.DataFrame(rows, columns=FOUND)


def step_at(case: Case, problem: Problem) -> str:
    """The id of the step that a problem lies in; empty where it lies in none."""
    place = re.match(r"steps\[\d+\]", problem.where)
    return case.tables.places.get((problem.file, place[0]), "") if place else ""


for rule_id, (description, example) in REFUSED.items():
    rule(rule_id, "error", description, example=example)(partial(reported, rule_id))


# Until problems carry the id of their rule (``problem.rule``), it is told by what found them.
Sort = Callable[[Problem], bool]


def agreed(*names: str) -> Sort:
    """Problems that rules of consistency found."""
    return lambda problem: problem.kind in names


def shaped(place: str, *kinds: str) -> Sort:
    """Problems of shape at places that end so."""
    ends = re.compile(place)
    return lambda problem: problem.kind in kinds and bool(ends.search(problem.where))


# The first sort that takes a problem has it, so that each is found by one rule.
SORTS: dict[str, Sort] = {
    "target-missing": agreed("targets_exist"),
    "answer-missing": agreed("waits_lead_on"),
    "cycle": agreed("no_cycles"),
    "id-taken": agreed("ids_once", "option_ids_once", "ids_free"),
    "fact-unknown": agreed("facts_exist"),
    "reference-unknown": agreed("references_exist"),
    "markup": agreed("text_is_plain", "links_are_known"),
    "source-disagrees": agreed("source_agrees"),
    "fact-origin": agreed("facts_have_origin"),
    "option-incomplete": shaped(r"options\[\d+\]", "missing", "string_type", "string_too_short"),
    "unsolved-missing": shaped(r"\.unsolved$", "missing", "string_type"),
    "dead-end": shaped(r"\.options$", "missing", "too_short", "tuple_type"),
    "outcome-with-options": shaped(r"\.options$", "extra_forbidden"),
    "never-compared": shaped(r"\.compared$", "missing", "date_type"),
    # Rules of safety say these better; reading only leaves them to those.
    "link-unsafe": shaped(r"\.url$", "string_pattern_mismatch"),
    "telephone-malformed": shaped(r"\.(number|dial)$", "string_pattern_mismatch"),
    "text-empty": shaped(r"\.(title|text)$", "missing", "string_type", "string_too_short"),
    "unreadable": lambda problem: True,
}


def rule_of(problem: Problem) -> str:
    """The id of the rule that a problem belongs to."""
    return next(name for name, takes in SORTS.items() if takes(problem))
