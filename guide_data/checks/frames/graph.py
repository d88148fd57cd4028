"""The flow as a graph on whole numbers, so that a question costs as many steps as there are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from guide_data.checks.frames.walks import (
    LOST,
    Codes,
    Mask,
    Ways,
    breadth_first,
    ways,
    with_others_on_cycles,
)


class Graph:
    """Steps and the options between them; options to steps that are not there are left out."""

    def __init__(self, steps: Iterable[str], options: pd.DataFrame, start: str) -> None:
        self.ids = pd.Index(list(steps), dtype=object).drop_duplicates()
        tails, heads = self.codes(options["step"]), self.codes(options["to"])
        there = (tails >= 0) & (heads >= 0)
        self.options = options[there].reset_index(drop=True)
        self.tails, self.heads = tails[there], heads[there]
        self.start = int(self.codes([start])[0])

    def codes(self, ids: pd.Series[Any] | list[str]) -> Codes:
        """The whole number of each id; -1 where there is no such step."""
        return self.ids.get_indexer(pd.Index(ids, dtype=object)).astype(np.int64)

    def marks(self, ids: pd.Series[Any]) -> Mask:
        """Whether each step is one of some."""
        codes = self.codes(ids)
        marks = np.zeros(len(self.ids), dtype=bool)
        marks[codes[codes >= 0]] = True
        return marks

    @cached_property
    def forward(self) -> Ways:
        """The options from tail to head."""
        return ways(self.tails, self.heads, len(self.ids))

    @cached_property
    def backward(self) -> Ways:
        """The options from head to tail."""
        return ways(self.heads, self.tails, len(self.ids))

    @cached_property
    def before(self) -> Codes:
        """The step before each on a shortest way from the start; negative: none."""
        return breadth_first(self.forward, [self.start] if self.start >= 0 else [])

    @cached_property
    def reached(self) -> Mask:
        """Whether each step can be reached from the start."""
        reached: Mask = self.before != LOST
        return reached

    def leading_to(self, ends: Mask) -> Mask:
        """Whether some way leads from each step to one of ``ends``."""
        leading: Mask = breadth_first(self.backward, np.flatnonzero(ends).tolist()) != LOST
        return leading

    @cached_property
    def on_cycles(self) -> Mask:
        """Whether each step lies on a cycle."""
        on_cycles = with_others_on_cycles(self.forward, self.backward)
        on_cycles[self.tails[self.tails == self.heads]] = True
        return on_cycles

    @cached_property
    def longest(self) -> Codes:
        """The most options that can follow each step; meaningless on a cycle and before it."""
        return self.longest_of(np.ones(len(self.ids), dtype=np.int64))

    def longest_of(self, taps: Codes) -> Codes:
        """The most that can follow each step where an option of each counts for so much."""
        longest, left = np.zeros(len(self.ids), dtype=np.int64), np.diff(self.forward.firsts)
        done = np.flatnonzero(left == 0).tolist()
        # One number at a time, memory views are quicker than arrays and smaller than lists.
        most, options, own = longest.data, left.data, taps.data
        # It grows as it goes: a step comes when all that it leads to have come.
        for head in done:
            for tail in self.backward.after(head):
                options[tail] -= 1
                most[tail] = max(most[tail], most[head] + own[tail])
                if not options[tail]:
                    done.append(tail)
        return longest

    def path(self, step: str) -> list[int]:
        """The steps of a shortest way from the start to a step, both included; empty: none."""
        code = int(self.codes([step])[0])
        if code < 0 or not self.reached[code]:
            return []
        path = [code]
        while path[-1] != self.start:
            path.append(int(self.before[path[-1]]))
        return path[::-1]

    def taps(self, tail: str, head: str) -> int | None:
        """The fewest options from one step to another; None where no way leads there."""
        first, last = self.codes([tail, head]).tolist()
        if min(first, last) < 0:
            return None
        before, taps = breadth_first(self.forward, [first]), 0
        while last != first and last >= 0:
            last, taps = int(before[last]), taps + 1
        return taps if last == first else None

    def answers(self, step: str) -> tuple[str, ...]:
        """The answers of a shortest journey from the start to a step."""
        path = self.path(step)
        return tuple(self._option(a, b) for a, b in pairwise(path))

    @cached_property
    def _first_options(self) -> tuple[Codes, NDArray[np.object_]]:
        """Every two steps with an option between, as one number, and the first such option."""
        pairs, first = np.unique(self._pair(self.tails, self.heads), return_index=True)
        return pairs, self.options["option"].to_numpy(dtype=object)[first]

    def _pair(self, tail: Any, head: Any) -> Any:
        return tail * len(self.ids) + head

    def _option(self, tail: int, head: int) -> str:
        pairs, options = self._first_options
        return options[np.searchsorted(pairs, self._pair(tail, head))]
