"""A content folder, read and judged once for everything that a notebook asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd

from guide_data.audits.routes import Routes
from guide_data.checks import judge
from guide_data.checks.frames.case import Case, Finding
from guide_data.checks.frames.tables import Tables
from guide_data.checks.report import SEVERITIES, summary
from guide_data.messages import gettext, say
from guide_data.messages.choice import choose
from guide_data.reading.folder import chosen_folder

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

    @property
    def dated(self) -> str:
        """Its title, and the day it was judged on."""
        return say("{title}（{today} の時点）", title=self.title, today=self.case.today)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of every step."""
        steps = self.tables.steps
        return dict(zip(steps["step"], steps["title"], strict=True))

    @cached_property
    def routes(self) -> Routes:
        """Every way through the guide."""
        return Routes(self.case)

    def findings(self, *families: str) -> pd.DataFrame:
        """What must be mended, of some families of rules or of all; a row of ROW, worst first."""
        chosen = [f for f in self.found if not families or f.family in families]
        rows = [{name: getattr(f, name) for name in ROW} for f in chosen]
        rows = [row | {"severity": gettext(SEVERITIES[row["severity"]])} for row in rows]
        return pd.DataFrame(rows, columns=ROW).sort_values("severity", kind="stable")

    def summary(self, *families: str) -> str:
        """How many findings of each severity there are; what cannot be read comes first."""
        text = summary([f for f in self.found if not families or f.family in families])
        if "reading" in families or not self.tables.problems:
            return text
        count = len(self.tables.problems)
        what = "読めないところが {count} 件あり、下の数は当てになりません（分岐の点検を先に）。"
        return say(what, count=count)


def open_audit(folder: Path | str | None = None, today: date | str | None = None) -> Audit:
    """Read and judge a content folder: the one named by GUIDE, else the shipped one.

    ``today`` (a date, or as 2027-04-01) is the guide's own ``as_of`` unless given, so that a
    stored notebook stays true. Raises ValueError for text that is no day; content that cannot
    be read is among the findings.
    """
    path = Path(folder) if folder else chosen_folder()
    choose(path)
    day = date.fromisoformat(today) if isinstance(today, str) else today
    case, found = judge(path, day)
    return Audit(path, case, tuple(found))
