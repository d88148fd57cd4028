"""The live parts that there are: a new one is added to PARTS, and the guide has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from guide_data.model.flow import Flow
from guide_data.model.step import Step
from guide_data.words.word_types import Words
from widgets.live.parts.base import LivePart, Place
from widgets.live.parts.device_picker import DevicePicker
from widgets.live.parts.document_checker import DocumentChecker
from widgets.live.parts.note import Note
from widgets.live.parts.search import Search
from widgets.live.parts.timer import Timer

PARTS: tuple[type[LivePart], ...] = (DevicePicker, Timer, DocumentChecker, Note, Search)
Part = TypeVar("Part", bound=LivePart)


class Parts:
    """One of each part for a guide; ``on_change`` is called when one announces something.

    ``traits`` are those that all parts are given alike.
    """

    def __init__(
        self, flow: Flow, words: Words, on_change: Callable[[], None], **traits: Any
    ) -> None:
        self._parts = {kind: kind(flow, words, **traits) for kind in PARTS}
        for part in self._parts.values():
            if part.announces:
                part.observe(lambda _: on_change(), part.announces)

    def __getitem__(self, kind: type[Part]) -> Part:
        part = self._parts[kind]
        assert isinstance(part, kind)
        return part

    def at(self, place: Place) -> list[LivePart]:
        """The parts of a place, in their order."""
        return [part for part in self._parts.values() if part.place == place]

    def update(self, flow: Flow, words: Words) -> None:
        """Go on in another language or a changed flow."""
        for part in self._parts.values():
            part.update(flow, words)

    def show(self, step: Step | None) -> None:
        """Show what a step has; None: nothing."""
        for part in self._parts.values():
            part.show(step)

    def reset(self) -> None:
        """Forget what the visitor did."""
        for part in self._parts.values():
            part.reset()

    @property
    def next(self) -> str:
        """The id of the option that a part leads to now; empty for none."""
        return "".join(part.next for part in self._parts.values())

    @property
    def device(self) -> str:
        """The id of the device that was chosen, ``every`` or empty."""
        chosen: str = self[DevicePicker].chosen
        return chosen
