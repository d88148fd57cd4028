"""By keyboard alone: to the telephone, and wherever it leads the heading has the focus."""

import re

import pytest
from playwright.sync_api import expect

from guide_data import Journey, read_guide
from guide_data.model.editorial import Scenario
from tests.support.accessibility_tree import AccessibilityTree
from tests.support.folds import closed_fold
from tests.support.nonvisual_reading import FOCUS_SEEN, Reading, in_each_form
from tests.support.visitor import Visitor
from widgets.views.step_view import INDEX

FLOW = read_guide()
START = FLOW.guide.start


def whole(test) -> Scenario:
    """Somebody who meets such a step and comes to a human's telephone number."""
    for person in FLOW.journeys:
        steps = Journey(FLOW, START, person.answers).steps
        if steps[-1].ends == "human" and any(map(test, steps)):
            return person
    raise LookupError("nobody in journeys.yaml goes this way")


PEOPLE = {
    "ja": whole(lambda step: "papers" in step.checks),
    "en": whole(lambda step: step.waits and step.waits.unit == "minutes"),
}


def test_by_keyboard_alone_to_the_telephone(reading):
    visitor, at = reading.at(FLOW.guide.urgent.to).at(START).visitor, START
    for answer in PEOPLE[reading.flow.guide.language].answers:
        for fold in reading.page.locator(closed_fold(answer)).all():
            reading.press(fold)
        reading.press(visitor.option(answer))
        at = FLOW.steps[at].option(answer).to
        visitor.sees(at)
        expect(visitor.heading).to_be_focused()
        assert visitor.heading.evaluate(FOCUS_SEEN)
    number = reading.page.locator("a[href^='tel:']:visible").first
    reading.tab_to(number)
    numbers = {f"tel:{contact.dial}" for contact in reading.flow.contacts}
    assert number.get_attribute("href") in numbers


MOVES = {
    "back": lambda reading: reading.page.locator(".guide-main > .tools button, nav button"),
    "restart": lambda reading: reading.page.get_by_text(reading.words.restart, exact=True),
    "urgent": lambda reading: reading.page.locator(".alarm"),
    "index": lambda reading: reading.page.locator("footer a[href='#index']"),
    "an answer of the trail": lambda reading: reading.page.locator(".trail-entry"),
}


@pytest.mark.parametrize("move", in_each_form(MOVES))
def test_wherever_the_keyboard_leads_the_heading_has_the_focus(readings, move):
    *form, move = move
    reading = readings(*form)
    there = MOVES[move](reading).locator("visible=true").first
    first = FLOW.steps[START].options[-1]
    reading.at(FLOW.guide.urgent.to).at(START).visitor.option(first.id).press("Enter")
    reading.visitor.sees(first.to)
    if (reading.form, move) == ("page", "an answer of the trail"):
        pytest.skip("the page has no trail to see")
    there.press("Enter")
    expect(reading.visitor.heading).not_to_have_text(reading.visitor.title(first.to))
    expect(reading.visitor.heading).to_be_focused()
    assert reading.visitor.heading.evaluate(FOCUS_SEEN)


def test_from_the_index_and_the_search_the_keyboard_leads_to_a_heading(reading):
    reading.at(INDEX)
    reading.press(reading.page.locator(".index summary:visible").first)
    entry = reading.page.locator(".entries a:visible").first
    step = entry.get_attribute("href").removeprefix("#")
    reading.press(entry)
    reading.visitor.sees(step)
    expect(reading.visitor.heading).to_be_focused()
    box, finds = (reading.page.locator(f".search {part}:visible") for part in ("input", ".finds a"))
    reading.tab_to(box)
    query = next(entry.word for entry in reading.flow.index if step not in entry.steps)
    reading.page.keyboard.type(query)
    expect(finds).not_to_have_count(0)
    reading.page.keyboard.press("Escape")
    expect(finds).to_have_count(0)
    expect(box).to_be_focused()
    reading.page.keyboard.type(query)
    found = next(find for find in finds.all() if find.get_attribute("href") != f"#{step}")
    step = found.get_attribute("href").removeprefix("#")
    reading.press(found)
    reading.visitor.sees(step)
    expect(reading.visitor.heading).to_be_focused()


def test_between_the_forms_and_the_languages_the_focus_is_kept(phone, app):
    """To the live guide, to its other language, to the page that is left of it, and back."""
    app.await_ready()
    visitor = Visitor(phone, FLOW).saves_data().open(app.url)
    reading = Reading("page", FLOW, visitor, AccessibilityTree(phone))
    reading.press(phone.get_by_role("button", name=reading.words.go_live))
    visitor.await_live()
    expect(visitor.heading).to_be_focused()
    app.await_ready()
    reading.from_the_top()
    reading.press(phone.locator(".switch a:visible"))
    phone.wait_for_url(re.compile("/en/#"))
    visitor.await_live()
    expect(visitor.heading).to_be_focused()
    phone.context.set_offline(True)
    visitor.await_page()
    expect(visitor.heading).to_be_focused()
    phone.context.set_offline(False)
    app.await_ready()
    again = phone.locator(".notice button")
    reading.from_the_top()
    reading.press(again)
    visitor.await_live()
    expect(visitor.heading).to_be_focused()
