"""A visitor who sees and taps in whatever browser there is, and asks its document what is seen."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from guide_data import Flow
from tests.support.engines.driver import BrowserError, Driver, answered, asked
from tests.support.serving import until

# The parts of a document that are on screen, as even the oldest browsers can tell.
SEEN = """const seen = (selector) => [...document.querySelectorAll(selector)].filter((one) =>
    one.getClientRects().length > 0 && getComputedStyle(one).visibility === "visible");"""
# A place halfway down a part that stands still, where nothing is before it; a line that is broken
# has its middle nowhere.
PLACE = """const [selector, text, share] = given;
    const [part] = seen(selector).filter((one) => !text || one.textContent.trim() === text);
    if (!part) return null;
    const middle = () => {
        const [{ left, top, width, height }] = part.getClientRects();
        return [left + width * share, top + height / 2];
    };
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    part.scrollIntoView({ block: "center" });
    const [before] = [middle(), await frame(), await frame()];
    if (String(middle()) !== String(before)) return null;
    const [x, y] = before;
    const hit = document.elementFromPoint(x, y);
    return part.contains(hit) || hit?.contains(part) ? [x, y] : null;"""
# Within half a second, a tap in the place of the last one is the other half of a double tap.
SHARES = cycle((0.3, 0.7))
# What opens the fold that an option is in, in either form, is marked to be tapped.
FOLD = """const [selector] = given;
    const [form] = seen(".guide-page, .guide-live");
    if (!form) return null;
    const option = form.querySelector(`.step.shown ${selector}`) ?? form.querySelector(selector);
    if (!option) return null;
    const page = option.closest("details:not([open])")?.querySelector(".fold");
    const live = option.closest(".group:not(.open)")?.previousElementSibling;
    const fold = page ?? (live?.matches(".fold") ? live : null);
    return { fold: fold ? fold.textContent.trim() : "" };"""
FOCUSED = "return document.activeElement === seen('h2')[0]"
# What to say where something is waited for in vain.
STATE = """return { address: location.href, headings: seen("h1, h2").map((one) => one.textContent),
    said: seen("[role=status]").map((one) => one.textContent),
    focus: document.activeElement?.tagName, typed: seen("input").map((one) => one.value) };"""
AT = """const [title, wanted] = given;
    const said = seen("h2").map((one) => one.textContent.trim());
    return said.length === 1 && said[0] === title && wanted.includes(location.hash.slice(1));"""


@dataclass
class HandVisitor:
    """Somebody at a step of a flow, in one browser."""

    browser: Driver
    flow: Flow
    # Where the live guide was opened, while nothing has ended it.
    awake: str = field(default="", init=False)

    def run(self, body: str, *given: Any) -> Any:
        """What the body of an asynchronous function gives in the document."""
        return answered(self.browser.evaluate(asked(SEEN + body, given)))

    def open(self, url: str) -> HandVisitor:
        """Go to an address, in a document of its own."""
        self.browser.go("about:blank")
        self.browser.go(url)
        return self

    def wait(self, body: str, *given: Any) -> Any:
        """Wait until a function gives something, and have that."""
        return self.has(lambda: self.run(body, *given), body)

    def has(self, look: Callable[[], Any], what: str) -> Any:
        """Wait until something is there, whatever document is being left meanwhile."""
        found: list[Any] = []

        def looked() -> bool:
            with suppress(BrowserError, KeyError):
                found[:] = [look()]
            return any(found)

        try:
            until(looked, lambda: f"{what}\n{json.dumps(self.run(STATE), ensure_ascii=False)}", 20)
        except AssertionError as error:
            raise TimeoutError(str(error)) from None
        return found[0]

    def tap(self, selector: str, text: str = "") -> None:
        """Tap a part that is on screen, once nothing is before it."""
        self.browser.click(*self.wait(PLACE, selector, text, next(SHARES)))

    def shows(self, selector: str, text: str = "") -> None:
        """Wait until a part is on screen, with a text in it."""
        body = "return seen(given[0]).some((one) => one.textContent.includes(given[1]))"
        self.wait(body, selector, text)

    def hides(self, selector: str) -> None:
        """Wait until no such part is on screen."""
        self.wait("return seen(given[0]).length === 0", selector)

    def sees(self, step_id: str) -> None:
        """Wait until a step is the one on screen, and in the address."""
        start = self.flow.guide.start
        self.wait(AT, self.flow.steps[step_id].title, [step_id, *([""] * (step_id == start))])

    def answer(self, *answers: str) -> None:
        """Give answers one by one, from the start, and see each step they lead to."""
        step_id = self.flow.guide.start
        for answer in answers:
            self.tap_option(answer)
            option = self.flow.steps[step_id].option(answer)
            assert option
            step_id = option.to
            self.sees(step_id)

    def tap_option(self, option_id: str) -> None:
        """Tap an answer, and what it is folded under before."""
        if fold := self.wait(FOLD, f".option-{option_id}")["fold"]:
            self.tap(".fold", fold)
        self.tap(f".option-{option_id}")

    def go(self, step_id: str) -> None:
        """Go to a step by its address alone; a heading that is new has the focus."""
        title = self.flow.steps[step_id].title
        is_new = self.run("return seen('h2')[0].textContent.trim() !== given[0]", title)
        self.run("location.hash = given[0]", step_id)
        self.sees(step_id)
        if is_new:
            self.wait(FOCUSED)

    def is_live(self) -> None:
        """Wait until the live guide is what is seen."""
        self.shows(".guide-live h2")
        self.hides(".guide-page")

    def is_on_page(self) -> None:
        """Wait until the page is what is seen."""
        self.shows(".guide-page h2")
        self.hides(".guide-live")
