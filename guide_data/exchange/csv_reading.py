"""A table of answers, one a row, as spreadsheets write it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO

from guide_data.exchange.csv_columns import COLUMNS, columns_of
from guide_data.exchange.flowchart import Edge, Flowchart, Node
from guide_data.exchange.import_log import ImportLog
from guide_data.messages import listed

DELIMITERS = (",", ";", "\t")
# Spreadsheets may have a title above the headings; what is further down is no heading.
MOST_ABOVE = 10
Row = tuple[int, list[str]]
# A name that says nothing: a number, a letter, Q12.
CODE = re.compile(r"[A-Za-z]{0,4}[-_. ]?[0-9]+[a-z]?|[A-Za-z]")


class Table:
    """Rows, and what those above tell: where which column is, at which line, and a title."""

    def __init__(self, rows: list[Row]) -> None:
        named = [columns_of(cells) for _, cells in rows[:MOST_ABOVE]]
        self.places = max(named, key=len, default={})
        place = named.index(self.places) if named else 0
        self.line, self.headings = rows[place] if rows else (1, [])
        self.title = next((cell for _, cells in rows[:place] for cell in cells if cell), "")
        self.below = rows[place + 1 :]


@dataclass
class Rows:
    """The rows of one step, as far as they were read."""

    key: str
    line: int
    group: str = ""
    titles: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)

    def node(self) -> Node:
        """The step that the rows tell; a name that is only a number is no title."""
        title, text = next(iter(self.titles), ""), "\n\n".join(self.texts)
        if not title and CODE.fullmatch(self.key):
            title, _, text = text.partition("\n")
        title = title or self.key
        return Node(self.key, title, text.strip(), tuple(self.edges), self.group, self.line)


def read_csv(text: str, log: ImportLog) -> Flowchart:
    """The flowchart that a table tells; raises ContentError where it is none of answers."""
    table = table_of(text, log)
    steps: dict[str, Rows] = {}
    current = None
    for line, cells in table.below:
        tell_beyond(cells, table, line, log)
        if any(cells):
            cell = {name: cells[n] if n < len(cells) else "" for name, n in table.places.items()}
            current = step_of(cell, line, steps, current, log)
            add_row(current, cell, line, log)
    nodes = tuple(step.node() for step in steps.values())
    groups = {node.group: node.group for node in nodes if node.group}
    return Flowchart(nodes, title=table.title, groups=groups)


def table_of(text: str, log: ImportLog) -> Table:
    """A text as a table, by the sign between cells that makes most of its headings known."""
    tables = [Table(list(rows_of(text, sign, log))) for sign in delimiters(text)]
    table = max(tables, key=lambda one: len(one.places))
    if "goes to" not in table.places or not {"step", "title"} & table.places.keys():
        what = "見出しの行に {columns}（ステップ、題、本文、答え、行き先）が要ります。"
        raise log.refusal(1, what, columns=listed(COLUMNS))
    for n, cell in enumerate(table.headings):
        if cell and n not in table.places.values():
            log.lost(table.line, "列「{name}」は取り込みません。", name=cell)
    table.places.setdefault("step", table.places.get("title", 0))
    return table


def tell_beyond(cells: list[str], table: Table, line: int, log: ImportLog) -> None:
    """Tell the cells of a row that stand below no heading."""
    for n, cell in enumerate(cells):
        if cell and not any(table.headings[n : n + 1]):
            log.lost(line, "見出しのない列の「{cell}」は取り込みません。", cell=cell)


def delimiters(text: str) -> Sequence[str]:
    """What may stand between cells; a first line ``sep=;`` says it, as Excel takes it."""
    first = text.partition("\n")[0].strip().strip('"')
    return (first[4],) if re.fullmatch("sep=.", first) else DELIMITERS


def rows_of(text: str, delimiter: str, log: ImportLog) -> Iterator[Row]:
    """Each row with its first line; cells are without blanks around them."""
    csv.field_size_limit(len(text) + 1)
    reader, line = csv.reader(StringIO(text, newline=""), delimiter=delimiter), 1
    try:
        for cells in reader:
            yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error:
        raise log.refusal(line, "この行から先を、表として読めません。") from None


def step_of(
    cell: dict[str, str], line: int, steps: dict[str, Rows], current: Rows | None, log: ImportLog
) -> Rows:
    """The step that a row is of: where cells were merged, that of the row above."""
    title = cell.get("title", "")
    key = cell["step"] or ("" if current and title in ("", *current.titles) else title)
    if not key and current:
        return current
    if not key:
        log.lost(line, "ステップの名前がないので、行番号を名前にしました。")
    key = key or str(line)
    return steps.setdefault(key, Rows(key, line))


def add_row(step: Rows, cell: dict[str, str], line: int, log: ImportLog) -> None:
    """Add to a step what a row says of it."""
    title, text, group = (cell.get(name, "") for name in ("title", "text", "cause"))
    if step.titles and title not in ("", step.titles[0]):
        log.lost(line, "同じステップの 2 つめの題「{title}」は取り込みません。", title=title)
    step.titles += [title] if title else []
    step.texts += [text] if text and text not in step.texts else []
    step.group = step.group or group
    answer, to = cell.get("answer", ""), cell["goes to"]
    if answer or to:
        step.edges.append(Edge(" ".join(answer.split("\n")), to, line))
