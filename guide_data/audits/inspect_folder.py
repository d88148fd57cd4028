"""A content folder judged and drawn, for the editor's desk."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from guide_data.audits.audit import Audit, open_audit
from guide_data.audits.audit_map import audit_map
from guide_data.checks.frames.case import Finding
from guide_data.checks.report import SEVERITIES
from guide_data.model.inspection import Inspection, InspectionItem


def inspect(folder: Path) -> Inspection:
    """What there is to mend in a folder, where its steps stand, and its map.

    Never raises for content that cannot be read: that is among the items.
    """
    audit = open_audit(folder)
    items = tuple(map(item, audit.found))
    return Inspection(items, audit.summary(), places(audit), partial(audit_map, audit, ""))


def item(finding: Finding) -> InspectionItem:
    """A finding as an editor reads it."""
    return InspectionItem(
        severity=finding.severity,
        label=SEVERITIES[finding.severity],
        rule=finding.rule,
        message=finding.message,
        step=finding.step,
        place=f"{finding.file}:{finding.line}",
        consequence=finding.consequence,
    )


def places(audit: Audit) -> dict[str, str]:
    """Where each step stands in the files, by its id: file:line."""
    rows = audit.tables.steps[["step", "file", "line"]].to_numpy()
    return {step: f"{file}:{line}" for step, file, line in rows}
