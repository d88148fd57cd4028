"""The search: a box that finds steps by the visitor's own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypedDict

import traitlets as t

from guide_data.model.flow import Flow
from guide_data.model.step import REMEDY_ANSWERS, Step
from guide_data.words.word_types import SearchWords, Words
from widgets.live.parts.base import LivePart, synced
from widgets.views.readings import unwritten_reading
from widgets.views.step_view import INDEX, all_views, plain_texts
from widgets.views.vocabulary import SearchedEntry, vocabulary_of
from widgets.views.words import words_of


class SearchedOption(TypedDict):
    """An answer, and the step that it leads to."""

    text: str
    to: str


class SearchedStep(TypedDict):
    """What a step says: its title, its texts, and its answers."""

    id: str
    title: str
    said: list[str]
    options: list[SearchedOption]


class SearchedWord(TypedDict):
    """A word of the index, how those parts of it are read that are no kana, and the steps it leads
    to, the best first.
    """

    word: str
    reading: str
    steps: list[str]


class Way(TypedDict):
    """A step to go on to when nothing is found."""

    step: str
    title: str


class SearchData(TypedDict):
    """All that is searched: what the page says, in its order, but how it ends when all is well.

    Nobody who searches is there yet.
    """

    language: str
    steps: list[SearchedStep]
    index: list[SearchedWord]
    vocabulary: list[SearchedEntry]
    ways: list[Way]


class Chosen(TypedDict):
    """What the browser says of a tapped find: its step."""

    chosen: str


class Search(LivePart):
    """Finds steps in the browser, which gets its SearchData once that is ``wanted``.

    ``on_choose`` is called with the step of a tapped find, but not in a live guide: that goes
    there itself.
    """

    name = "search"
    place = "under the guide"

    words: SearchWords
    data: SearchData | dict[str, object] = synced(t.Dict())
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
            self.data = search_data(flow) if self.wanted else {}

    @t.observe("wanted")
    def _on_wanted(self, _: Any) -> None:
        # First of all a sign of life: the rest may take a while on its way.
        self.answer()
        self.data = search_data(self._flow) if self.wanted else {}

    def _on_message(self, _: Any, content: Any, buffers: Any) -> None:
        # A message is a visitor's: anything may be in it.
        step = content.get("chosen") if isinstance(content, dict) else None
        if isinstance(step, str) and step in {*self._flow.steps, INDEX}:
            self.on_choose(step)


def search_data(flow: Flow) -> SearchData:
    """All that is searched, as the page's own search reads it."""
    # Who searches has not come to an end where all is well.
    there = [step for step in flow.steps.values() if step.ends != "solved"]
    steps = sorted(there, key=lambda step: step.id == flow.guide.start)
    return {
        "language": flow.guide.language,
        "steps": [search_step(flow, step) for step in steps],
        "index": [
            {"word": entry.word, "reading": unwritten_reading(entry), "steps": list(entry.steps)}
            for entry in sorted(flow.index, key=lambda entry: entry.reading)
        ],
        "vocabulary": vocabulary_of(flow),
        "ways": list(ways(flow)),
    }


def ways(flow: Flow) -> Iterator[Way]:
    """Where to go on when nothing is found."""
    if flow.index:
        yield {"step": INDEX, "title": words_of(flow).index}
    if flow.helpline:
        yield {"step": flow.helpline.id, "title": flow.helpline.title}


def search_step(flow: Flow, step: Step) -> SearchedStep:
    """What a step says of itself; the answers that close every remedy say nothing of any."""
    shown = all_views(flow)[step.id].options
    options = [option for option in shown if option.id not in REMEDY_ANSWERS]
    return {
        "id": step.id,
        "title": step.title,
        "said": list(plain_texts(flow, step)),
        "options": [{"text": option.text, "to": option.to} for option in options],
    }
