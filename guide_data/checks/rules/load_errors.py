"""Reading: what the reader itself refuses, each kind of problem as a rule."""

from __future__ import annotations

import re
from functools import partial

import pandas as pd

from guide_data.checks.frames.case import FOUND, Case
from guide_data.checks.rules.registry import Family
from guide_data.model.problems import Problem
from guide_data.reading.located import SHAPE_RULES
from guide_data.reading.structural import RULES

# What reading refuses is refused: to leave it out of a report would hide why.
rule = Family("reading")


def reported(rule_id: str, case: Case, message: str = "") -> pd.DataFrame:
    """The reader's problems that belong to a rule, said in its words unless others are given."""
    rows = [
        (p.file, p.line, step_at(case, p), message or p.said)
        for p in case.tables.problems
        if p.rule == rule_id
    ]
    return pd.DataFrame(rows, columns=FOUND)


def step_at(case: Case, problem: Problem) -> str:
    """The id of the step that a problem lies in; empty where it lies in none."""
    place = re.match(r"steps\[\d+\]", problem.where)
    return case.tables.places.get((problem.file, place[0]), "") if place else ""


for refusal in [refusal for refusal, *_ in RULES] + [refusal for refusal, *_ in SHAPE_RULES]:
    if refusal.description:
        refused = rule(refusal.id, "error", refusal.description, example=refusal.example)
        refused(partial(reported, refusal.id))
