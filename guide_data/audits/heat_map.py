"""Counts as a grid: the more, the darker, and how many they are in each cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import altair as alt
import pandas as pd

from guide_data.audits.cells import figures
from guide_data.audits.column_names import heading
from guide_data.audits.display import Shown
from guide_data.audits.svg_chart import INK, LETTER, PALE, PAPER, WIDTH, cut, shown, width, wrapped

ROW, GAP = 26, 2
# Blues are told apart by everybody; letters on the dark ones are white.
SHADES = ("#dcebf7", "#b3d3ea", "#7fb2d9", "#2f6ea6", "#1c4f82")
DARK = SHADES[3:]
# The widest name of a row in letters; the lines of a head, how large and how high they are.
LABEL, LINES, SMALL, LINE = 20, 6, 11, 13


def heat_map(counts: pd.DataFrame, beside: pd.DataFrame, answer: str, numbers: Shown) -> Shown:
    """A grid with the names of its rows and columns; what stands ``beside`` it is not shaded."""
    grid = Grid(counts, beside)
    return shown(grid.layers(), grid.height, answer, numbers)


@dataclass(frozen=True)
class Grid:
    """Where everything stands on a heat map."""

    counts: pd.DataFrame
    beside: pd.DataFrame

    @cached_property
    def names(self) -> list[str]:
        """The rows' names."""
        return [cut(str(name), LABEL) for name in self.counts.index]

    @cached_property
    def left(self) -> float:
        """Where the cells begin."""
        return LETTER * max(map(width, self.names)) + 4 * GAP

    @cached_property
    def cell(self) -> float:
        """How wide a cell is."""
        return (WIDTH - self.left) / (self.counts.shape[1] + self.beside.shape[1])

    @cached_property
    def heads(self) -> list[str]:
        """The columns' names, each as some lines."""
        columns = (*self.counts.columns, *self.beside.columns)
        return [wrapped(str(heading(name)), self.cell / SMALL - 0.5, LINES) for name in columns]

    @cached_property
    def top(self) -> int:
        """Where the first row begins."""
        return LINE * max(head.count("\n") + 1 for head in self.heads) + 2 * GAP

    @property
    def height(self) -> int:
        """How high everything is."""
        return self.top + ROW * len(self.names)

    @property
    def x(self) -> alt.X:
        """The middle of each column."""
        places = [self.left + self.cell / 2, WIDTH + self.cell / 2]
        scale = alt.Scale(domain=[0, len(self.heads)], range=places)
        return alt.X("column:Q", axis=None, scale=scale)

    @property
    def y(self) -> alt.Y:
        """The middle of each row."""
        places = [self.top + ROW / 2, self.height + ROW / 2]
        scale = alt.Scale(domain=[0, len(self.names)], range=places)
        return alt.Y("row:Q", axis=None, scale=scale)

    @property
    def cells(self) -> pd.DataFrame:
        """Every cell that says something: row, column, said, shade, ink."""
        most = max(1, self.counts.to_numpy().max())
        rows = [
            (row, column, figures(value), shade := shade_of(value, most), ink_on(shade))
            for row, values in enumerate(self.counts.to_numpy())
            for column, value in enumerate(values)
            if value
        ]
        first = self.counts.shape[1]
        rows += [
            (row, first + column, figures(value), PAPER, INK)
            for row, values in enumerate(self.beside.to_numpy())
            for column, value in enumerate(values)
        ]
        return pd.DataFrame(rows, columns=["row", "column", "said", "shade", "ink"])

    def layers(self) -> list[alt.Chart]:
        """Lines between the rows, the cells and their figures, and the names."""
        cells = alt.Chart(self.cells).encode(x=self.x, y=self.y)
        rows = alt.Chart(pd.DataFrame({"row": range(len(self.names)), "name": self.names}))
        heads = alt.Chart(pd.DataFrame({"column": range(len(self.heads)), "name": self.heads}))
        return [
            rows.mark_rule(color=PALE, yOffset=ROW / 2, x=0, x2=WIDTH).encode(y=self.y),
            cells.mark_rect(width=self.cell - GAP, height=ROW - GAP).encode(
                color=alt.Color("shade:N", scale=None)
            ),
            cells.mark_text(align="center").encode(
                text="said:N", color=alt.Color("ink:N", scale=None)
            ),
            rows.mark_text(x=0).encode(y=self.y, text="name:N"),
            heads.mark_text(
                y=0, align="center", baseline="top", fontSize=SMALL, lineHeight=LINE, lineBreak="\n"
            ).encode(x=self.x, text="name:N"),
        ]


def shade_of(value: float, most: float) -> str:
    """The colour of a count, of the largest."""
    return SHADES[min(len(SHADES) - 1, int(len(SHADES) * value / (most + 1)))]


def ink_on(shade: str) -> str:
    """The colour of letters on another."""
    return PAPER if shade in DARK else INK
