"""A table of cells as HTML and as text, a row a line: a changed word is a changed line."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from guide_data.audits.cells import Cell

Row = list[Cell]


def html_table(heads: list[str], rows: list[Row], note: str = "", sortable: bool = False) -> str:
    """A table as HTML that needs neither style nor script; ``note`` stands below it."""
    lines = ["<tr>" + "".join(cell.html(sortable) for cell in row) + "</tr>" for row in rows]
    figures = [cell.figure is not None for cell in rows[0]] if rows else []
    head = "".join(
        f'<th align="right">{escape(name)}</th>'
        if figure
        else f'<th style="text-align:left">{escape(name)}</th>'
        for name, figure in zip(heads, figures, strict=True)
    )
    foot = f'<tfoot>\n<tr><td colspan="{len(heads)}" style="text-align:left">{note}</td></tr>\n</tfoot>'
    parts = ['<table class="guide-table">', f"<thead>\n<tr>{head}</tr>\n</thead>", "<tbody>"]
    return "\n".join([*parts, *lines, "</tbody>", *([foot] if note else []), "</table>"])


def text_table(heads: list[str], rows: list[Row], note: str = "") -> str:
    """A table as text; cells are not filled up, so that no row depends on another."""
    lines = [text_line(heads), *(text_line(cell.text for cell in row) for row in rows)]
    return "\n".join([*lines, *([note] if note else [])])


def text_line(texts: Iterable[str]) -> str:
    """A row as one line of text."""
    return " | ".join(" ".join(text.split()) for text in texts).rstrip()
