"""The search: a box that finds steps by the visitor's own words."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import anywidget
import traitlets as t

from guide_data.model.flow import REMEDY_ANSWERS, Flow
from widgets.views.assets import script, static, template
from widgets.views.i18n import Words, words_for
from widgets.views.step_view import INDEX, StepView, all_views


class Search(anywidget.AnyWidget):
    """Finds steps in the browser, which is told in what to search once that is ``wanted``.

    ``on_choose`` is called with the step of a tapped find, but not in a live guide: that goes
    there itself.
    """

    _esm = script("live/parts/search.js")
    _css = t.Unicode().tag(sync=True)

    words = t.Dict().tag(sync=True)
    data = t.Dict().tag(sync=True)
    wanted = t.Bool().tag(sync=True, visitor=True)
    on_choose = t.Callable(lambda step: None)

    def __init__(self, flow: Flow, words: Words, **traits: Any) -> None:
        self._flow = flow
        super().__init__(**traits)
        self.take(flow, words)
        self.on_msg(self._chose)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        # Shown on its own, it brings the look that else the guide around it has.
        self._css = static("static/style.css")
        self.add_class("guide")
        return super()._repr_mimebundle_(**kwargs)

    def take(self, flow: Flow, words: Words) -> None:
        """Search on in another language or a changed flow; what is typed stays typed."""
        self._flow = flow
        with self.hold_sync():
            self.words = said(words)
            self.data = searched(flow) if self.wanted else {}

    @t.observe("wanted")
    def _answer(self, _: Any) -> None:
        # First of all a sign of life: the rest may take a while on its way.
        self.send({"answered": True})
        self.data = searched(self._flow) if self.wanted else {}

    def _chose(self, _: Any, content: Any, buffers: Any) -> None:
        # A message is a visitor's: anything may be in it.
        step = content.get("chosen") if isinstance(content, dict) else None
        if isinstance(step, str) and step in {*self._flow.steps, INDEX}:
            self.on_choose(step)


def said(words: Words) -> dict[str, str]:
    """What the box itself says."""
    return {
        "label": words.search,
        "hint": words.search_hint,
        "found": words.found,
        "none": words.not_found,
    }


def searched(flow: Flow) -> dict[str, Any]:
    """All that is searched: what the page says, in its order, as its own search reads it."""
    views = all_views(flow)
    steps = [view for view in views.values() if view.id != INDEX]
    steps.sort(key=lambda view: view.id == flow.guide.start)
    index = sorted(flow.index, key=lambda entry: entry.reading)
    return {
        "language": flow.guide.language,
        "steps": [told(view, words_for(flow.guide.language)) for view in steps],
        "index": [entry.model_dump(mode="json") for entry in index],
        "ways": [{"step": step, "title": views[step].heading} for step in ways(flow)],
    }


def ways(flow: Flow) -> Iterator[str]:
    """Where to go on when nothing is found."""
    if flow.index:
        yield INDEX
    if flow.helpline:
        yield flow.helpline.id


def told(view: StepView, words: Words) -> dict[str, Any]:
    """What a step tells of itself; the answers that close every remedy tell nothing of any."""
    options = [option for option in view.options if option.id not in REMEDY_ANSWERS]
    return {
        "id": view.id,
        "title": view.heading,
        "said": texts(template("body").render(view=view, words=words, chosen="")),
        "options": [{"text": option.text, "to": option.to} for option in options],
    }


def texts(body: str) -> list[str]:
    """The text of every paragraph and list item, as a browser takes it from HTML."""
    reader = Texts()
    reader.feed(body)
    reader.close()
    return reader.texts


class Texts(HTMLParser):
    """Gathers texts; that of a paragraph in a list item belongs to both."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open: list[int] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Begin a text."""
        if tag in ("p", "li"):
            self._open.append(len(self.texts))
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        """End a text."""
        if tag in ("p", "li"):
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Go on with every text that is open."""
        for place in self._open:
            self.texts[place] += data
