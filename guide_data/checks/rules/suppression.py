"""Suppressions: findings that an editor leaves out for a while, with a reason and an end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pandas as pd

from guide_data.checks.frames.case import Case, Finding, found
from guide_data.checks.rules.registry import RULES, Family
from guide_data.messages import gettext
from guide_data.model.problems import nearest

rule = Family("suppressions")

# A whole file hides much that nobody has seen yet; one step does not, but is not for ever.
FILE, STEP = timedelta(days=90), timedelta(days=365)


def covers(row: dict[Any, Any], finding: Finding) -> bool:
    """Whether a row of ``suppressions`` is about a finding; without step and file it is not."""
    named = [(row["step"], finding.step), (row["of"], finding.file)]
    matches = [wanted == actual for wanted, actual in named if wanted]
    return row["rule"] == finding.rule and bool(matches) and all(matches)


def unsuppressed(case: Case, findings: list[Finding]) -> list[Finding]:
    """The findings that no suppression still drops."""
    rows = case.tables.suppressions
    alive = rows[rows["until"].ge(case.today) & ~rows["rule"].isin(needed())].to_dict("records")
    return [f for f in findings if not any(covers(row, f) for row in alive)]


def needed() -> set[str]:
    """The rules that nobody may leave out."""
    return {known.id for known in RULES.values() if not known.suppressible}


@rule(
    "suppression-forbidden",
    "error",
    "見送れない規則の見送り",
    example="rule: asks-for-secret  # 安全の規則",
)
def suppression_forbidden(case: Case) -> pd.DataFrame:
    """Suppressions of rules whose findings would harm visitors."""
    rows = case.tables.suppressions
    message = (
        "{rule} は見送れません。困っている方を守る規則です。内容を直して、ここを消してください。"
    )
    return found(rows[rows["rule"].isin(needed())].drop(columns="step"), message)


@rule(
    "suppression-too-long",
    "error",
    "長すぎる見送り",
    example="file: … の until: が 90 日より先",
)
def suppression_too_long(case: Case) -> pd.DataFrame:
    """Suppressions that last longer than one of a step, or of a whole file, may."""
    rows = case.tables.suppressions
    whole = rows["step"].eq("")
    last = whole.map({True: case.today + FILE, False: case.today + STEP})
    parts = {True: gettext("ファイル全体"), False: gettext("1 つのステップ")}
    rows = rows.assign(last=last, what=whole.map(parts))
    message = "{what}の見送りは {last} までにしてください（{until} は先すぎます）。"
    return found(rows[rows["until"].gt(last)].drop(columns="step"), message)


@rule("suppression-ended", "error", "期限の切れた見送り", example="until: が過ぎた日")
def suppression_ended(case: Case) -> pd.DataFrame:
    """Suppressions whose last day is over."""
    rows = case.tables.suppressions
    message = "この見送りは {until} で終わりました。内容を直して、ここを消してください。"
    return found(rows[rows["until"].lt(case.today)].drop(columns="step"), message)


@rule(
    "suppression-unused", "error", "見送るもののない見送り", example="rule: がどこでも見つからない"
)
def suppression_unused(case: Case) -> pd.DataFrame:
    """Suppressions of what no rule finds."""
    rows = case.tables.suppressions
    idle = [not any(covers(row, f) for f in case.found) for row in rows.to_dict("records")]
    message = (
        "見送るものがありません。消すか、rule（{rule}）と step か file の名前を"
        "確かめてください{hint}。"
    )
    unused = rows[pd.Series(idle, index=rows.index, dtype=bool)]
    hints = [meant(row, case) for row in unused.to_dict("records")]
    return found(unused.drop(columns="step").assign(hint=hints), message)


def meant(row: dict[Any, Any], case: Case) -> str:
    """What a suppression that names nothing may mean; empty where all it names is there."""
    files = {*case.tables.steps["file"], *case.tables.facts["file"]}
    known = (("rule", set(RULES)), ("step", set(case.tables.places.values())), ("of", files))
    hints = (nearest(row[name], names) for name, names in known if row[name] not in {"", *names})
    return next(filter(None, hints), "")
