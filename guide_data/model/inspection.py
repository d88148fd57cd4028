"""What there is to mend in a content folder, as the editor's desk shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from guide_data.model.drawn_map import DrawnMap


@dataclass(frozen=True)
class InspectionItem:
    """One thing to mend: how grave it is, by its id and in words; its rule, its step and place.

    ``consequence`` is whether mending another one most likely mends it, too.
    ``step`` is empty where it is about none, ``place`` is file:line.
    """

    severity: str
    label: str
    rule: str
    message: str
    step: str
    place: str
    consequence: bool = False


@dataclass(frozen=True)
class Inspection:
    """A folder judged and drawn: what there is to mend, one by one and in short.

    ``places`` tells where each step stands (file:line); ``draw`` makes its map, which
    may take a second.
    """

    items: tuple[InspectionItem, ...]
    summary: str
    places: dict[str, str]
    draw: Callable[[], DrawnMap] | None = field(default=None, compare=False)
