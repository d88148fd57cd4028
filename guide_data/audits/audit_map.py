"""The map of a guide as it stands in its files, also where they cannot be read as a guide."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from guide_data.audits.audit import Audit
from guide_data.audits.display import ADDRESS
from guide_data.checks.report import SEVERITIES
from guide_data.maps.map_content import person
from guide_data.maps.map_svg import draw
from guide_data.model.drawn_map import DrawnMap, MapAnswer, MapDetails, MapFinding, MapStep
from guide_data.text.language_tags import arrow


def audit_map(audit: Audit, address: str = ADDRESS) -> DrawnMap:
    """The map of a guide with its findings marked; every step leads to the guide at an address."""
    guide, steps = audit.tables.guide, audit.tables.steps
    kinds = dict(zip(steps["step"], steps["kind"], strict=True))
    return draw(told(audit), kinds, address, (guide and guide.solved) or "")


def told(audit: Audit) -> MapDetails:
    """What the tables of a guide tell of its steps and its people."""
    tables, guide = audit.tables, audit.tables.guide
    language, start = (guide.language, guide.start) if guide else ("", "")
    targets: dict[str, dict[str, str]] = defaultdict(dict)
    for step, option, to in tables.options[["step", "option", "to"]].to_numpy():
        targets[step][option] = to
    scenarios = (located.item for located in tables.draft.lists.get("journeys", ()))
    return {
        "language": language,
        "arrow": arrow(language),
        "spoken": language,
        "start": start,
        "causes": dict(tables.titles),
        "steps": steps(audit),
        "people": [person(one, targets, start) for one in scenarios],
    }


def steps(audit: Audit) -> list[MapStep]:
    """Every step with its answers, and what there is to mend on it."""
    found, tables = findings(audit), audit.tables
    answers: dict[str, list[MapAnswer]] = defaultdict(list)
    for step, text, to in tables.options[["step", "text", "to"]].to_numpy():
        answers[step].append({"text": text, "to": to})
    back: dict[str, list[MapAnswer]] = defaultdict(list)
    for step, text, to in tables.backs[["step", "text", "to"]].to_numpy():
        back[step].append({"text": text, "to": to})
    return [
        step_of(row, answers[row["step"]], back[row["step"]], found.get(row["step"], []))
        for row in tables.steps[["step", "title", "text", "cause"]].to_dict("records")
    ]


def step_of(
    row: dict[Any, Any],
    answers: list[MapAnswer],
    back: list[MapAnswer],
    found: list[MapFinding],
) -> MapStep:
    """A row of the frame of steps, as the map has it."""
    step: MapStep = {
        "id": row["step"],
        "title": row["title"],
        "text": row["text"].strip(),
        "cause": row["cause"],
        "answers": answers,
    }
    if back:
        step["back"] = back
    return {**step, "findings": found} if found else step


def findings(audit: Audit) -> dict[str, list[MapFinding]]:
    """What there is to mend, by the steps' ids."""
    found: dict[str, list[MapFinding]] = defaultdict(list)
    for one in audit.found:
        found[one.step].append(
            {
                "severity": one.severity,
                "label": SEVERITIES[one.severity],
                "message": one.message,
                "place": f"{one.file}:{one.line}",
            }
        )
    return found
