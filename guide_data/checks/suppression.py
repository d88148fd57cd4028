"""Suppressions: findings that an editor leaves out for a while, with a reason and an end."""

from __future__ import annotations

from typing import Any

import pandas as pd

from guide_data.checks.registry import Case, Finding, Rule, found


def covers(row: dict[Any, Any], finding: Finding) -> bool:
    """Whether a suppression is about a finding; one without step and file is about none."""
    named = [(row["step"], finding.step), (row["of"], finding.file)]
    told = [wanted == given for wanted, given in named if wanted]
    return row["rule"] == finding.rule and bool(told) and all(told)


def left(case: Case, findings: list[Finding]) -> list[Finding]:
    """The findings that no suppression still drops."""
    rows = case.tables.suppressions
    alive = rows[rows["until"].ge(case.today)].to_dict("records")
    return [f for f in findings if not any(covers(row, f) for row in alive)]


def ended(case: Case) -> pd.DataFrame:
    """Suppressions whose last day is over."""
    rows = case.tables.suppressions
    message = "この見送りは {until} で終わりました。内容を直して、ここを消してください。"
    return found(rows[rows["until"].lt(case.today)].drop(columns="step"), message)


def unused(case: Case) -> pd.DataFrame:
    """Suppressions of what no rule finds."""
    rows = case.tables.suppressions
    idle = [not any(covers(row, f) for f in case.found) for row in rows.to_dict("records")]
    message = (
        "見送るものがありません。消すか、rule（{rule}）と step か file の名前を確かめてください。"
    )
    return found(rows[pd.Series(idle, index=rows.index, dtype=bool)].drop(columns="step"), message)


RULES = (
    Rule(
        "suppression-ended",
        "suppressions",
        "error",
        "期限の切れた見送り",
        "until: が過ぎた日",
        "0.1.0",
        ended,
    ),
    Rule(
        "suppression-unused",
        "suppressions",
        "error",
        "見送るもののない見送り",
        "rule: がどこでも見つからない",
        "0.1.0",
        unused,
    ),
)
