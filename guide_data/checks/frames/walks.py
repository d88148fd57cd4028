"""Walks over a graph on whole numbers: breadth first, and around its cycles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]
Mask = NDArray[np.bool_]
# What stands before a step from which a walk begins, and before one that it never comes to.
ROOT, LOST = -1, -2


class Ways(NamedTuple):
    """Where each step leads: to ``heads[firsts[step] : firsts[step + 1]]``, each once.

    One number at a time, memory views are quicker than arrays and smaller than lists.
    """

    firsts: memoryview[int]
    heads: memoryview[int]

    @property
    def size(self) -> int:
        """How many steps there are."""
        return len(self.firsts) - 1

    def after(self, step: int) -> memoryview[int]:
        """The steps that a step leads to."""
        return self.heads[self.firsts[step] : self.firsts[step + 1]]


def ways(tails: Codes, heads: Codes, size: int) -> Ways:
    """The ways from tails to heads; several between two steps count together."""
    pairs = np.unique(tails * size + heads)
    firsts = np.searchsorted(pairs, np.arange(size + 1) * size)
    return Ways(firsts.data, (pairs % max(size, 1)).data)


def breadth_first(through: Ways, roots: Iterable[int]) -> Codes:
    """The step before each on a shortest way from one of some; or ``ROOT``, or ``LOST``."""
    before = np.full(through.size, LOST, dtype=np.int64)
    known, queue = before.data, list(roots)
    for root in queue:
        known[root] = ROOT
    for tail in queue:
        for head in through.after(tail):
            if known[head] == LOST:
                known[head] = tail
                queue.append(head)
    return before


def with_others_on_cycles(forward: Ways, backward: Ways) -> Mask:
    """Whether each step leads to another one that leads back to it."""
    part = np.full(forward.size, LOST, dtype=np.int64)
    known = part.data
    for root in reversed(depth_first(forward)):
        queue = [root] if known[root] == LOST else []
        for head in queue:
            known[head] = root
            queue += [tail for tail in set(backward.after(head)) if known[tail] == LOST]
    several: Mask = np.bincount(part)[part] > 1
    return several


def depth_first(through: Ways) -> list[int]:
    """Every step, each after all that it leads to, but for those around a cycle."""
    done: list[int] = []
    seen, left = bytearray(through.size), list(through.firsts)
    for root in range(through.size):
        trail = [] if seen[root] else [root]
        while trail:
            tail = trail[-1]
            seen[tail] = True
            if left[tail] == through.firsts[tail + 1]:
                done.append(trail.pop())
                continue
            head = through.heads[left[tail]]
            left[tail] += 1
            trail += [] if seen[head] else [head]
    return done
