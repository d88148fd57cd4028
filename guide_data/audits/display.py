"""What notebooks show: complete in what is stored, small, and the same at every run.

Nothing here needs a script or a style to be read: an unknown notebook's are left out by
JupyterLab, and GitHub leaves out everybody's.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from guide_data.audits.audit import Audit
from guide_data.audits.cells import Cell, cell
from guide_data.audits.column_names import column_named, heading
from guide_data.audits.file_links import link_to
from guide_data.audits.live_table import enliven
from guide_data.audits.table_html import html_table, text_table
from guide_data.messages import gettext, say, templates

# Where ``make app`` serves the guide; another one can be set.
ADDRESS = os.environ.get("GUIDE_ADDRESS", "http://127.0.0.1:8866/")
PAPER = Path(__file__).with_name("paper.css")
NOTHING = templates("ありません。")


@dataclass(frozen=True)
class Shown:
    """Something for a notebook to show: as HTML to read, as text to store and compare."""

    html: str
    plain: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.plain}


@dataclass(frozen=True)
class ShownTable(Shown):
    """A table of which a notebook stores the first rows, and a running kernel shows ``whole``."""

    whole: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        enliven(self.html, self.whole)
        return super()._repr_mimebundle_()


def headline(*lines: str) -> Shown:
    """An answer in words, a paragraph a line."""
    html = (f'<p style="font-size:1.25em"><strong>{escape(x)}</strong></p>' for x in lines)
    return Shown("\n".join(html), "\n".join(lines))


def for_paper(line: str) -> Shown:
    """A line, and what makes a printed notebook its answers alone; no screen shows that."""
    style = " ".join(PAPER.read_text(encoding="utf-8").split())
    return Shown(f"<style>{style}</style>\n<p>{escape(line)}</p>", line)


def framed(html: str, label: str) -> str:
    """Something large in a frame of its own, which a keyboard can scroll too."""
    style = "overflow:auto;max-height:80vh;border:1px solid #9ab"
    return f'<div style="{style}" role="region" aria-label="{label}" tabindex="0">{html}</div>'


def table(
    frame: pd.DataFrame,
    audit: Audit | None = None,
    *,
    rows: int = 10,
    sort: str = "",
    descending: bool = False,
) -> Shown:
    """The first rows of a frame; once it runs, all of them, to search and to sort.

    ``sort`` is a column by any of its names, waits are sorted as time. Steps of the ``audit``
    lead to their lines, as does the one column that file and line become.
    """
    if frame.empty:
        return nothing(frame)
    if sort:
        by = column_named(sort, list(frame.columns))
        frame = frame.sort_values(by, ascending=not descending, kind="stable")
    heads, cells = cells_of(frame, steps_of(audit))
    first = "全 {count:,} 行のうち、はじめの {rows} 行です。"
    note = say(first, count=len(cells), rows=rows) if len(cells) > rows else ""
    html = html_table(heads, cells[:rows], note)
    plain = text_table(heads, cells[:rows], note)
    return ShownTable(html, plain, html_table(heads, cells, sortable=True))


def nothing(frame: pd.DataFrame) -> Shown:
    """What is shown for a frame without rows or columns."""
    line = frame.attrs.get("nothing") or gettext(NOTHING)
    return Shown(f"<p>{line}</p>", line)


def matrix(frame: pd.DataFrame) -> Shown:
    """A frame of counts as a grid: what is there is coloured, what is not stays empty."""
    if frame.empty:
        return nothing(frame)
    heads = ["", *(str(heading(column)) for column in frame.columns)]
    names = [Cell(str(heading(name))) for name in frame.index]
    body = frame.astype(object).to_numpy().tolist()
    cells = [
        [name, *(cell(None, value or "") for value in values)]
        for name, values in zip(names, body, strict=True)
    ]
    html = html_table(heads, cells).replace(
        '<td align="right">', '<td align="right" bgcolor="#cfe2f7" style="color:#111">'
    )
    return Shown(html, text_table(heads, cells))


def numbers(frame: pd.DataFrame) -> Shown:
    """All the rows of a frame, as they stand below a chart of it."""
    heads, cells = cells_of(frame, {})
    return Shown(html_table(heads, cells), text_table(heads, cells))


def steps_of(audit: Audit | None) -> dict[str, str]:
    """The way to the lines of each step, by its id."""
    if audit is None:
        return {}
    rows = audit.tables.steps[["step", "file", "line"]].to_numpy()
    return {step: link_to(file, line) for step, file, line in rows}


def cells_of(frame: pd.DataFrame, steps: dict[str, str]) -> tuple[list[str], list[list[Cell]]]:
    """The heads and the cells of a frame; ``file`` and ``line`` are one column, a link."""
    columns = [column for column in frame.columns if column not in ("file", "line")]
    located = "file" in frame
    heads = [str(heading(column)) for column in (*columns, *(["place"] if located else []))]
    values = {column: frame[column].astype(object).tolist() for column in frame.columns}
    listed = [
        [cell(c, values[c][n], way(c, values[c][n], steps)) for c in columns]
        for n in range(len(frame))
    ]
    if located:
        for row, file, line in zip(listed, values["file"], values["line"], strict=True):
            row.append(Cell(f"{file}:{line}", None, link_to(file, line)))
    return heads, listed


def way(column: Any, value: Any, steps: dict[str, str]) -> str:
    """Where a value leads: a step, to its lines."""
    return steps.get(value, "") if column in ("step", "end") and isinstance(value, str) else ""
