"""What rules look at, and what they find in it."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

import numpy as np
import pandas as pd

from guide_data.checks.frames.graph import Graph
from guide_data.checks.frames.lookups import NOTHING, Lookup, begun
from guide_data.checks.frames.tables import Tables
from guide_data.messages import say_of
from guide_data.model.field_types import Loc

Severity = Literal["error", "warning"]
FOUND = ["file", "line", "step", "message"]
# What most rules find.
NO_FINDINGS = pd.DataFrame(columns=FOUND)


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to mend: where it stands, what to do, and the shortest journey that shows it.

    ``consequence`` is whether mending another one most likely mends it, too.
    """

    file: str
    line: int
    rule: str
    severity: Severity
    step: str
    message: str
    journey: tuple[str, ...] = ()
    family: str = ""
    consequence: bool = False

    @property
    def link(self) -> str:
        """The step's address in the running guide."""
        return f"#{self.step}" if self.step else ""


@dataclass(frozen=True)
class Case:
    """What rules look at: the tables of a content folder, on a day."""

    tables: Tables
    today: date
    # What the other rules found, for those that judge suppressions.
    found: tuple[Finding, ...] = ()
    # The last day that has come: content is judged by the eyes of its own day, and is newer.
    clock: date = date.min

    @property
    def latest(self) -> date:
        """The last day on which anything can have been compared."""
        return max(self.today, self.clock)

    @cached_property
    def graph(self) -> Graph:
        """The steps and the options between them."""
        guide = self.tables.guide
        start = guide.start if guide else ""
        # Steps that could not be understood are there too: a journey to them can be shown.
        return Graph(self.tables.places.values(), self.tables.options, start)

    @cached_property
    def lookups(self) -> Future[list[Lookup]]:
        """What each expected search finds, in the making; of content that is no flow, nothing."""
        return begun(self.tables.draft) if not self.tables.problems else NOTHING

    @cached_property
    def reached(self) -> set[str]:
        """The ids of the steps that can be reached from the start."""
        return set(self.graph.ids[self.graph.reached])

    def steps_where(self, mask: np.ndarray) -> pd.DataFrame:
        """The rows of the steps whose place in the graph is marked."""
        return self.tables.steps[self.tables.steps["step"].isin(self.graph.ids[mask])]


def found(rows: pd.DataFrame, message: str, **values: Any) -> pd.DataFrame:
    """Rows as findings: the columns of ``FOUND``; ``message`` names the rows' columns in braces.

    ``values`` are the same for all rows.
    """
    if rows.empty:  # As most are: the rest would take pandas a while.
        return NO_FINDINGS
    messages = [say_of(message, values | row) for row in rows.to_dict("records")]
    return rows.assign(step=rows.get("step", ""), message=messages)[FOUND]


def found_in_guide(case: Case, faults: Iterable[tuple[Loc, str]]) -> pd.DataFrame:
    """What is wrong with guide.yaml, each at its part of the file, as findings."""
    guide = case.tables.draft.guide
    problems = [guide.problem(what, *loc) for loc, what in faults] if guide else []
    rows = [(problem.file, problem.line, "", problem.what) for problem in problems]
    return pd.DataFrame(rows, columns=FOUND)
