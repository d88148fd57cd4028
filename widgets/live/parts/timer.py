"""The waiting part: minutes to time, or the date by which to expect an answer."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import anywidget
import traitlets as t

from guide_data.model.flow import Wait
from widgets.views.assets import script
from widgets.views.i18n import Words
from widgets.views.step_view import meanwhile

TIME = {"least", "most", "unit"}


class Timer(anywidget.AnyWidget):
    """Helps to wait; without a wait it shows nothing.

    ``key`` names what is waited for: the tab remembers under it when the wait began.
    ``over`` is true once the time is up, and can be observed; ``then`` are the words of the
    answer to give in that case. ``title`` stands in the calendar.
    """

    _esm = script("live/parts/timer.js")

    wait = t.Dict().tag(sync=True)
    key = t.Unicode().tag(sync=True)
    then = t.Unicode().tag(sync=True)
    title = t.Unicode().tag(sync=True)
    over = t.Bool().tag(sync=True, visitor=True)
    words = t.Dict().tag(sync=True)

    def __init__(
        self, wait: Wait | None, words: Words, key: str = "", then: str = "", **traits: Any
    ) -> None:
        super().__init__(**traits)
        self.speak(words)
        self.show(key, wait, then)

    def speak(self, words: Words) -> None:
        """Use other words."""
        self._locale = words.locale
        self.words = {name: text for name, text in asdict(words).items() if shown(name)}

    def show(self, key: str, wait: Wait | None, then: str = "") -> None:
        """Help with another wait, or with none; the one before goes on in the tab's memory."""
        lines = meanwhile(wait, self._locale)
        now = wait.model_dump(include=TIME) | {"meanwhile": list(lines)} if wait else {}
        if (key, now, then) == (self.key, self.wait, self.then):
            return  # Whether its time is up, the browser knows.
        with self.hold_sync():
            self.key, self.wait, self.then, self.over = key, now, then, False

    def forget(self) -> None:
        """Forget every wait that was begun in this tab: somebody else may hold the phone."""
        self.send({"forget": True})


def shown(name: str) -> bool:
    """Whether a word is one of the waiting part's."""
    return name == "locale" or name.startswith("wait")
