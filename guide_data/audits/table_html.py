"""A table of cells as HTML and as text, a row a line: a changed word is a changed line."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from guide_data.audits.cells import Cell

Row = list[Cell]


def html_table(heads: list[str], rows: list[Row], note: str = "", sortable: bool = False) -> str:
    """A table as HTML that needs neither style nor script; ``note`` stands below it."""
    figures = [cell.figure is not None for cell in rows[0]] if rows else []
    head = (headed(name, figure) for name, figure in zip(heads, figures, strict=True))
    body = ["".join(cell.html(sortable) for cell in row) for row in rows]
    foot = f'<td colspan="{len(heads)}" style="text-align:left">{note}</td>'
    parts = [part("thead", ["".join(head)]), part("tbody", body)]
    parts += [part("tfoot", [foot])] if note else []
    return "\n".join(['<table class="guide-table">', *parts, "</table>"])


def headed(name: str, figure: bool) -> str:
    """The head of a column, at the side where its figures or words begin."""
    side = 'align="right"' if figure else 'style="text-align:left"'
    return f"<th {side}>{escape(name)}</th>"


def part(tag: str, rows: list[str]) -> str:
    """A part of a table, a row a line."""
    return "\n".join([f"<{tag}>", *(f"<tr>{row}</tr>" for row in rows), f"</{tag}>"])


def text_table(heads: list[str], rows: list[Row], note: str = "") -> str:
    """A table as text; cells are not filled up, so that no row depends on another."""
    lines = [text_line(heads), *(text_line(cell.text for cell in row) for row in rows)]
    return "\n".join([*lines, *([note] if note else [])])


def text_line(texts: Iterable[str]) -> str:
    """A row as one line of text."""
    return " | ".join(" ".join(text.split()) for text in texts).rstrip()
