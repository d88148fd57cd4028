"""The answers of a question that has very many: in one piece, narrowed by what is typed."""

from __future__ import annotations

from typing import Any, TypedDict

import traitlets as t

from guide_data.model.flow import Flow
from guide_data.model.step import Step
from guide_data.words.word_types import LongListWords, Words
from widgets.live.parts.base import LivePart, synced
from widgets.views.step_view import StepView, all_views


class ListedOption(TypedDict):
    """An answer as the browser gets it."""

    id: str
    text: str


class ListedGroup(TypedDict):
    """Answers that stand together, under a name that folds them; empty: always in sight."""

    name: str
    urgent: bool
    options: list[ListedOption]


class LongList(LivePart):
    """Shows the options of a step where they are many; ``on_choose`` is called with a tapped one.

    A button each would be a widget each, and a message each to make it. It is made by the list of
    options, in place of whose buttons it stands, for the first step that has many.
    """

    name = "long_list"
    place = "before the options"

    words: LongListWords
    step: str = synced(t.Unicode())
    groups: list[ListedGroup] = synced(t.List(t.Dict()))
    on_choose = t.Callable(lambda option_id: None)

    _flow: Flow

    def __init__(self, flow: Flow, words: Words | None = None, **traits: Any) -> None:
        super().__init__(flow, words, **traits)
        self.on_msg(self._on_message)

    def update(self, flow: Flow, words: Words) -> None:
        """Go on in another language or a changed flow, from the next step shown on."""
        self._flow = flow
        super().update(flow, words)

    def show(self, step: Step | None) -> None:
        """Show the options of a step that has many."""
        view = all_views(self._flow)[step.id] if step else None
        with self.hold_sync():
            self.step = view.id if view and view.is_long else ""
            self.groups = listed(view) if view and view.is_long else []

    def _on_message(self, _: Any, content: Any, buffers: Any) -> None:
        # A message is a visitor's: anything may be in it; and a tap may be late.
        if not isinstance(content, dict) or content.get("step") != self.step:
            return
        known = {option["id"] for group in self.groups for option in group["options"]}
        if isinstance(chosen := content.get("chosen"), str) and chosen in known:
            self.on_choose(chosen)


def listed(view: StepView) -> list[ListedGroup]:
    """The options of a step as the browser gets them."""
    return [
        {
            "name": group.name,
            "urgent": group.urgent,
            "options": [{"id": option.id, "text": option.text} for option in group.options],
        }
        for group in view.groups
    ]
