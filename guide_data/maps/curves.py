"""Arrows that no layout says: curves between boxes, wherever those stand."""

from __future__ import annotations

Point = tuple[float, float]
# A box: its upper left corner, its width and its height.
Box = tuple[float, float, float, float]
# Room for an arrow's tip, and how far it leaves a box before it bends.
TIP, BEND = 7, 24.0
# How far one back goes out of its way: within the frame that is around each box.
DIP = 16.0


def curve(tail: Box, head: Box) -> list[Point]:
    """A curve between two boxes, from the sides that look at each other."""
    (x, y, w, h), (left, top, wide, high) = tail, head
    if x + w + TIP < left or left + wide + TIP < x:
        way = 1 if x < left else -1
        begin = (x + w if way > 0 else x, y + h / 2)
        end = (left - TIP if way > 0 else left + wide + TIP, top + high / 2)
        bend = way * max(BEND, abs(end[0] - begin[0]) / 2)
        return [begin, (begin[0] + bend, begin[1]), (end[0] - bend, end[1]), end]
    way = 1 if y < top else -1
    begin = (x + w / 2, y + h if way > 0 else y)
    end = (left + wide / 2, top - TIP if way > 0 else top + high + TIP)
    bend = way * max(BEND, abs(end[1] - begin[1]) / 2)
    return [begin, (begin[0], begin[1] + bend), (end[0], end[1] - bend), end]


def arc(tail: Box, head: Box) -> list[Point]:
    """A curve back to an earlier box, beside the one that led here: below, or at the right."""
    (x, y, w, h), (left, top, wide, high) = tail, head
    if x + w + TIP < left or left + wide + TIP < x:
        begin, end = (x + w / 2, y + h), (left + wide / 2, top + high + TIP)
        low = max(begin[1], end[1]) + DIP
        return [begin, (begin[0], low), (end[0], low), end]
    begin, end = (x + w, y + h / 2), (left + wide + TIP, top + high / 2)
    far = max(begin[0], end[0]) + DIP
    return [begin, (far, begin[1]), (far, end[1]), end]
