"""The address, the focus and the tab's memory, as far as a browser lends them to the guide."""

from __future__ import annotations

from typing import Any, TypedDict

import anywidget
import traitlets as t

from widgets.views.assets import script, static

LONGEST_TRAIL = 200
LONGEST_WORD = 60
VISIT = ("step", "began", "device", "language")


class Visit(TypedDict):
    """Where the browser wants to be; ``visit`` is how often it has told.

    ``began`` is when the visit did, as the visitor's clock says it.
    """

    step: str
    trail: list[str]
    began: str
    device: str
    language: str
    visit: int


class ShownMessage(TypedDict):
    """What is shown, and after which of the browser's visits."""

    shown: str
    trail: list[str]
    visit: int


class Address(anywidget.AnyWidget):
    """Tells the browser which step is shown, and tells Python where the browser wants to be.

    A trail is the step where a visit began, followed by its answers.
    ``on_visit`` is called with a step and the trail to it, the visit's beginning as the
    visitor's clock says it, the device, and the language to speak. ``roles`` are what parts of
    the guide are to a screen reader, and their names; ``quoted`` is how buttons quote another
    language.
    """

    _esm = script("live/address.js")
    _css = static("static/style.css")

    start = t.Unicode().tag(sync=True)
    step = t.Unicode().tag(sync=True)
    trail = t.List(t.Unicode()).tag(sync=True)
    roles = t.Dict().tag(sync=True)
    language = t.Unicode().tag(sync=True)
    quoted = t.Dict().tag(sync=True)
    on_visit = t.Callable()

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        # Which of the browser's messages was the last one heard.
        self._visit = 0
        self.on_msg(self._asked)

    def show(self, step: str, trail: list[str]) -> None:
        """Say that a step is shown now; the browser moves focus and address there."""
        self.step, self.trail = step, trail
        message: ShownMessage = {"shown": step, "trail": trail, "visit": self._visit}
        self.send(message)

    def _asked(self, _: Any, content: Any, buffers: Any) -> None:
        # A message is a visitor's: anything may be in it.
        trail = content.get("trail") if isinstance(content, dict) else None
        if not isinstance(trail, list) or not 0 < len(trail) <= LONGEST_TRAIL:
            return
        if all(isinstance(part, str) for part in trail):
            visit = content.get("visit")
            self._visit = visit if isinstance(visit, int) else self._visit
            step, *others = (short(content.get(part)) for part in VISIT)
            self.on_visit(step, trail, *others)


def short(value: Any) -> str:
    """A short text from a browser; anything else is nothing."""
    return value if isinstance(value, str) and len(value) <= LONGEST_WORD else ""
