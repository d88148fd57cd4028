"""The guide in the oldest browsers that the manual names, as near as a browser of today comes."""

import pytest
from playwright.sync_api import expect

from guide_data import Journey, read_guide
from guide_data.words.i18n import words_for
from tests.browser.conftest import PHONE, a_phone
from tests.support.long_run import some
from tests.support.old_browser import OLD_BROWSERS, make_old
from tests.support.scenarios import TEN
from tests.support.search_box import FOUND, box, finds, leads, said
from tests.support.visitor import Visitor, at_each
from widgets.views.step_view import INDEX

FLOW = read_guide()
WORDS = words_for("ja")
# The fixture that gives the address of each form of the guide.
FORMS = {"page": "site", "live": "live_address"}


@pytest.fixture(scope="module", params=OLD_BROWSERS)
def old(browser, request):
    """A phone with an old browser; tests hand it on."""
    with a_phone(browser, bypass_csp=True) as page:
        make_old(page.context, request.param)
        yield page


@pytest.fixture
def live_address(app):
    """Where the live guide is."""
    app.await_ready()
    return app.url


@pytest.fixture(params=FORMS)
def visitor(old, request):
    old.goto("about:blank")
    address = request.getfixturevalue(FORMS[request.param])
    yield Visitor(old, FLOW).open(address, live=request.param == "live")
    old.evaluate("sessionStorage.clear()")


NEWER = {
    "safari-14": ["requestIdleCallback", "Array.prototype.at", "Intl.Segmenter"],
    "firefox-78": ["Promise.any", "structuredClone", "Object.hasOwn"],
}
OLDER = ["Element.prototype.closest", "fetch", "Array.prototype.flatMap", "AbortController"]


@pytest.mark.parametrize("profile", OLD_BROWSERS)
def test_what_is_new_is_missing_and_nothing_else(browser, site, profile):
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.goto(site)
        assert [name for name in NEWER[profile] + OLDER if missing(page, name)] == []
        make_old(context, profile)
        page.goto(site)
        assert [name for name in NEWER[profile] + OLDER if missing(page, name)] == NEWER[profile]


def missing(page, name):
    return page.evaluate(f"window.{name} === undefined")


def test_taps_lead_to_the_end_and_back_leads_back(visitor):
    page, steps = visitor.page, Journey(FLOW, FLOW.guide.start, TEN[0].answers).steps
    visitor.walk(TEN[0].answers)
    visitor.sees(TEN[0].ends)
    page.get_by_role("button", name=WORDS.back).tap()
    visitor.sees(steps[-2].id)
    page.go_back()
    visitor.sees(TEN[0].ends)
    assert page.evaluate("history.state.guide.trail") == [FLOW.guide.start, *TEN[0].answers]
    page.reload()
    visitor.sees(TEN[0].ends)
    visitor.restart()


def test_a_find_leads_to_its_step(visitor):
    page = visitor.page
    box(page).fill(FOUND)
    expect(finds(page)).not_to_have_count(0)
    expect(said(page)).to_have_text(WORDS.search["found"].format(found=finds(page).count()))
    step = leads(finds(page).first)
    finds(page).first.tap()
    visitor.sees(step)
    page.wait_for_function("() => history.state?.guide")
    assert page.evaluate("history.state.guide.trail") == [FLOW.guide.start, f"#{step}"]
    expect(finds(page)).to_have_count(0)


def test_the_index_leads_to_a_step(visitor):
    page = visitor.go(INDEX).page
    page.locator(".index summary:visible").first.tap()
    link = page.locator(".entries a:visible").first
    step = leads(link)
    link.tap()
    visitor.sees(step)


def test_what_has_the_focus_shows_it(visitor):
    visitor.page.keyboard.press("Tab")
    visitor.tap(FLOW.steps[FLOW.guide.start].options[0].id)
    visitor.page.keyboard.press("Tab")
    focused = visitor.page.locator(":focus")
    expect(focused).to_have_css("outline-style", "solid")
    expect(focused).to_have_css("outline-width", "3px")


# How wide all is, and how near the nearest two tools are to each other.
MEASURE = """() => {
    const boxes = [...document.querySelectorAll(".tools .tool")]
        .map((tool) => tool.getBoundingClientRect())
        .filter(({ width }) => width);
    const apart = (a, b) => Math.max(b.left - a.right, b.top - a.bottom);
    const gaps = boxes.slice(1).map((box, place) => apart(boxes[place], box));
    return { wide: document.documentElement.scrollWidth, gap: Math.min(...gaps) };
}"""


def test_every_step_fits_a_small_screen_and_its_tools_stand_apart(visitor):
    measured = at_each(visitor.page, some(FLOW.steps, 30), MEASURE).values()
    assert {one["wide"] for one in measured} == {PHONE["viewport"]["width"]}
    assert min(one["gap"] for one in measured) >= 8


def test_paper_shows_what_is_folded(visitor):
    fold = visitor.page.locator("details:visible").first
    inside = fold.locator("> :not(summary)").first
    for event, shown in [("beforeprint", True), ("afterprint", False)]:
        visitor.page.evaluate("event => { dispatchEvent(new Event(event)); }", event)
        expect(inside).to_be_visible(visible=shown)


@pytest.mark.parametrize("profile", OLD_BROWSERS)
def test_without_scripts_the_address_names_the_step(browser, site, profile):
    with browser.new_context(**PHONE, java_script_enabled=False, bypass_csp=True) as context:
        make_old(context, profile)
        page = context.new_page()
        for fragment, step in [("", FLOW.guide.start), (f"#{TEN[0].ends}", TEN[0].ends)]:
            page.goto(site + fragment)
            expect(page.locator(".step:visible")).to_have_attribute("id", step)
            expect(page.locator(".search")).to_be_hidden()
