"""The live parts of a step: what it helps with besides what it says."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as ipw

from guide_data.model.flow import Flow
from guide_data.model.step import Step
from widgets.live.parts.device_picker import DevicePicker
from widgets.live.parts.document_checker import DocumentChecker
from widgets.live.parts.timer import Timer
from widgets.views.i18n import Words
from widgets.views.step_view import INDEX


class Parts:
    """The device asked for, the wait and the papers: each is seen where a step has it.

    ``on_change`` is called when another device is chosen, or the time is up.
    """

    def __init__(self, flow: Flow, words: Words, on_change: Callable[[], None]) -> None:
        self.picker = DevicePicker(flow.devices, words, wanted=False)
        self.timer = Timer(None, words)
        self.papers = DocumentChecker(flow, words, parts=())
        self._step: Step | None = None
        self.picker.observe(lambda _: on_change(), "chosen")
        self.timer.observe(lambda _: on_change(), "over")

    @property
    def between(self) -> tuple[ipw.Widget, ...]:
        """What stands between a step's text and its options."""
        return self.timer, self.papers

    def speak(self, flow: Flow, words: Words) -> None:
        """Go on in another language or a changed flow."""
        self.timer.speak(words)
        self.timer.title = flow.guide.title
        self.papers.take(flow, words)
        self.picker.take(flow.devices, words)

    def show(self, step: Step | None) -> None:
        """Show what a step has; None: nothing."""
        self._step = step
        self.picker.wanted = bool(step and step.ways)
        self.papers.show(step.check if step else ())
        then = step.after_wait if step else None
        waits = step.waits if step else None
        self.timer.show(step.id if step else INDEX, waits, then.text if then else "")

    def forget(self) -> None:
        """Forget what was ticked and what was begun: somebody else may hold the phone."""
        self.papers.ticked = []
        self.timer.forget()

    @property
    def next(self) -> str:
        """The id of the option to take once a wait is over; empty while there is none."""
        then = self._step.after_wait if self._step and self.timer.over else None
        return then.id if then else ""

    @property
    def device(self) -> str:
        """The id of the device that was chosen, ``every`` or empty."""
        chosen: str = self.picker.chosen
        return chosen
