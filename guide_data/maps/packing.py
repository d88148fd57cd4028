"""Boxes put on a page as close to its top as they go, the first one in its corner."""

from __future__ import annotations

from collections.abc import Sequence

Size = tuple[float, float]
Corner = tuple[float, float]
Placed = list[tuple[Corner, Size]]


def pack(sizes: Sequence[Size], width: float, gap: float) -> list[Corner]:
    """The upper left corner of each box; those that leave the least room above come first.

    A box that is wider than the page stands at its left edge.
    """
    placed: Placed = []
    corners: dict[int, Corner] = {}
    while left := [n for n in range(len(sizes)) if n not in corners]:
        # Where the page begins, its reader begins.
        candidates = left if corners else left[:1]
        (y, x), n = min((highest(placed, sizes[n], width, gap), n) for n in candidates)
        placed.append(((x, y), sizes[n]))
        corners[n] = (x, y)
    return [corners[n] for n in range(len(sizes))]


def highest(placed: Placed, size: Size, width: float, gap: float) -> Corner:
    """The highest place that is free for a box within a width, then the leftmost: y and x."""
    lefts = [0.0, *(x + w + gap for (x, _), (w, _) in placed)]
    fitting = [x for x in lefts if x + size[0] <= width] or [0.0]
    return min((lowest(placed, x, size[0], gap), x) for x in fitting)


def lowest(placed: Placed, left: float, wide: float, gap: float) -> float:
    """How far down what stands above a place reaches."""
    return max(
        (y + h + gap for (x, y), (w, h) in placed if x < left + wide + gap and left < x + w + gap),
        default=0.0,
    )
