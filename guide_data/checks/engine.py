"""The rules run over a content folder: what they find, and which suppressions drop it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from guide_data.checks import (
    coverage,
    freshness,
    japanese,
    load_errors,
    safety,
    structure,
    suppression,
    translation_parity,
)
from guide_data.checks.registry import FOUND, Case, Finding, Rule
from guide_data.checks.tables import read_tables

FAMILIES = (load_errors, structure, coverage, freshness, japanese, safety, translation_parity)
FIRST: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.RULES)
# What is wrong with suppressions shows when everything else was found.
LAST: tuple[Rule, ...] = suppression.RULES
RULES: dict[str, Rule] = {rule.id: rule for rule in (*FIRST, *LAST)}


def check(
    folder: Path, today: date | None = None, only: Collection[str] | None = None
) -> list[Finding]:
    """Everything that the rules find in a content folder, in the order of its files.

    ``today`` is the guide's own ``as_of`` unless given, so that nothing turns red by itself.
    ``only`` names the rules to run, without it all of them.
    """
    return judge(folder, today, only)[1]


def judge(
    folder: Path, today: date | None = None, only: Collection[str] | None = None
) -> tuple[Case, list[Finding]]:
    """What ``check`` finds, with the case that it was found in."""
    tables = read_tables(folder)
    as_of = tables.guide.as_of if tables.guide else date.today()
    case = Case(tables, today or as_of)
    # Two answers of one step may have the same defect at the same line.
    judged = set(findings_of(case, set(only or RULES)))
    return case, sorted(finding for finding in judged if not only or finding.rule in only)


def findings_of(case: Case, wanted: set[str]) -> list[Finding]:
    """What the rules find and no suppression drops, and what is wrong with suppressions."""
    # Where no journey begins, or a file is lost, what is told of the rest would be noise.
    if case.graph.start < 0 or case.tables.lost:
        return [f for rule in load_errors.RULES for f in findings(rule, case)]
    every = any(rule.id in wanted for rule in LAST)
    first = [f for rule in FIRST if every or rule.id in wanted for f in findings(rule, case)]
    if not every:
        return suppression.left(case, first)
    second = replace(case, found=tuple(first))
    return suppression.left(case, first) + [f for rule in LAST for f in findings(rule, second)]


def findings(rule: Rule, case: Case) -> Iterator[Finding]:
    """What one rule finds, each with the shortest journey that shows it."""
    for file, line, step, message in rule.find(case)[FOUND].to_numpy():
        journey = case.graph.answers(step) if step else ()
        yield Finding(file, line, rule.id, rule.severity, step, message, journey, rule.family)
