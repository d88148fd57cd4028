"""One form of the guide in one language, read without seeing or touching it.

What a screen reader is given of it, and the keyboard alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pytest
from playwright.sync_api import Locator, Page, expect

from guide_data import Flow, read_guide
from guide_data.words.i18n import words_for
from guide_data.words.word_types import Words
from tests.support.accessibility_tree import AccessibilityTree
from tests.support.axe import kinds
from tests.support.long_run import LONG
from tests.support.visitor import Visitor
from widgets.views.step_view import StepView, all_views

FLOW = read_guide()
STEPS = FLOW.steps.values()
WAITS = {step.waits.unit: step.id for step in STEPS if step.waits}
CHECKS = {part: step.id for step in STEPS for part in step.checks}
# Each kind of step once, by what it is.
KINDS = {step: kind for kind, step in (kinds(FLOW) | WAITS | CHECKS).items()}
# Of each form: in one language, and in another.
FORMS = {
    (form, flow.guide.language): (number + place) % len(FLOW.languages)
    for number, form in enumerate(("page", "live"))
    for place, flow in enumerate(FLOW.languages)
}


def in_each_form(things):
    """Parameters: each thing in each form, in one language after the other; in the long run, all.

    What is in this language in one form is in another one in the other form.
    """
    return [
        pytest.param((*form, thing), id=f"{' '.join(form)}-{KINDS.get(thing, thing)}")
        for number, thing in enumerate(things)
        for form, turn in FORMS.items()
        if LONG or (number + turn) % len(FLOW.languages) == 0
    ]


@dataclass
class Reading:
    """Somebody who reads one form of the guide in one language, without seeing or touching it."""

    form: str
    flow: Flow
    visitor: Visitor
    tree: AccessibilityTree

    @property
    def words(self) -> Words:
        """The guide's own words, in that language."""
        return words_for(self.flow.guide.language)

    @cached_property
    def views(self) -> dict[str, StepView]:
        """What there is to read, by step."""
        return all_views(self.flow)

    @property
    def page(self) -> Page:
        """The page that is read."""
        return self.visitor.page

    def at(self, step: str) -> Reading:
        """Be at a step, by its address alone, with nothing answered."""
        if self.page.evaluate(
            "step => location.hash !== step && (location.hash = step)", f"#{step}"
        ):
            expect(self.visitor.heading).to_be_focused()
        self.visitor.sees(step)
        return self

    def tab_to(self, there: Locator) -> None:
        """Press Tab until something has the focus, which is seen wherever it is on the way."""
        for _ in range(80):
            self.page.keyboard.down("Tab")
            reached, seen = there.evaluate(REACHED)
            assert seen, self.page.locator(":focus").evaluate("one => one.outerHTML")
            if reached:
                return self.page.keyboard.up("Tab")
        raise AssertionError(f"the keyboard does not reach {there}")

    def hold(self, key: str, times: int) -> None:
        """Hold a key until it was heard so often: half the work of pressing it so often."""
        for _ in range(times):
            self.page.keyboard.down(key)
        self.page.keyboard.up(key)

    def from_the_top(self) -> None:
        """Have the keyboard begin anew at the top of the page."""
        self.page.evaluate(FROM_THE_TOP)

    def press(self, there: Locator, key: str = "Enter") -> None:
        """Operate something by the keyboard."""
        self.tab_to(there)
        self.page.keyboard.press(key)


FOCUS_SEEN = """(now) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(now);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
}"""
REACHED = f"""(there) => {{
    const [now, seen] = [document.activeElement, {FOCUS_SEEN}];
    return [now === there, now === document.body || seen(now)];
}}"""
FROM_THE_TOP = """() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
}"""


def begin_reading(page: Page, url: str, form: str, language: str) -> Reading:
    """Have somebody read a form in a language, from its urgent step on."""
    flow = FLOW.speaking(language)
    said = "" if language == FLOW.guide.language else f"/{language}"
    visitor = Visitor(page, flow)
    if form == "page":
        visitor.saves_data()
    address = f"{url}{said}/{'live' if form == 'live' else ''}#{FLOW.guide.urgent.to}"
    visitor.open(address, live=form == "live")
    return Reading(form, flow, visitor, AccessibilityTree(page))
