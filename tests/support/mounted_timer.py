"""The timer alone on a page, by a clock that the tests set: nothing waits or needs a kernel."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from guide_data import read_guide
from guide_data.model.step import Wait
from tests.support.mounted import Mounted
from widgets.live.parts.timer import Timer

FLOW = read_guide()
MINUTES = Wait(least=1, most=5, unit="minutes")
DAYS = Wait(least=1, most=2, unit="days")
# 15:04 in Tokyo, where the phone is.
NOW = datetime(2026, 11, 22, 6, 4, tzinfo=UTC)


def timer_for(wait: Wait | None, key: str, then: str = "", language: str = "ja") -> Timer:
    """A timer as Python made it, that shows a wait."""
    timer = Timer(FLOW.speaking(language))
    timer.wait_for(key, wait, then)
    return timer


class Waiting(Mounted):
    """Somebody on a page with a waiting part."""

    def __init__(self, page):
        super().__init__(page)
        self.tool = self.part.locator("button")
        self.said = page.get_by_role("status")
        page.clock.install(time=NOW - timedelta(minutes=1))
        self.open()
        page.clock.pause_at(NOW)

    def shows(self, wait, key="a", then="", alive=True, **traits):
        """Let the widget show a wait."""
        timer = timer_for(wait, key, then)
        for name, value in traits.items():
            timer.set_trait(name, value)
        return self.mount(timer, alive=alive)

    def switches(self, wait, key, then=""):
        """Let Python show another wait."""
        self.tell(**timer_for(wait, key, then).get_state(["wait", "key", "then", "over"]))

    def speaks(self, language):
        """Let Python speak another language."""
        self.tell(**timer_for(None, "", "", language).get_state(["words", "typography"]))

    def taps(self):
        """Tap the button, two seconds after anything else."""
        self.passes(seconds=2)
        self.tool.tap()

    def passes(self, **time):
        """Let time pass at once, as on a phone that slept."""
        self.page.clock.fast_forward(int(timedelta(**time).total_seconds() * 1000))

    def saves(self):
        """Save the calendar file; its name and octets."""
        with self.page.expect_download() as download:
            self.taps()
        return download.value.suggested_filename, Path(download.value.path()).read_bytes()
