"""The rules run over a content folder: what they find, and which suppressions drop it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from guide_data.checks.consequences import with_consequences
from guide_data.checks.frames.case import FOUND, Case, Finding
from guide_data.checks.frames.tables import read_tables
from guide_data.checks.rules.lookups_lost import LOST
from guide_data.checks.rules.registry import RULES, Rule
from guide_data.checks.rules.suppression import unsuppressed


def check(
    folder: Path, today: date | None = None, only: Collection[str] | None = None
) -> list[Finding]:
    """Everything that the rules find in a content folder: causes first, in the order of files.

    ``today`` is the guide's own ``as_of`` unless given, so that nothing turns red by itself.
    ``only`` are the ids of the rules to run, without it all of them.
    """
    return judge(folder, today, only)[1]


def judge(
    folder: Path, today: date | None = None, only: Collection[str] | None = None
) -> tuple[Case, list[Finding]]:
    """What ``check`` finds, with the case that it was found in."""
    tables = read_tables(folder)
    clock = today or date.today()
    as_of = tables.guide.as_of if tables.guide else clock
    case = Case(tables, today or as_of, clock=clock)
    # Two answers of one step may have the same defect at the same line.
    all_found = with_consequences(case, set(findings_of(case, set(only or RULES))), RULES.values())
    return case, [finding for finding in all_found if not only or finding.rule in only]


def findings_of(case: Case, wanted: set[str]) -> list[Finding]:
    """What the rules find and no suppression drops, and what is wrong with suppressions."""
    rules = RULES.values()
    if LOST in wanted:
        # Begun first: it goes on beside all other rules.
        _ = case.lookups
    # Where no journey begins, or a file is lost, findings in the rest would be noise.
    if case.graph.start < 0 or case.tables.lost:
        return list(findings((rule for rule in rules if rule.family == "reading"), case))
    # What is wrong with suppressions shows when everything else was found.
    last = [rule for rule in rules if rule.family == "suppressions"]
    judged = any(rule.id in wanted for rule in last)
    if judged:
        wanted = wanted | set(case.tables.suppressions["rule"])
    first = [rule for rule in rules if rule not in last and rule.id in wanted]
    before = list(findings(first, case))
    after = findings(last if judged else (), replace(case, found=tuple(before)))
    return [*unsuppressed(case, before), *after]


def findings(rules: Iterable[Rule], case: Case) -> Iterator[Finding]:
    """What some rules find, each with the shortest journey that shows it."""
    for rule in rules:
        rows = rule.find(case)
        for file, line, step, message in () if rows.empty else rows[FOUND].to_numpy():
            journey = case.graph.answers(step) if step else ()
            yield Finding(file, line, rule.id, rule.severity, step, message, journey, rule.family)
