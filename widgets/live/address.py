"""The address, the focus and the tab's memory, as far as a browser lends them to the guide."""

from __future__ import annotations

from typing import Any, TypedDict

import anywidget
import traitlets as t

from guide_data.model.flow import Flow
from guide_data.text.language_tags import direction
from guide_data.words.word_types import Words
from widgets.live.parts.base import synced
from widgets.views.assets import LOOK, module, styles
from widgets.views.quotes import Quoted, quoted_in
from widgets.views.rich_text import STYLE, has_rich_text

LONGEST_TRAIL = 200
LONGEST_WORD = 60


class Visit(TypedDict):
    """Where the browser wants to be: a step and the trail to it, in a language.

    ``began`` is when the visit did, as the visitor's clock says it; ``device`` is what the
    browser calls itself; ``visit`` counts the browser's messages.
    """

    step: str
    trail: list[str]
    began: str
    device: str
    language: str
    visit: int


class Shown(TypedDict):
    """Which step is shown now, by which trail, in answer to which visit."""

    shown: str
    trail: list[str]
    visit: int


class Address(anywidget.AnyWidget):
    """Tells the browser which step is shown, and tells Python where the browser wants to be.

    A trail is the step where a visit began, followed by its answers. ``on_visit`` is called
    with the step, trail, began, device and language of a Visit. ``roles`` are what parts of the
    guide are to a screen reader, and their names, by CSS selector.
    """

    _esm: str = synced(t.Unicode())
    _css: str = synced(t.Unicode())
    start = t.Unicode().tag(sync=True)
    step = t.Unicode().tag(sync=True)
    trail = t.List(t.Unicode()).tag(sync=True)
    roles = t.Dict().tag(sync=True)
    language = t.Unicode().tag(sync=True)
    direction = t.Unicode().tag(sync=True)
    quoted: Quoted | dict[str, str] = synced(t.Dict())
    on_visit = t.Callable()

    def __init__(self, **traits: Any) -> None:
        super().__init__(_esm=module("live/address.js"), _css=styles(*LOOK), **traits)
        # Which of the browser's messages was the last one taken.
        self._visit = 0
        self.on_msg(self._on_message)

    def update(self, flow: Flow, words: Words) -> None:
        """Go on in another language or a changed flow."""
        self.language, self.roles = flow.guide.language, roles(words)
        self.direction = direction(flow.guide.language)
        # Else the app's page has it, or nothing needs it.
        if has_rich_text(flow):
            self._css = styles(*LOOK, STYLE)
        self.quoted, self.start = quoted_in(flow) or {}, flow.guide.start

    def show(self, step: str, trail: list[str]) -> None:
        """Say that a step is shown now; the browser moves focus and address there."""
        self.step, self.trail = step, trail
        shown: Shown = {"shown": step, "trail": trail, "visit": self._visit}
        self.send(shown)

    def _on_message(self, _: Any, content: Any, buffers: Any) -> None:
        # A message is a visitor's: anything may be in it.
        trail = content.get("trail") if isinstance(content, dict) else None
        if not isinstance(trail, list) or not 0 < len(trail) <= LONGEST_TRAIL:
            return
        if all(isinstance(part, str) for part in trail):
            visit = content.get("visit")
            self._visit = visit if isinstance(visit, int) else self._visit
            names = ("step", "began", "device", "language")
            step, *others = (short(content.get(name)) for name in names)
            self.on_visit(step, trail, *others)


def short(value: Any) -> str:
    """A short text from a browser; anything else is nothing."""
    return value if isinstance(value, str) and len(value) <= LONGEST_WORD else ""


def roles(words: Words) -> dict[str, tuple[str, str]]:
    """What parts of the live guide are to a screen reader, as those of the page are by nature."""
    return {
        ".options": ("group", words.options),
        ".guide-main > .tools": ("navigation", words.tools),
    }
