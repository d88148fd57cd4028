"""The flow as a graph on whole numbers, so that a question costs as many steps as there are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components

Codes = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Graph:
    """Steps and the options between them; options to steps that are not there are left out."""

    def __init__(self, steps: Iterable[str], options: pd.DataFrame, start: str) -> None:
        self.ids = pd.Index(list(steps), dtype=object).unique()
        tails, heads = self.codes(options["step"]), self.codes(options["to"])
        there = (tails >= 0) & (heads >= 0)
        self.options = options[there].reset_index(drop=True)
        self.tails, self.heads = tails[there], heads[there]
        self.start = int(self.codes([start])[0])

    def codes(self, ids: Iterable[Any]) -> Codes:
        """The whole number of each id; -1 where there is no such step."""
        return self.ids.get_indexer(pd.Index(list(ids), dtype=object)).astype(np.int64)

    @cached_property
    def forward(self) -> csr_array:
        """The options as a matrix from tail to head."""
        return matrix(self.tails, self.heads, len(self.ids))

    @cached_property
    def before(self) -> Codes:
        """The step before each on a shortest way from the start; negative: none."""
        if self.start < 0:
            return np.full(len(self.ids), -1)
        return breadth_first_order(self.forward, self.start)[1].astype(np.int64)

    @cached_property
    def reached(self) -> Mask:
        """Whether each step can be reached from the start."""
        reached = self.before >= 0
        reached[[self.start] if self.start >= 0 else []] = True
        return reached

    def leading_to(self, ends: Mask) -> Mask:
        """Whether some way leads from each step to one of ``ends``."""
        # One more step, from which every way leads back from every end at once.
        root = len(self.ids)
        tails = np.concatenate([self.heads, np.full(int(ends.sum()), root)])
        heads = np.concatenate([self.tails, np.flatnonzero(ends)])
        led = np.zeros(root + 1, dtype=bool)
        led[breadth_first_order(matrix(tails, heads, root + 1), root)[0]] = True
        return led[:root]

    @cached_property
    def on_cycles(self) -> Mask:
        """Whether each step lies on a cycle."""
        _, part = connected_components(self.forward, connection="strong")
        on_cycles: Mask = np.bincount(part)[part] > 1
        on_cycles[self.tails[self.tails == self.heads]] = True
        return on_cycles

    @cached_property
    def longest(self) -> Codes:
        """The most options that can follow each step; meaningless on a cycle and before it."""
        left = np.bincount(self.tails, minlength=len(self.ids))
        longest = np.zeros(len(self.ids), dtype=np.int64)
        backward = matrix(self.heads, self.tails, len(self.ids))
        done = np.flatnonzero(left == 0)
        while done.size:
            tails, heads = neighbours(backward, done)
            np.maximum.at(longest, tails, longest[heads] + 1)
            np.subtract.at(left, tails, backward_count(backward, done))
            done = np.unique(tails[left[tails] == 0])
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

    def answers(self, step: str) -> tuple[str, ...]:
        """The answers of a shortest journey from the start to a step."""
        path = self.path(step)
        return tuple(self._option(a, b) for a, b in pairwise(path))

    @cached_property
    def _first_option(self) -> dict[tuple[int, int], str]:
        ways = zip(self.tails.tolist(), self.heads.tolist(), self.options["option"], strict=True)
        first: dict[tuple[int, int], str] = {}
        for tail, head, option in ways:
            first.setdefault((tail, head), option)
        return first

    def _option(self, tail: int, head: int) -> str:
        return self._first_option[(tail, head)]


def matrix(tails: Codes, heads: Codes, size: int) -> csr_array:
    """A graph as a sparse matrix; several options between two steps count together."""
    return csr_array((np.ones(len(tails)), (tails, heads)), shape=(size, size))


def neighbours(graph: csr_array, rows: Codes) -> tuple[Codes, Codes]:
    """The steps that some rows lead to, and beside each the row it was."""
    counts = graph.indptr[rows + 1] - graph.indptr[rows]
    # The places of all the rows' entries, without a loop over rows.
    firsts = np.repeat(graph.indptr[rows] - np.cumsum(counts) + counts, counts)
    places = firsts + np.arange(counts.sum())
    return graph.indices[places].astype(np.int64), np.repeat(rows, counts)


def backward_count(graph: csr_array, rows: Codes) -> NDArray[np.int64]:
    """How many options stand behind each neighbour of some rows."""
    counts = graph.indptr[rows + 1] - graph.indptr[rows]
    firsts = np.repeat(graph.indptr[rows] - np.cumsum(counts) + counts, counts)
    return graph.data[firsts + np.arange(counts.sum())].astype(np.int64)
