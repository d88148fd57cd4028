"""Which edit since a revision of git broke the ways of people in journeys.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from guide_data.checks.frames.case import Case, Finding
from guide_data.checks.rules.broken_journeys import Broken, broken
from guide_data.diff.revisions import NoContent, flow_at
from guide_data.messages import say
from guide_data.model.flow import Flow
from guide_data.model.problems import ContentError

RULE = "journey-broken"


def with_edits(case: Case, found: list[Finding], folder: Path, revision: str) -> list[Finding]:
    """Findings of broken ways with the edit that broke each; as they are where git knows none."""
    if not any(finding.rule == RULE and not finding.consequence for finding in found):
        return found
    try:
        old = flow_at(revision, folder)
    except (NoContent, ContentError, OSError):
        return found
    edits = edits_by_place(case, old)
    return [with_edit(finding, edits, revision) for finding in found]


def with_edit(finding: Finding, edits: dict[tuple[str, int], str], revision: str) -> Finding:
    """A finding of a broken way with its edit, if there is one."""
    edit = edits.get((finding.file, finding.line)) if finding.rule == RULE else None
    if not edit:
        return finding
    what = "{message}{revision} からの変更: {edit}。"
    said = say(what, message=finding.message, revision=revision, edit=edit)
    return replace(finding, message=said)


def edits_by_place(case: Case, old: Flow) -> dict[tuple[str, int], str]:
    """What changed first on each person's broken way, by their file and line."""
    rows = case.tables.options[["step", "option", "to"]].to_numpy()
    ways = {(step, option): to for step, option, to in rows}
    people = ((one.person, next(edits(one, old, ways), "")) for one in broken(case))
    return {(person["file"], person["line"]): edit for person, edit in people}


def edits(one: Broken, old: Flow, ways: dict[tuple[str, str], str]) -> Iterator[str]:
    """Every answer on a way that led elsewhere before."""
    for step, answer in one.chosen:
        was = old.steps[step].option(answer) if step in old.steps else None
        now = ways.get((step, answer))
        if was and now is None:
            what = "{step} の答え {answer} がなくなった（前は {to} へ）"
            yield say(what, step=step, answer=answer, to=was.to)
        elif was and was.to != now:
            what = "{step} の {answer} の to（{was} → {now}）"
            yield say(what, step=step, answer=answer, was=was.to, now=now)
