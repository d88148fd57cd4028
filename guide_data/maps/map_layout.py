"""Where the steps of one cause stand, and how its arrows run: Graphviz says it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from guide_data.maps.curves import Point, curve
from guide_data.maps.graphviz import TooMuch, graphviz

Way = tuple[str, str]
# Graphviz measures in inches, the map in pixels.
INCH = 72
# Read from left to right, and from top to bottom.
ACROSS, DOWN = "LR", "TB"
CAREFUL = "nslimit=5; nslimit1=5;"
# Where that is too much work, straight lines, and fewer trials; from so many steps on at once.
QUICK = "nslimit=0.5; nslimit1=0.5; mclimit=0.2; splines=line;"
MANY = 120
# Where that is too much, too, they stand in rows, with this around each; from so many on at once.
MOST, ROOM = 600, 30
# An edit changes the steps of one cause: the others stand as they stood.
KEPT = 256


@dataclass(frozen=True)
class Laid:
    """A drawing's size, the upper left corners of its steps, and the points of its ways."""

    width: float
    height: float
    corners: dict[str, Point]
    ways: dict[Way, list[Point]]


def lay_out(sizes: dict[str, Point], ways: Iterable[Way], width: float) -> Laid:
    """Steps of given sizes laid out within a width where they can be, and on little paper."""
    return laid_out(tuple(sizes.items()), tuple(ways), width)


@lru_cache(KEPT)
def laid_out(boxes: tuple[tuple[str, Point], ...], ways: tuple[Way, ...], width: float) -> Laid:
    """Steps laid out as carefully as is not too much work."""
    sizes = dict(boxes)
    for style, directions in styles(len(sizes)):
        try:
            both = [laid(sizes, ways, direction, style) for direction in directions]
        except TooMuch:
            continue
        return min(both, key=lambda one: (max(one.width, width), one.width * one.height))
    return in_rows(sizes, ways, width)


def styles(count: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """How so many steps may be laid out, and in which directions, best first."""
    if count <= MANY:
        yield CAREFUL, (ACROSS, DOWN)
    if count <= MOST:
        yield QUICK, (DOWN,)


def laid(sizes: dict[str, Point], ways: Iterable[Way], direction: str, style: str) -> Laid:
    """Steps laid out in a direction; Graphviz knows them by their numbers. Raises TooMuch."""
    names = list(sizes)
    plain = graphviz().plain("\n".join(dot(sizes, ways, direction, style)))
    corners: dict[str, Point] = {}
    found: dict[Way, list[Point]] = {}
    width = height = 0.0
    for what, *values in map(shlex.split, plain.splitlines()):
        if what == "graph":
            width, height = (INCH * float(value) for value in values[1:3])
        elif what == "node":
            name, [x, y, w, h] = names[int(values[0])], pixels(values[1:5])
            corners[name] = (x - w / 2, height - y - h / 2)
        elif what == "edge":
            tail, head, count = (int(value) for value in values[:3])
            numbers = pixels(values[3 : 3 + 2 * count])
            points = [(x, height - y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
            found[names[tail], names[head]] = points
    return Laid(width, height, corners, found)


def pixels(values: Iterable[str]) -> list[float]:
    """Numbers of Graphviz as pixels."""
    return [INCH * float(value) for value in values]


def dot(sizes: dict[str, Point], ways: Iterable[Way], direction: str, style: str) -> Iterator[str]:
    """The steps and ways in Graphviz's language."""
    numbers = {name: n for n, name in enumerate(sizes)}
    yield f"digraph {{ rankdir={direction}; nodesep=0.14; ranksep=0.36;"
    yield style
    yield 'node [shape=box fixedsize=true label=""]; edge [arrowsize=0.7];'
    for name, (width, height) in sizes.items():
        yield f"{numbers[name]} [width={width / INCH:.3f} height={height / INCH:.3f}];"
    for tail, head in ways:
        yield f"{numbers[tail]} -> {numbers[head]};"
    yield "}"


def in_rows(sizes: dict[str, Point], ways: Iterable[Way], width: float) -> Laid:
    """Steps in the order of reading, row by row, for when there are too many to lay out."""
    wide, high = (max(size[n] for size in sizes.values()) + ROOM for n in (0, 1))
    count = max(1, int(width // wide))
    corners = {name: (n % count * wide, n // count * high) for n, name in enumerate(sizes)}
    found = {
        (tail, head): curve((*corners[tail], *sizes[tail]), (*corners[head], *sizes[head]))
        for tail, head in ways
    }
    return Laid(count * wide, -(-len(sizes) // count) * high, corners, found)
