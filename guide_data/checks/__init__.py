"""How content is judged: one family of rules a file, one small function a rule, one table."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

import pandas as pd

from guide_data.checks import branches, reading
from guide_data.checks.rule import FOUND, Case, Finding, Rule
from guide_data.tables import read_tables

FAMILIES = (reading, branches)
RULES: dict[str, Rule] = {rule.id: rule for family in FAMILIES for rule in family.RULES}


def check(
    folder: Path, today: date | None = None, only: Collection[str] | None = None
) -> list[Finding]:
    """Everything that the rules find in a content folder, in the order of its files.

    ``today`` is the guide's own ``as_of`` unless given, so that nothing turns red by itself.
    ``only`` names the rules to run, without it all of them.
    """
    tables = read_tables(folder)
    as_of = tables.guide.as_of if tables.guide else date.today()
    case = Case(tables, today or as_of)
    rules = [rule for rule in RULES.values() if not only or rule.id in only]
    return sorted(finding for rule in rules for finding in findings(rule, case))


def findings(rule: Rule, case: Case) -> Iterator[Finding]:
    """What one rule finds, each with the shortest journey that shows it."""
    for file, line, step, message in rule.find(case)[FOUND].to_numpy():
        journey = case.graph.answers(step) if step else ()
        yield Finding(file, line, rule.id, rule.severity, step, message, journey)


def as_frame(found: list[Finding]) -> pd.DataFrame:
    """Findings as a frame."""
    columns = ["rule", "severity", "file", "line", "step", "message", "journey", "link"]
    return pd.DataFrame([{c: getattr(f, c) for c in columns} for f in found], columns=columns)
