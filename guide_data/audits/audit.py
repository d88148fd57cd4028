"""A content folder, read and judged once for everything that a notebook asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd

from guide_data.audits.routes import Routes
from guide_data.checks import judge
from guide_data.checks.output import summary
from guide_data.checks.rule import Case, Finding
from guide_data.reader import chosen_folder
from guide_data.tables import Tables

ROW = ["severity", "rule", "message", "step", "file", "line", "journey"]


@dataclass(frozen=True)
class Audit:
    """The tables of a content folder and what the rules found in them, on a day."""

    folder: Path
    case: Case
    found: tuple[Finding, ...]

    @property
    def tables(self) -> Tables:
        """The frames of the content."""
        return self.case.tables

    @property
    def title(self) -> str:
        """What the guide calls itself; its folder's name where that cannot be read."""
        return self.tables.guide.title if self.tables.guide else self.folder.name

    @cached_property
    def routes(self) -> Routes:
        """Every way through the guide."""
        return Routes(self.case)

    def findings(self, *families: str) -> pd.DataFrame:
        """What must be mended, of some families of rules or of all; worst first."""
        chosen = [f for f in self.found if not families or f.family in families]
        rows = [{name: getattr(f, name) for name in ROW} for f in chosen]
        return pd.DataFrame(rows, columns=ROW).sort_values("severity", kind="stable")

    def summary(self, *families: str) -> str:
        """How many findings of each severity there are."""
        return summary([f for f in self.found if not families or f.family in families])


def open_audit(folder: Path | str | None = None, today: date | None = None) -> Audit:
    """Read and judge a content folder: the one named by GUIDE, else the shipped one.

    ``today`` is the guide's own ``as_of`` unless given, so that a stored notebook stays true.
    """
    path = Path(folder) if folder else chosen_folder()
    case, found = judge(path, today)
    return Audit(path, case, tuple(found))
