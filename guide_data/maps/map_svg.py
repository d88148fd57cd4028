"""The map as SVG that needs nothing else, in as few letters as say it: styles tell the looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from guide_data.maps.curves import Box, Point, arc, curve
from guide_data.maps.labels import LINE, box, lines, width
from guide_data.maps.map_layout import Laid, Way, lay_out
from guide_data.maps.packing import pack
from guide_data.model.drawn_map import DrawnMap, MapDetails, MapFinding, MapStep

# The page that the causes are put on; a heading's height, the room in and between their frames.
PAGE, HEAD, INSIDE, GAP, EDGE = 1080, 30, 12, 22, 4
COLOURS = 8
# Told by shape, not by colour alone.
SIGNS = {"error": "▲", "warning": "◆"}
ARROW = (
    '<defs><marker id="map-tip" viewBox="0 0 7 8" refY="4" markerWidth="7" markerHeight="8" '
    'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L7 4L0 8z"/></marker></defs>'
)


@dataclass(frozen=True)
class Frame:
    """A cause on the map: its title, its steps laid out, its colour's number and its corner."""

    title: str
    steps: list[MapStep]
    laid: Laid
    colour: int
    corner: Point = (0, 0)

    @property
    def size(self) -> Point:
        """How much room it takes."""
        wide = max(self.laid.width, width(self.title) * 1.1)
        return wide + 2 * INSIDE, self.laid.height + HEAD + INSIDE

    def at(self, step: str) -> Point:
        """Where a step of it stands on the page."""
        (x, y), (left, top) = self.laid.corners[step], self.corner
        return left + INSIDE + x, top + HEAD + y


def draw(details: MapDetails, kinds: dict[str, str], address: str, hidden: str = "") -> DrawnMap:
    """A map of what is told, its steps leading to an address; ``kinds`` are the steps' kinds.

    Arrows to the step ``hidden`` are left out: there, most answers lead.
    """
    known = {step["id"]: step for step in details["steps"]}
    ways = list(ways_of(known, hidden))
    frames = placed(framed(details, known, ways))
    where = {step["id"]: frame for frame in frames for step in frame.steps}
    wide = max((frame.corner[0] + frame.size[0] for frame in frames), default=0) + 2 * EDGE
    high = max((frame.corner[1] + frame.size[1] for frame in frames), default=0) + 2 * EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map-drawing" width="{wide:.0f}" '
        f'height="{high:.0f}" viewBox="{-EDGE} {-EDGE} {wide:.0f} {high:.0f}">',
        ARROW,
        *far_arrows(ways, where, known),
        *(arrow(way, arc(*boxes(way, where, known)), " back") for way in ways_back(known)),
        *(line for frame in frames for line in frame_lines(frame, ways, kinds, address)),
        "</svg>",
    ]
    return DrawnMap("\n".join(parts), details, address)


def ways_of(known: dict[str, MapStep], hidden: str) -> Iterator[Way]:
    """Every pair of steps that an answer leads between, once."""
    for step in known.values():
        heads = dict.fromkeys(answer["to"] for answer in step["answers"])
        yield from ((step["id"], head) for head in heads if head in known and head != hidden)


def ways_back(known: dict[str, MapStep]) -> Iterator[Way]:
    """Every pair of steps that a back-link leads between: no layout is to follow these."""
    for step in known.values():
        heads = (link["to"] for link in step.get("back", []))
        yield from ((step["id"], head) for head in heads if head in known)


def framed(details: MapDetails, known: dict[str, MapStep], ways: list[Way]) -> Iterator[Frame]:
    """Each cause with its steps laid out."""
    causes: dict[str, list[MapStep]] = {}
    for step in known.values():
        causes.setdefault(step["cause"], []).append(step)
    for n, (cause, steps) in enumerate(causes.items()):
        sizes = {step["id"]: box(step["title"]) for step in steps}
        own = [way for way in ways if sizes.keys() >= set(way)]
        laid = lay_out(sizes, own, PAGE - 2 * INSIDE)
        yield Frame(details["causes"].get(cause, cause), steps, laid, n % COLOURS)


def placed(frames: Iterable[Frame]) -> list[Frame]:
    """Frames on the page, the first in its corner."""
    frames = list(frames)
    corners = pack([frame.size for frame in frames], PAGE, GAP)
    return [
        Frame(frame.title, frame.steps, frame.laid, frame.colour, corner)
        for frame, corner in zip(frames, corners, strict=True)
    ]


def frame_lines(
    frame: Frame, ways: list[Way], kinds: dict[str, str], address: str
) -> Iterator[str]:
    """A cause as SVG: what is in it is measured from its corner, so that it moves as one."""
    (x, y), (wide, high) = frame.corner, frame.size
    yield f'<g class="map-cause c{frame.colour}" transform="translate({x:.0f} {y:.0f})">'
    yield f'<rect class="map-frame" width="{wide:.0f}" height="{high:.0f}" rx="6"/>'
    yield f'<text class="map-head" x="{INSIDE}" y="20">{escape(frame.title)}</text>'
    yield f'<g transform="translate({INSIDE} {HEAD})">'
    yield from (arrow(way, points, "") for way, points in frame.laid.ways.items())
    for step in frame.steps:
        yield node(step, frame.laid.corners[step["id"]], kinds[step["id"]], address)
    yield "</g></g>"


def node(step: MapStep, corner: Point, kind: str, address: str) -> str:
    """One step: a box that leads to it, with its title, and a mark where there is to mend."""
    (x, y), (wide, high) = corner, box(step["title"])
    size = f'width="{wide:.0f}" height="{high:.0f}"'
    inner = f'<rect x="3" y="3" width="{wide - 6:.0f}" height="{high - 6:.0f}" rx="4"/>'
    words = "".join(
        f'<text x="{wide / 2:.0f}" y="{(n + 1) * LINE + 1}">{escape(line)}</text>'
        for n, line in enumerate(lines(step["title"]))
    )
    return (
        f'<a id="map-{escape(step["id"])}" class="map-step {kind}" '
        f'href="{escape(address)}#{escape(step["id"])}" '
        f'transform="translate({x:.0f} {y:.0f})"><rect {size} rx="7"/>'
        f"{inner if kind == 'outcome' else ''}{words}{mark(step.get('findings', []), wide)}</a>"
    )


def mark(findings: list[MapFinding], wide: float) -> str:
    """A sign for the worst of some findings, and how many there are."""
    if not findings:
        return ""
    worst = min((finding["severity"] for finding in findings), key=list(SIGNS).index)
    return (
        f'<g class="map-mark {worst}" transform="translate({wide - 26:.0f} -9)">'
        '<rect width="34" height="18" rx="9"/>'
        f'<text x="17" y="13">{SIGNS[worst]}{len(findings)}</text></g>'
    )


def far_arrows(
    ways: list[Way], where: dict[str, Frame], known: dict[str, MapStep]
) -> Iterator[str]:
    """The arrows from one cause to another, under everything else."""
    for way in ways:
        if where[way[0]] is not where[way[1]]:
            yield arrow(way, curve(*boxes(way, where, known)), " far")


def boxes(way: Way, where: dict[str, Frame], known: dict[str, MapStep]) -> tuple[Box, Box]:
    """The boxes of two steps, wherever they stand."""
    tail, head = ((*where[id].at(id), *box(known[id]["title"])) for id in way)
    return tail, head


def arrow(way: Way, points: list[Point], kind: str) -> str:
    """A way as a curve with a tip."""
    begin, *rest = (f"{x:.0f} {y:.0f}" for x, y in points)
    return (
        f'<path class="map-way{kind}" data-way="{escape(" ".join(way))}" '
        f'd="M{begin}C{" ".join(rest)}"/>'
    )
