"""The live guide: a flow as ipywidgets, in one line of a notebook."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import ipywidgets as ipw
import traitlets as t

from guide_data.model.flow import Flow, Step
from guide_data.model.journey import DroppedAnswer, Journey, UnknownAnswer
from widgets.live.address import Address
from widgets.live.parts.note import Note, note_text
from widgets.live.parts.search import Search
from widgets.live.screen import Screen
from widgets.live.step_parts import Parts
from widgets.live.trail import Trail
from widgets.pages.page import frame, page
from widgets.views.assets import template
from widgets.views.i18n import Words, words_for
from widgets.views.languages import others
from widgets.views.step_view import INDEX, all_views


class Guide(ipw.VBox):
    """The whole of a flow, to be tapped through or driven from Python.

    ``step`` is the id of the step on screen and can be observed; ``journey`` is how the
    visitor came there. Raises UnknownAnswer for an answer that the step does not offer.
    """

    step = t.Unicode(read_only=True)

    def __init__(self, flow: Flow) -> None:
        self._whole = self.flow = flow
        self.journey = Journey.begin(flow)
        self.views = all_views(flow)
        self.words = words_for(flow.guide.language)
        self._given: dict[str, str] = {}
        self._began, self._device = f"{datetime.now():%Y-%m-%d %H:%M}", ""
        self._parts = Parts(flow, self.words, on_change=self._heed)
        self._screen = Screen(self.words, self.choose, self._parts.picker, self._parts.between)
        self._trail = Trail(self.words, self.edit)
        self._note = Note(self.words)
        self._search = Search(flow, self.words)
        self._address = Address(on_visit=self._follow)
        self._back, self._restart = ipw.Button(), ipw.Button()
        self._header, self._footer = ipw.HTML(), ipw.HTML()
        super().__init__(self._arranged())
        for name in ("guide", "guide-live"):
            self.add_class(name)
        self._dress()
        self._show(self.journey)

    def __repr__(self) -> str:
        return f"Guide({self.flow.name!r}, step={self.step!r})"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        bundle = super()._repr_mimebundle_(**kwargs)
        return bundle | {"text/html": page(self.flow, self.views), "text/plain": repr(self)}

    def choose(self, option_id: str) -> None:
        """Give an answer; after an edit, later answers that still make sense follow."""
        if self.step == INDEX:
            raise UnknownAnswer("the index has no options: go to a step first")
        self._show(self.journey.choose(option_id).replay(self._given))

    def back(self) -> None:
        """Take the last answer back; from the index, return to the step before it."""
        self._given = {}
        # Who came by a link has no answer to take back, and may want to begin.
        before = self.journey.back() if self.journey.answers else Journey.begin(self.flow)
        self._show(self.journey if self.step == INDEX else before)

    def restart(self) -> None:
        """Begin anew at the guide's first step."""
        self._given = {}
        self._parts.forget()
        self._show(Journey.begin(self.flow))

    def edit(self, taken: int) -> None:
        """Return to the answer given after ``taken`` taps, to give another."""
        self._given = self.journey.given()
        del self._given[self.journey.steps[taken].id]
        self._show(self.journey.upto(taken))

    def go(self, step_id: str) -> None:
        """Start from any step; at a step that does not exist, from the first one."""
        self._follow(step_id, [step_id], self._began, self._device)

    def take(self, flow: Flow) -> DroppedAnswer | None:
        """Go on in a changed flow, by the same answers to the same step; the answer lost, if any.

        The browser is told only where the visitor is moved: the focus stays where it is.
        """
        self._whole, flow = flow, flow.speaking(self.flow.guide.language)
        journey, lost = self.journey.rebase(flow)
        if journey.step.id != self.journey.step.id:
            self._given = self.journey.given()
        self.flow, self.views = flow, all_views(flow)
        self._dress()
        self._draw(journey, self.step)
        if (self.step, self._answered()) != (self._address.step, self._address.trail):
            self._tell()
        return lost

    def speak(self, language: str) -> None:
        """Go on in another language, at the same step; in one that there is not, in its own."""
        if self._whole.speaking(language) is not self.flow:
            self.flow = self._whole.speaking(language)
            self.take(self._whole)

    def _dress(self) -> None:
        language = self.flow.guide.language
        self.words = words_for(language)
        self._screen.speak(self.words, others(self._whole, self.flow))
        self._trail.speak(self.words)
        self._note.speak(self.words)
        self._note.offer(self.flow.contacts)
        self._parts.speak(self.flow, self.words)
        self._search.take(self.flow, self.words)
        self._back.description, self._restart.description = self.words.back, self.words.restart
        self._address.language, self._address.roles = language, roles(self.words)
        quotes = {"language": "ja", "open": "「", "close": "」"}
        self._address.quoted = {} if language == "ja" else quotes
        around = frame(self.flow)
        self._header.value = template("header").render(around)
        self._footer.value = template("footer").render(around)
        self._address.start = self.flow.guide.start

    def _arranged(self) -> list[ipw.Widget]:
        self._back.on_click(lambda _: self.back())
        self._restart.on_click(lambda _: self.restart())
        tools = ipw.HBox([self._back, self._restart])
        for button in tools.children:
            button.add_class("tool")
        tools.add_class("tools")
        main = ipw.VBox([self._screen, self._note, tools, self._trail])
        main.add_class("guide-main")
        return [self._address, self._header, main, self._search, self._footer]

    def _show(self, journey: Journey, step_id: str = "") -> None:
        self._draw(journey, step_id)
        self._tell()

    def _draw(self, journey: Journey, step_id: str = "") -> None:
        """Draw the step that a journey has come to, or the index beside it."""
        self.journey = journey
        index = step_id == INDEX and INDEX in self.views
        step = None if index else journey.step
        self._screen.show(self.views[step.id if step else INDEX], len(journey.answers))
        self._parts.show(step)
        self._heed()
        self._trail.show(journey)
        self._note.write(self._note_text if step and self._wants_note(step) else None)
        self.set_trait("step", step.id if step else INDEX)

    def _heed(self) -> None:
        """Show ways for the device chosen; once a wait is over, the answer to give stands out."""
        self._screen.narrow(self._parts.device)
        self._screen.point_out(self._parts.next)

    def _tell(self) -> None:
        self._address.show(self.step, self._answered())

    def _answered(self) -> list[str]:
        return [self.journey.start, *self.journey.answers]

    def _wants_note(self, step: Step) -> bool:
        return step.ends == "human" or self.views[step.id].urgent

    def _note_text(self, first: str) -> str:
        # In every language, the visitor's first: whoever answers the telephone may read one alone.
        said = sorted(self._whole.languages, key=lambda flow: flow is not self.flow)
        return "\n\n".join(self._note_in(flow, first) for flow in said)

    def _note_in(self, flow: Flow, first: str) -> str:
        journey = Journey(flow, self.journey.start, self.journey.answers)
        named = (device.name for device in flow.devices if device.id == self._parts.device)
        device = next(named, self._device)
        return note_text(journey, words_for(flow.guide.language), self._began, device, first)

    def _follow(
        self, step: str, trail: list[str], began: str, device: str, language: str = ""
    ) -> None:
        """Go to the step where the browser is, by its trail if that still leads there."""
        if language:
            self.speak(language)
        self._began, self._device = began or self._began, device
        self._given = {}
        journey = self._replayed(trail)
        if step == INDEX and INDEX in self.views:
            self._show(journey or self.journey, INDEX)
        elif journey and journey.step.id == step:
            self._show(journey)
        else:
            known = step in self.flow.steps
            self._show(Journey(self.flow, step) if known else Journey.begin(self.flow))

    def _replayed(self, trail: list[str]) -> Journey | None:
        """The journey of a trail; None where the content no longer has it."""
        try:
            return Journey(self.flow, trail[0], tuple(trail[1:]))
        except (KeyError, UnknownAnswer):
            return None


def roles(words: Words) -> dict[str, tuple[str, str]]:
    """What parts of the live guide are to a screen reader, as those of the page are by nature."""
    return {
        ".options": ("group", words.options),
        ".guide-main > .tools": ("navigation", words.tools),
        ".trail-entries": ("group", words.trail),
    }
