"""The live guide: a flow as ipywidgets, in one line of a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import ipywidgets as ipw
import traitlets as t

from guide_data.model.flow import Flow
from guide_data.model.journey import JUMP, DroppedAnswer, Journey, UnknownAnswer
from widgets.live.address import Address
from widgets.live.composite import Composite
from widgets.live.parts.note import Note, NoteParagraph, paragraph
from widgets.live.parts.part_registry import Parts
from widgets.live.plain import Plain, set_class
from widgets.live.screen import Screen
from widgets.live.trail import Trail
from widgets.views.assets import template
from widgets.views.fragment import frame
from widgets.views.languages import others
from widgets.views.step_view import INDEX, all_views
from widgets.views.words import words_of


class Guide(Composite):
    """The whole of a flow, to be tapped through or driven from Python.

    ``step`` is the id of the step on screen and can be observed; ``journey`` is how the
    visitor came there. ``original`` is the flow with all its languages, ``flow`` is it in the
    one that is spoken. Raises UnknownAnswer for an answer that the step does not offer.
    """

    step = t.Unicode(read_only=True)

    def __init__(self, flow: Flow) -> None:
        self.original = self.flow = flow
        self.journey = Journey.begin(flow)
        self.views = all_views(flow)
        self.words = words_of(flow)
        # Answers that follow by themselves where they still make sense.
        self._replayable: dict[str, str] = {}
        self._began, self._device = f"{datetime.now():%Y-%m-%d %H:%M}", ""
        self._view = self.views[flow.guide.start]
        plain = self._plain = Plain()
        self.address = Address(on_visit=self._on_visit, layout=plain.layout)
        self.trail = Trail(plain, self.words, self.edit)
        self.parts = Parts(flow, self.words, on_change=self._sync_parts, layout=plain.layout)
        self.parts[Note].write = self._note
        places = self.parts.at("before the ways"), self.parts.at("before the options")
        self.screen = Screen(plain, self.choose, *places)
        self._back, self._restart = plain.button(), plain.button()
        self.header, self.footer = plain.text(), plain.text()
        super().__init__(self._lay_out(), layout=plain.layout)
        for name in ("guide", "guide-live"):
            self.add_class(name)
        self._localize()
        self._show(self.journey)

    def __repr__(self) -> str:
        return f"Guide({self.flow.name!r}, step={self.step!r})"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        bundle = super()._repr_mimebundle_(**kwargs)
        # Where no kernel runs, its first step is seen.
        still = template("still").render(view=self.views[self.flow.guide.start])
        return bundle | {"text/html": still, "text/plain": repr(self)}

    def spare(self) -> Iterable[ipw.Widget]:
        """Buttons and texts that the step on screen does not need."""
        return self._plain.made

    def choose(self, option_id: str) -> None:
        """Give an answer; after an edit, later answers that still make sense follow."""
        if self.step == INDEX:
            raise UnknownAnswer("the index has no options: go to a step first")
        self._show(self.journey.choose(option_id).replay(self._replayable))

    def back(self) -> None:
        """Take the last answer back; from the index, return to the step before it."""
        self._replayable = {}
        # Who came by a link has no answer to take back, and may want to begin.
        before = self.journey.back() if self.journey.answers else Journey.begin(self.flow)
        self._show(self.journey if self.step == INDEX else before)

    def return_to(self, step_id: str) -> None:
        """Follow a back-link of the step on screen: as by the trail, if the step was passed."""
        answer = f"{JUMP}{step_id}"
        taken = self.journey.passed_by(answer)
        self._show(self.journey.choose(answer)) if taken is None else self.edit(taken)

    def restart(self) -> None:
        """Begin anew at the guide's first step."""
        self._replayable = {}
        self.parts.reset()
        self._show(Journey.begin(self.flow))

    def edit(self, taken: int) -> None:
        """Return to the answer given after ``taken`` taps, to give another."""
        self._replayable = self.journey.answers_by_step()
        del self._replayable[self.journey.steps[taken].id]
        self._show(self.journey.upto(taken))

    def go(self, step_id: str) -> None:
        """Start from any step; at a step that does not exist, from the first one."""
        self._on_visit(step_id, [step_id], self._began, self._device)

    def speak(self, language: str) -> None:
        """Go on in another language, at the same step; in one that there is not, in its own."""
        if self.original.speaking(language) is not self.flow:
            self.flow = self.original.speaking(language)
            self.update(self.original)

    def update(self, flow: Flow) -> DroppedAnswer | None:
        """Go on in a changed flow, by the same answers to the same step; the answer lost, if any.

        The browser is told only where the visitor is moved: the focus stays where it is.
        """
        self.original, flow = flow, flow.speaking(self.flow.guide.language)
        journey, lost = self.journey.rebase(flow)
        if journey.step.id != self.journey.step.id:
            self._replayable = self.journey.answers_by_step()
        self.flow, self.views = flow, all_views(flow)
        self._localize()
        self._draw(journey, self.step)
        if (self.step, self._answers()) != (self.address.step, self.address.trail):
            self.address.show(self.step, self._answers())
        return lost

    def _lay_out(self) -> list[ipw.Widget]:
        self._back.on_click(lambda _: self.back())
        self._restart.on_click(lambda _: self.restart())
        tools = self._tools = self._plain.row([self._back, self._restart])
        for button in tools.children:
            button.add_class("tool")
        tools.add_class("tools")
        under_step = self.parts.at("under the step")
        main = self._plain.column([self.screen, *under_step, tools, self.trail])
        main.add_class("guide-main")
        under = self.parts.at("under the guide")
        return [self.address, self.header, main, *under, self.footer]

    def _localize(self) -> None:
        """Say all but the step in the language of the flow."""
        self.words = words_of(self.flow)
        self.screen.update(self.flow, self.words, others(self.original, self.flow))
        self.trail.update(self.words)
        self.parts.update(self.flow, self.words)
        self.address.update(self.flow, self.words)
        self._back.description, self._restart.description = self.words.back, self.words.restart
        around = frame(self.flow)
        self.header.value = template("header").render(around)
        self.footer.value = template("footer").render(around)

    def _show(self, journey: Journey, step_id: str = "") -> None:
        self._draw(journey, step_id)
        self.address.show(self.step, self._answers())

    def _draw(self, journey: Journey, step_id: str = "") -> None:
        """Draw the step that a journey has come to, or the index beside it."""
        self.journey = journey
        index = step_id == INDEX and INDEX in self.views
        self._view = self.views[INDEX if index else journey.step.id]
        self.parts.show(None if index else journey.step)
        self._sync_parts()
        self.trail.show(journey, told=bool(self.parts[Note].paragraphs))
        begun = journey.answers or self._view.id != self.flow.guide.start
        set_class(self._tools, "gone", not begun)
        self.set_trait("step", self._view.id)

    def _sync_parts(self) -> None:
        """Show ways for the device chosen; once a wait is over, the answer to give stands out."""
        taken = len(self.journey.answers)
        self.screen.show(self._view, taken, self.parts.device, self.parts.next)

    def _answers(self) -> list[str]:
        return [self.journey.start, *self.journey.answers]

    def _note(self, first: str) -> list[NoteParagraph]:
        # In every language, the visitor's first: whoever answers the telephone may read one alone.
        flows = sorted(self.original.languages, key=lambda flow: flow is not self.flow)
        return [self._note_in(flow, first) for flow in flows]

    def _note_in(self, flow: Flow, first: str) -> NoteParagraph:
        journey = Journey(flow, self.journey.start, self.journey.answers)
        chosen = (device.name for device in flow.devices if device.id == self.parts.device)
        return paragraph(journey, self._began, next(chosen, self._device), first)

    def _on_visit(
        self, step: str, trail: list[str], began: str, device: str, language: str = ""
    ) -> None:
        """Go to the step where the browser is, by its trail if that still leads there."""
        if language:
            self.speak(language)
        self._began, self._device = began or self._began, device
        self._replayable = {}
        step = self.flow.now(step)
        journey = self._replayed(trail)
        if step == INDEX and INDEX in self.views:
            self._show(journey or self.journey, INDEX)
        elif journey and journey.step.id == step:
            self._arrive(journey)
        else:
            known = step in self.flow.steps
            self._show(Journey(self.flow, step) if known else Journey.begin(self.flow))

    def _arrive(self, journey: Journey) -> None:
        """Show where a visitor has come to; what led there may have been a back-link."""
        self.journey, last = journey.back(), journey.answers[-1:]
        if last and self.journey.passed_by(last[0]) is not None:
            self.return_to(journey.step.id)
        else:
            self._show(journey)

    def _replayed(self, trail: list[str]) -> Journey | None:
        """The journey of a trail; None where the content no longer has it."""
        try:
            return Journey(self.flow, self.flow.now(trail[0]), tuple(trail[1:]))
        except (KeyError, UnknownAnswer):
            return None
