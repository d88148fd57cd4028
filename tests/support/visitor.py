"""A visitor with a phone: sees one step, taps options, in either form of the guide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from playwright.sync_api import Locator, Page, Position, TimeoutError, expect

from guide_data import Flow
from guide_data.words.i18n import words_for
from tests.support.folds import closed_fold
from widgets.views.step_view import INDEX


def at_each(page: Page, steps: Iterable[str], look: str) -> dict[str, Any]:
    """What an expression of JavaScript gives at each step, all on one page that is there."""
    given: dict[str, Any] = page.evaluate(AT_EACH % look, list(steps))
    return given


AT_EACH = """async (steps) => {
    const seen = {};
    for (const step of steps) {
        if (location.hash !== `#${step}`) {
            const there = (done) => addEventListener("hashchange", done, { once: true });
            location.hash = step;
            await new Promise(there);
        }
        seen[step] = (%s)();
    }
    return seen;
}"""


SAVES_DATA = """Object.defineProperty(navigator, "connection", {
    value: { saveData: true }, configurable: true,
})"""


@dataclass
class Visitor:
    """Somebody at a step of a flow, on a page that is on their screen."""

    page: Page
    flow: Flow

    def open(self, url: str, *, live: bool = False) -> Visitor:
        """Go to an address; for the live guide, until its widgets have taken over."""
        self.page.goto(url)
        if live:
            self.await_live()
        return self

    def saves_data(self) -> Visitor:
        """Have a phone that saves data: the page does not go live by itself."""
        self.page.add_init_script(SAVES_DATA)
        return self

    def is_live(self) -> bool:
        """Whether the live guide is what is seen."""
        return self.page.locator(".guide-live h2").is_visible()

    def await_live(self) -> None:
        """Wait until the live guide is what is seen."""
        expect(self.page.locator(".guide-live h2")).to_be_visible()
        expect(self.page.locator(".guide-page")).to_be_hidden()

    def await_page(self) -> None:
        """Wait until the page is what is seen."""
        expect(self.page.locator(".guide-page")).to_be_visible()
        expect(self.page.locator(".guide-live")).to_be_hidden()

    @property
    def heading(self) -> Locator:
        """The heading on screen."""
        return self.page.locator("h2:visible")

    def option(self, option_id: str) -> Locator:
        """An option on screen."""
        return self.page.locator(f".option-{option_id}:visible")

    def tap(self, option_id: str) -> None:
        """Tap an option."""
        self.unfold(option_id)
        tap_in_either_form(self.option(option_id))

    def unfold(self, option_id: str) -> None:
        """Open the fold that an option is in, if it is in one."""
        form = ".guide-page" if self.page.locator(".guide-page").is_visible() else ".guide-live"
        self.page.locator(f"{form} .option-{option_id}").first.wait_for(state="attached")
        for fold in self.page.locator(closed_fold(option_id)).all():
            fold.click()

    def title(self, step_id: str) -> str:
        """What the heading of a step, or of the index, says."""
        if step_id == INDEX:
            return words_for(self.flow.guide.language).index
        return self.flow.steps[step_id].title

    def sees(self, step_id: str) -> None:
        """Wait until a step is the one on screen, and in the address."""
        expect(self.heading).to_have_text(self.title(step_id))
        start = step_id == self.flow.guide.start
        expect(self.page).to_have_url(re.compile(f"#{step_id}$" + ("|^[^#]*$" if start else "")))

    def go(self, step_id: str) -> Visitor:
        """Go to a step by its address alone, with nothing answered."""
        self.page.evaluate("step => { location.hash = step; }", step_id)
        self.sees(step_id)
        return self

    def live_page_at(self, step_id: str) -> Page:
        """Go to a step of the live guide, by its address alone; the page that it is on."""
        self.go(step_id).await_live()
        # Its heading is there before the options of the last step are gone.
        offered = self.flow.steps[step_id].options if step_id != INDEX else ()
        expect(self.page.locator(".guide-live .option")).to_have_count(len(offered))
        return self.page

    def restart(self) -> Visitor:
        """Go back to the guide's first step; where nothing was answered, there is no way back."""
        restart = words_for(self.flow.guide.language).restart
        for button in self.page.get_by_text(restart, exact=True).locator("visible=true").all():
            tap_in_either_form(button)
        self.sees(self.flow.guide.start)
        return self

    def walk(self, answers: tuple[str, ...]) -> None:
        """Give answers one by one, from the start, and see each step they lead to."""
        self.walk_on(self.flow.guide.start, answers)

    def walk_on(self, step_id: str, answers: tuple[str, ...]) -> None:
        """Give answers one by one, from the step on screen, and see each step they lead to."""
        for answer in answers:
            self.tap(answer)
            option = self.flow.steps[step_id].option(answer)
            assert option
            step_id = option.to
            self.sees(step_id)


# Within half a second, a tap in the place of the last one is the other half of a double tap.
PLACES: Iterator[Position] = cycle([{"x": 20, "y": 20}, {"x": 60, "y": 20}])


def tap_in_either_form(place: Locator) -> None:
    """Tap something on screen; where the form changed under the finger, in the other one."""
    try:
        place.tap(position=next(PLACES), timeout=5_000)
    except TimeoutError:
        place.tap(position=next(PLACES))
