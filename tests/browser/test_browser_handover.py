"""When the live guide comes nothing moves, and nothing that somebody does is lost."""

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from guide_data.words.i18n import words_for
from tests.browser.conftest import a_phone
from tests.support.held_line import HELD
from tests.support.scenarios import LONGEST, steps_of
from tests.support.visitor import Visitor

FLOW = read_guide()
WORDS = words_for("ja")


# Where on the phone's screen everything that can be tapped in a step stands.
PLACES = """() => [...document.querySelectorAll("a[href], button, summary, h2")]
    .filter((one) => one.checkVisibility() && one.closest(".step, .guide-main, .tools, .switch"))
    .filter((one) => !one.closest(".trail") && one.getBoundingClientRect().top < innerHeight)
    .map((one) => [one.textContent.trim(), Math.round(one.getBoundingClientRect().top)])"""
STILL = {
    "question": steps_of(LONGEST)[1],
    "remedy": "details-check",
    "ending": "solved",
    "urgent": FLOW.guide.urgent.to,
    "index": "index",
}


@pytest.fixture(scope="module")
def held_on(browser):
    """A phone that such visitors hand on to each other."""
    with a_phone(browser) as page:
        page.add_init_script(HELD)
        yield page


@pytest.fixture
def held(held_on, app):
    """A visitor to whom the live guide comes when the test lets it."""
    held_on.goto("about:blank")
    app.await_ready()
    yield Visitor(held_on, FLOW)
    held_on.evaluate("sessionStorage.clear()")


def hold(held, url):
    held.open(url)
    held.page.wait_for_function("() => window.held?.length > 2")
    return held.page


@pytest.mark.parametrize("step", STILL.values(), ids=STILL)
def test_when_the_live_guide_comes_nothing_moves(held, app, step):
    page = hold(held, f"{app.url}/#{step}")
    before = page.evaluate(PLACES)
    page.evaluate("() => window.release()")
    held.await_live()
    assert page.evaluate(PLACES) == before


def test_where_it_would_move_the_step_it_waits_until_asked_or_for_the_next(held, app):
    # There, a part stands in for what the page lists.
    page = hold(held, f"{app.url}/#device-restart")
    before = page.evaluate(PLACES)
    page.evaluate("() => window.release()")
    offered = page.get_by_role("button", name=WORDS.go_live)
    expect(offered).to_be_visible()
    assert page.evaluate(PLACES) == before
    held.restart().await_live()


def test_who_asks_gets_it_at_once(held, app):
    page = hold(held, f"{app.url}/#device-restart")
    page.evaluate("() => window.release()")
    page.get_by_role("button", name=WORDS.go_live).tap()
    held.await_live()


def test_the_focus_and_what_is_folded_out_stay(held, app):
    page = hold(held, app.url)
    page.locator("footer summary:visible").evaluate("(summary) => summary.click()")
    held.unfold(LONGEST.answers[0])
    held.option(LONGEST.answers[0]).focus()
    page.evaluate("() => window.release()")
    held.await_live()
    expect(held.option(LONGEST.answers[0])).to_be_focused()
    expect(page.locator(".guide-live footer details")).to_have_attribute("open", "")


def test_nothing_changes_under_a_finger_and_its_tap_is_not_lost(held, app):
    page = hold(held, app.url)
    option = page.locator(f".option-{LONGEST.answers[0]}:visible")
    option.scroll_into_view_if_needed()
    box = option.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 10)
    page.mouse.down()
    page.evaluate("() => window.release()")
    page.wait_for_function("() => document.querySelector('.guide-live .option')")
    # Longer than it waits after a touch.
    page.evaluate("() => new Promise((done) => setTimeout(done, 700))")
    held.await_page()
    page.mouse.up()
    held.sees(steps_of(LONGEST)[1])
    held.await_live()


# The kernel has said which step it shows, and the line holds it.
SAID = """() => window.held.some((data) => new TextDecoder().decode(data).includes('"shown"'))"""
TAP_AS_IT_COMES = """(option) => {
    option.click();
    window.release();
}"""


def test_who_taps_as_the_first_answer_comes_is_not_taken_back(held, app):
    page = hold(held, app.url)
    page.evaluate("() => { window.release(); window.free = false; }")
    page.wait_for_function(SAID)
    held.unfold(LONGEST.answers[0])
    held.option(LONGEST.answers[0]).evaluate(TAP_AS_IT_COMES)
    held.sees(steps_of(LONGEST)[1])
    held.await_live()
    held.sees(steps_of(LONGEST)[1])
