"""The page in a real browser: complete without scripts, without a server, on a small screen."""

import pytest
from playwright.sync_api import expect

from guide_data import Journey, read_guide
from guide_data.words.i18n import words_for
from tests.browser.conftest import PHONE
from tests.support.long_run import LONG, some
from tests.support.scenarios import IN_LIVE, ON_PAGE, TEN, kinds_met
from tests.support.visitor import Visitor, at_each
from widgets.views.step_view import INDEX

FLOW = read_guide()
WORDS = words_for("ja")
GROUP = next(step for step in FLOW.steps if step.startswith("two-step-"))


@pytest.fixture
def phone(reader):
    return reader


def test_without_scripts_steps_are_reached_by_tapping(plain_phone, site):
    for step in some((step for step in FLOW.steps.values() if step.options), 20):
        for option in step.options if LONG else step.options[-1:]:
            plain_phone.goto(f"{site}#{step.id}")
            Visitor(plain_phone, FLOW).tap(option.id)
            expect(plain_phone.locator(".step:visible")).to_have_attribute("id", option.to)


@pytest.mark.parametrize("fragment", ["", "#", "#nonsense", "#%E0%A4%A", "#_details-check"])
def test_without_scripts_an_unknown_fragment_shows_the_start(plain_phone, site, fragment):
    plain_phone.goto(site + fragment)
    expect(plain_phone.locator(".step:visible")).to_have_attribute("id", FLOW.guide.start)


# What a link names, the step that it leads to, and what is said of that.
LINKS = {
    "a wrong letter": ("#details-chexk", "details-check", WORDS.link_near),
    "a group": ("#two-step", GROUP, WORDS.link_near),
    "a sign behind": ("#details-check%E3%80%82", "details-check", ""),
    "a heading": ("#_details-check", "details-check", ""),
    "nonsense": ("#nonsense", FLOW.guide.start, WORDS.link_unknown),
    "no text": ("#%E0%A4%A", FLOW.guide.start, WORDS.link_unknown),
}


@pytest.mark.parametrize("link", LINKS.values(), ids=LINKS)
@pytest.mark.parametrize("at_once", [True, False], ids=["opened", "typed later"])
def test_a_mistyped_link_leads_near_and_says_so(phone, site, link, at_once):
    fragment, step, told = link
    visitor = Visitor(phone, FLOW).open(site + (fragment if at_once else f"#{INDEX}"))
    if not at_once:
        phone.evaluate("fragment => { location.hash = fragment; }", fragment)
    visitor.sees(step)
    line = phone.get_by_role("status").filter(has_text=told) if told else None
    if line:
        expect(line).to_be_in_viewport()
    else:
        expect(phone.locator(".wrong-link p:not(:empty)")).to_have_count(0)
    visitor.go("human")
    expect(phone.locator(".wrong-link p:not(:empty)")).to_have_count(0)


def test_each_form_is_walked_by_those_who_meet_each_kind_of_step():
    every = {kind for step in FLOW.steps.values() for kind in (step.kind, step.ends)} - {None}
    for people in (IN_LIVE, ON_PAGE):
        assert set[str | None]().union(*(kinds_met(FLOW, person) for person in people)) == every


@pytest.mark.parametrize("person", ON_PAGE, ids=lambda person: person.id)
def test_people_end_where_they_must(phone, site, person):
    visitor = Visitor(phone, FLOW).open(site)
    visitor.walk(person.answers)
    visitor.sees(person.ends)


def test_back_forward_and_reload_keep_the_step_and_the_trail(phone, site):
    visitor, person = Visitor(phone, FLOW).open(site), TEN[0]
    steps = Journey(FLOW, FLOW.guide.start, person.answers).steps
    visitor.walk(person.answers)
    phone.go_back()
    visitor.sees(steps[-2].id)
    phone.reload()
    visitor.sees(steps[-2].id)
    trail = phone.evaluate("history.state.guide.trail")
    assert trail == [FLOW.guide.start, *person.answers[:-1]]
    phone.go_forward()
    visitor.sees(steps[-1].id)


def test_the_guides_own_way_back_stays_in_the_guide(phone, site):
    visitor, steps = Visitor(phone, FLOW), Journey(FLOW, FLOW.guide.start, TEN[0].answers).steps
    visitor.open(f"{site}#{steps[2].id}")
    phone.get_by_role("button", name=WORDS.back).tap()
    visitor.sees(FLOW.guide.start)
    visitor.walk(TEN[0].answers[:2])
    phone.locator(".alarm:visible").tap()
    phone.get_by_role("button", name=WORDS.back).tap()
    visitor.sees(steps[2].id)


@pytest.mark.parametrize("kept", ["{oops", '{"step": "start"}', "null", "7"])
def test_a_memory_that_makes_no_sense_is_forgotten(phone, site, kept):
    phone.goto(site)
    phone.evaluate("kept => sessionStorage.setItem('guide-trail', kept)", kept)
    phone.evaluate("history.replaceState(null, '')")
    phone.reload()
    Visitor(phone, FLOW).walk(TEN[0].answers[:1])


def test_a_tap_moves_the_focus_to_the_heading(phone, site):
    visitor = Visitor(phone, FLOW).open(site)
    visitor.tap(FLOW.steps[FLOW.guide.start].options[0].id)
    expect(visitor.heading).to_be_focused()


def test_the_index_leads_to_a_step(phone, site):
    visitor = Visitor(phone, FLOW).open(f"{site}#{INDEX}")
    expect(phone.locator(".entries a:visible")).to_have_count(0)
    phone.locator("#index summary").nth(1).tap()
    link = phone.locator(".entries a:visible").first
    target = link.get_attribute("href").removeprefix("#")
    link.tap()
    visitor.sees(target)


# In CSS pixels: what a thumb can hit, and a phone screen and a half.
SMALLEST_TARGET, TALLEST = 44, 1266
TARGETS = ".option, .tool, .alarm, summary, .entries a, a[href^='tel:']"
# Links within a sentence are exempt from a target's size, as everywhere.
MEASURE = f"""() => ({{
    tall: document.querySelector(".step.shown").getBoundingClientRect().height,
    small: [...document.querySelectorAll("{TARGETS}")]
        .filter((target) => target.checkVisibility())
        .map((target) => [target.textContent, target.getBoundingClientRect()])
        .map(([text, box]) => [text, Math.min(box.width, box.height)]),
    wide: document.documentElement.scrollWidth,
}})"""


@pytest.mark.parametrize("width", [320, 390])
def test_every_step_fits_a_small_screen(phone, site, width):
    phone.set_viewport_size({"width": width, "height": 844})
    phone.goto(site)
    for step, measured in at_each(phone, some(FLOW.steps, 46), MEASURE).items():
        small = [text for text, size in measured["small"] if size < SMALLEST_TARGET]
        assert (step, small, measured["wide"]) == (step, [], width)
        if width == PHONE["viewport"]["width"]:
            assert (step, measured["tall"]) <= (step, TALLEST)
