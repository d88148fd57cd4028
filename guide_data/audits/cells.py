"""The cells of a table: what an editor reads, where it leads, and what it is sorted by."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import isnan
from numbers import Real
from typing import Any

import pandas as pd

from guide_data.audits.durations import in_words

# Columns of minutes, which are shown in words and sorted as time.
WAITS = frozenset({"least", "most", "waits"})
NONE = "-"


@dataclass(frozen=True)
class Cell:
    """One value: ``figure`` is the number that it is, if it is one; ``href`` may be ""."""

    text: str
    figure: float | None = None
    href: str = ""

    def html(self, sortable: bool = False) -> str:
        """The cell as HTML that reads well without styles, too: figures stand at the right."""
        words = escape(self.text)
        if self.href:
            words = f'<a href="{escape(self.href)}">{words}</a>'
        if self.figure is None:
            # JupyterLab and nbconvert set every cell of a table at the right.
            return f'<td style="text-align:left">{words}</td>'
        by = f' data-sort="{self.figure:g}"' if sortable else ""
        return f'<td align="right"{by}>{words}</td>'


def cell(column: Any, value: Any, href: str = "") -> Cell:
    """A value of a column as an editor reads it."""
    if isinstance(value, tuple):
        return Cell(" → ".join(map(str, value)), None, href)
    if isinstance(value, bool) or not isinstance(value, Real):
        return Cell(words(value), None, href)
    number = float(value)
    if isnan(number):
        return Cell(NONE, -1)
    return Cell(in_words(number) if column in WAITS else figures(value), number, href)


def words(value: Any) -> str:
    """A value that is no number, in words; nothing for one that is not there."""
    return "" if value is None or value is pd.NaT or value is pd.NA else str(value)


def figures(value: Any) -> str:
    """A number with its thousands apart; a part of one to one place."""
    return f"{int(value):,}" if value == int(value) else f"{float(value):,.1f}"
