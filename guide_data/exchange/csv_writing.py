"""A flowchart as a table: one row an answer."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from guide_data.exchange.csv_columns import COLUMNS
from guide_data.exchange.flowchart import Edge, Flowchart

NO_ANSWER = Edge("", "")


def rows_of_answers(chart: Flowchart) -> Iterator[dict[str, str]]:
    """A row for each answer, or for a step without one, by the names of the columns.

    It is what ``pandas.DataFrame`` takes. The step to begin at comes first, as a table says so
    in no other way.
    """
    for node in sorted(chart.nodes, key=lambda node: node.key != chart.first):
        for edge in node.edges or (NO_ANSWER,):
            cells = (node.key, node.title, node.text, edge.text, edge.to)
            yield dict(zip(COLUMNS, cells, strict=True))


def write_csv(chart: Flowchart) -> str:
    """The table as comma-separated values."""
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows_of_answers(chart))
    return out.getvalue()
