"""The waiting part: minutes to time, or the date by which to expect an answer."""

from __future__ import annotations

from typing import TypedDict

import traitlets as t

from guide_data.model.flow import Flow
from guide_data.model.step import Step, Wait
from guide_data.words.word_types import TimerWords, Words
from widgets.live.parts.base import LivePart, synced
from widgets.views.step_view import INDEX, meanwhile


class WaitState(TypedDict):
    """A wait: the least and the most of a unit, and what to look at meanwhile, lines of HTML."""

    least: int
    most: int
    unit: str
    meanwhile: list[str]


class Forget(TypedDict):
    """What tells the browser to forget every wait that was begun in its tab."""

    forget: bool


class Timer(LivePart):
    """Helps to wait; without a wait it shows nothing.

    ``key`` names what is waited for: the tab remembers
    under it when the wait began. ``over`` is true once the time is up, and can be observed;
    ``then`` are the words of the answer to give in that case. ``title`` stands in the calendar.
    """

    name = "timer"
    place = "before the options"
    announces = "over"

    words: TimerWords
    wait: WaitState | dict[str, object] = synced(t.Dict())
    key: str = synced(t.Unicode())
    then: str = synced(t.Unicode())
    title: str = synced(t.Unicode())
    over: bool = synced(t.Bool())

    _step: Step | None = None

    @property
    def next(self) -> str:
        """The id of the option to take once the wait is over."""
        then = self._step.after_wait if self._step and self.over else None
        return then.id if then else ""

    def update(self, flow: Flow, words: Words) -> None:
        """Go on in another language; the lines to look at meanwhile follow with the next step."""
        super().update(flow, words)
        self._flow, self.title = flow, flow.guide.title

    def show(self, step: Step | None) -> None:
        """Help with the wait of a step."""
        self._step = step
        then = step.after_wait if step else None
        wait = step.waits if step else None
        self.wait_for(step.id if step else INDEX, wait, then.text if then else "")

    def wait_for(self, key: str, wait: Wait | None, then: str = "") -> None:
        """Help with another wait, or with none; the one before goes on in the tab's memory."""
        state: WaitState | dict[str, object] = wait_state(self._flow, wait) if wait else {}
        if (key, state, then) == (self.key, self.wait, self.then):
            return  # Whether its time is up, the browser knows.
        with self.hold_sync():
            self.key, self.wait, self.then, self.over = key, state, then, False

    def reset(self) -> None:
        """Forget every wait that was begun in this tab."""
        forget: Forget = {"forget": True}
        self.send(forget)


def wait_state(flow: Flow, wait: Wait) -> WaitState:
    """A wait as the browser gets it."""
    lines = list(meanwhile(flow, wait))
    return {"least": wait.least, "most": wait.most, "unit": wait.unit, "meanwhile": lines}
