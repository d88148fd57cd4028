"""A guide drawn as a map, with what a reader of the map asks for: no drawing needs a script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NotRequired, TypedDict


class MapAnswer(TypedDict):
    """An answer, and the step that it leads to."""

    text: str
    to: str


class MapFinding(TypedDict):
    """Something to mend on a step: how grave it is, by its id and in words; what, and where."""

    severity: str
    label: str
    message: str
    place: str


class MapStep(TypedDict):
    """A step on the map: what it says, the answers that lead on, and links back, if any."""

    id: str
    title: str
    text: str
    cause: str
    answers: list[MapAnswer]
    back: NotRequired[list[MapAnswer]]
    findings: NotRequired[list[MapFinding]]


class MapPerson(TypedDict):
    """Somebody with a problem: at each step from the start, the place of their answer in it."""

    who: str
    answers: list[int]


class MapDetails(TypedDict):
    """What the map tells of its steps and people; ``causes`` are their titles by their ids.

    ``language`` is the one of the steps, ``arrow`` the sign that leads on in it, ``spoken`` the
    language of the people.
    """

    language: str
    arrow: str
    spoken: str
    start: str
    causes: dict[str, str]
    steps: list[MapStep]
    people: list[MapPerson]


@dataclass(frozen=True)
class DrawnMap:
    """A map: an SVG whose step of an id is its element ``map-<id>``, and what it tells.

    A way is an element ``data-way="from to"``; each step is a link to ``#<id>`` of ``address``.
    """

    svg: str
    details: MapDetails
    address: str
