"""Figures as bars, a row each, with what they are of and how many they are in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import altair as alt
import pandas as pd

from guide_data.audits.display import Shown
from guide_data.audits.svg_chart import LETTER, WIDTH, cut, shown, width

ROW, BAR, GAP = 22, 15, 8
COLOUR = "#2a6fb0"
# The widest label, in letters.
LABEL = 26


class Bar(NamedTuple):
    """A row: what it is of, how much, and how that is said."""

    label: str
    value: float
    said: str


def bar_chart(bars: Sequence[Bar], answer: str, numbers: Shown) -> Shown:
    """Bars in their order, from nothing at the left; ``answer`` and ``numbers`` say it in words."""
    rows = pd.DataFrame(bars, columns=Bar._fields)
    rows = rows.assign(row=range(len(rows)), label=[cut(text, LABEL) for text in rows["label"]])
    left = LETTER * max(map(width, rows["label"])) + 2 * GAP
    right = WIDTH - LETTER * max(map(width, rows["said"])) - 2 * GAP
    height = ROW * len(rows)
    down = alt.Scale(domain=[0, len(rows)], range=[ROW // 2, height + ROW // 2])
    base = alt.Chart(rows).encode(y=alt.Y("row:Q", axis=None, scale=down))
    along = alt.Scale(domain=[0, max(1, *rows["value"])], range=[left, right])
    length = alt.X("value:Q", axis=None, scale=along)
    layers = [
        base.mark_bar(orient="horizontal", color=COLOUR, size=BAR).encode(x=length),
        base.mark_text(x=0).encode(text="label:N"),
        base.mark_text(dx=GAP).encode(x=length, text="said:N"),
    ]
    return shown(layers, height, answer, numbers)
