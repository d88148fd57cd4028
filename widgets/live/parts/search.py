"""The search: a box that finds steps by the visitor's own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypedDict

import traitlets as t

from guide_data.model.flow import Flow
from guide_data.search.search_data import SearchData, search_data
from guide_data.words.word_types import SearchWords, Words
from widgets.live.parts.base import LivePart, synced
from widgets.views.once_per_flow import once_per_flow
from widgets.views.step_view import INDEX
from widgets.views.words import words_of


class Way(TypedDict):
    """A step to go on to when nothing is found."""

    step: str
    title: str


class PageSearchData(SearchData):
    """All that is searched, and where to go on when nothing is found."""

    ways: list[Way]


class Chosen(TypedDict):
    """What the browser says of a tapped find: its step."""

    chosen: str


class Search(LivePart):
    """Finds steps in the browser, which gets its PageSearchData once that is ``wanted``.

    ``on_choose`` is called with the step of a tapped find, but not in a live guide: that goes
    there itself.
    """

    name = "search"
    place = "under the guide"

    words: SearchWords
    data: PageSearchData | dict[str, object] = synced(t.Dict())
    wanted: bool = synced(t.Bool())
    on_choose = t.Callable(lambda step: None)

    _flow: Flow

    def __init__(self, flow: Flow, words: Words | None = None, **traits: Any) -> None:
        self._flow = flow
        super().__init__(flow, words, **traits)
        self.on_msg(self._on_message)

    def update(self, flow: Flow, words: Words) -> None:
        """Search on in another language or a changed flow; what is typed stays typed."""
        self._flow = flow
        with self.hold_sync():
            super().update(flow, words)
            self.data = page_search_data(flow) if self.wanted or self.data else {}

    @t.observe("wanted")
    def _on_wanted(self, _: Any) -> None:
        # It is long: what was sent once stays, however often somebody changes their mind.
        if self.wanted and not self.data:
            # First of all a sign of life: the rest may take a while on its way.
            self.answer()
            self.data = page_search_data(self._flow)

    def _on_message(self, _: Any, content: Any, buffers: Any) -> None:
        # A message is a visitor's: anything may be in it.
        step = content.get("chosen") if isinstance(content, dict) else None
        if isinstance(step, str) and step in {*self._flow.steps, INDEX}:
            self.on_choose(step)


@once_per_flow
def page_search_data(flow: Flow) -> PageSearchData:
    """What the page's own search reads."""
    return {**search_data(flow), "ways": list(ways(flow))}


def ways(flow: Flow) -> Iterator[Way]:
    """Where to go on when nothing is found."""
    if flow.index:
        yield {"step": INDEX, "title": words_of(flow).index}
    if flow.helpline:
        yield {"step": flow.helpline.id, "title": flow.helpline.title}
