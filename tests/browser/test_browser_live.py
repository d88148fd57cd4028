"""The live guide in a real browser: alive where the visitor is, and nobody is left stuck."""

import re
import signal

import pytest
from playwright.sync_api import expect

from guide_data import Journey, read_guide
from tests.browser.conftest import a_phone
from tests.support.scenarios import IN_LIVE, TEN
from tests.support.serving import serving, until
from tests.support.visitor import Visitor
from widgets.views.i18n import words_for

FLOW = read_guide()
WORDS = words_for("ja")
START = FLOW.guide.start
# Somebody whose journey is long enough to go back three times and more.
LONG = max(TEN, key=lambda person: len(person.answers))


@pytest.fixture
def visitor(phone, app):
    app.await_ready()
    return Visitor(phone, FLOW)


def kernel_of(visitor, app):
    config = visitor.page.locator("#jupyter-config-data").text_content()
    return app.kernel(re.search(r'"kernelId": "([^"]+)"', config)[1])


def steps_of(person):
    return [step.id for step in Journey(FLOW, START, person.answers).steps]


@pytest.mark.parametrize("person", IN_LIVE, ids=lambda person: person.id)
def test_people_end_where_they_must(awake, person):
    awake.restart().walk(person.answers)
    awake.sees(person.ends)
    awake.await_live()


def test_a_desktop_goes_to_the_live_guide_by_itself(browser, app):
    app.await_ready()
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        visitor = Visitor(context.new_page(), FLOW).open(f"{app.url}/#{steps_of(LONG)[1]}")
        visitor.await_live()
        visitor.sees(steps_of(LONG)[1])
        expect(visitor.page).to_have_url(re.compile("/live#"))


def test_a_phone_stays_on_the_page_until_asked(visitor, app):
    visitor.open(app.url).walk(LONG.answers[:1])
    expect(visitor.page).to_have_url(re.compile(f"^{app.url}/#"))
    expect(visitor.page.locator(".guide-live")).to_have_count(0)


def test_tapping_ahead_and_three_steps_back(visitor, app):
    visitor.open(app.url).walk(LONG.answers[:4])
    visitor.page.get_by_role("button", name=WORDS.go_live).tap()
    visitor.await_live()
    visitor.sees(steps_of(LONG)[4])
    expect(visitor.page.locator(".trail-entry:visible")).to_have_count(4)
    for taken in (3, 2, 1):
        visitor.page.go_back()
        visitor.sees(steps_of(LONG)[taken])


def test_tapping_on_from_a_nonsense_address_while_the_widgets_wake_up(visitor, app):
    visitor.open(f"{app.url}/live#nonsense").walk(LONG.answers[:3])
    visitor.await_live()
    visitor.sees(steps_of(LONG)[3])
    expect(visitor.page.locator(".trail-entry:visible")).to_have_count(3)


def test_back_forward_and_reload_keep_step_and_trail(visitor, app):
    visitor.open(f"{app.url}/live", live=True).walk(LONG.answers[:4])
    visitor.page.go_back()
    visitor.sees(steps_of(LONG)[3])
    visitor.page.go_forward()
    visitor.sees(steps_of(LONG)[4])
    app.await_ready()
    visitor.page.reload()
    visitor.await_live()
    visitor.sees(steps_of(LONG)[4])
    expect(visitor.page.locator(".trail-entry:visible")).to_have_count(4)


def test_a_tap_moves_the_focus_to_the_heading(awake):
    awake.restart().walk(LONG.answers[:1])
    expect(awake.heading).to_be_focused()


def test_a_double_tap_is_one_answer(awake):
    awake.restart()
    awake.option(LONG.answers[0]).evaluate("(button) => { button.click(); button.click(); }")
    awake.sees(steps_of(LONG)[1])
    expect(awake.page.locator(".trail-entry:visible")).to_have_count(1)


def test_an_earlier_answer_is_changed_on_the_trail(awake):
    awake.restart().walk(LONG.answers[:3])
    awake.page.locator(".trail-entry:visible").nth(1).tap()
    awake.sees(steps_of(LONG)[1])
    awake.tap(LONG.answers[1])
    awake.sees(steps_of(LONG)[3])


def test_the_note_is_there_to_copy(awake):
    urgent = FLOW.guide.urgent.to
    awake.restart().page.evaluate("step => { location.hash = step; }", urgent)
    note = awake.page.locator(".note pre")
    expect(note).to_contain_text(FLOW.guide.title)
    awake.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    awake.page.get_by_role("button", name=WORDS.note["copy"]).tap()
    expect(awake.page.get_by_text(WORDS.note["copied"])).to_be_visible()
    assert awake.page.evaluate("navigator.clipboard.readText()") == note.text_content()


def test_a_tapped_telephone_number_ends_nothing(visitor, app):
    visitor.open(f"{app.url}/live", live=True).walk(LONG.answers[:2])
    visitor.page.locator(".alarm:visible").tap()
    visitor.sees(FLOW.guide.urgent.to)
    visitor.page.locator(".guide-live a[href^='tel:']").first.tap()
    # What would end it comes before the tap is over: the next answer shows that it did not.
    # A tap would wait for the telephone, which a browser alone never opens.
    visitor.page.get_by_role("button", name=WORDS.back).dispatch_event("click")
    visitor.sees(steps_of(LONG)[2])
    visitor.await_live()


def test_the_urgent_link_keeps_what_was_tried(awake):
    awake.restart().walk(LONG.answers[:3])
    awake.page.locator(".alarm:visible").tap()
    awake.sees(FLOW.guide.urgent.to)
    expect(awake.page.locator(".trail-entry:visible")).to_have_count(4)
    awake.page.get_by_role("button", name=WORDS.back).tap()
    awake.sees(steps_of(LONG)[3])


FAULTS = {
    "killed": lambda visitor, app: kernel_of(visitor, app).kill(),
    "hung": lambda visitor, app: kernel_of(visitor, app).send_signal(signal.SIGSTOP),
    "offline": lambda visitor, app: visitor.page.context.set_offline(True),
}
TAPS = {
    "back": (
        lambda visitor: visitor.page.locator(".tools :visible").first.tap(),
        lambda: steps_of(LONG)[1],
    ),
    "the browser's back": (lambda visitor: visitor.page.go_back(), lambda: steps_of(LONG)[1]),
    "start over": (lambda visitor: visitor.restart(), lambda: START),
    "urgent": (
        lambda visitor: visitor.page.locator(".alarm:visible").tap(),
        lambda: FLOW.guide.urgent.to,
    ),
}


@pytest.mark.outage
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_when_the_kernel_is_gone_the_page_goes_on(visitor, app, fault):
    visitor.open(f"{app.url}/live", live=True).walk(LONG.answers[:2])
    fault(visitor, app)
    visitor.tap(LONG.answers[2])
    visitor.sees(steps_of(LONG)[3])
    visitor.await_page()
    expect(visitor.page.locator(".notice[role=status]")).not_to_be_empty()
    visitor.page.go_back()
    visitor.sees(steps_of(LONG)[2])
    visitor.walk_on(steps_of(LONG)[2], LONG.answers[2:4])


@pytest.mark.outage
@pytest.mark.parametrize(("tap", "at"), TAPS.values(), ids=TAPS)
def test_with_a_hung_kernel_every_tap_is_answered(visitor, app, tap, at):
    visitor.open(f"{app.url}/live", live=True).walk(LONG.answers[:2])
    FAULTS["hung"](visitor, app)
    tap(visitor)
    visitor.sees(at())
    visitor.await_page()


@pytest.mark.outage
def test_the_way_back_is_no_way_into_an_error(visitor, app):
    visitor.open(f"{app.url}/live", live=True).walk(LONG.answers[:2])
    FAULTS["offline"](visitor, app)
    visitor.await_page()
    visitor.page.get_by_role("link", name=WORDS.reconnect).tap()
    expect(visitor.page.locator(".notice[role=status]")).to_contain_text(WORDS.full)
    visitor.sees(steps_of(LONG)[2])


def lose_the_live_guide(visitor, app):
    """Be on the page after two answers, as the kernel has died."""
    visitor.open(f"{app.url}/live", live=True).walk(LONG.answers[:2])
    kernel_of(visitor, app).kill()
    visitor.await_page()


@pytest.mark.outage
def test_after_a_loss_the_way_back_keeps_step_and_trail(visitor, app):
    lose_the_live_guide(visitor, app)
    visitor.tap(LONG.answers[2])
    app.await_ready()
    visitor.page.get_by_role("link", name=WORDS.reconnect).tap()
    visitor.await_live()
    visitor.sees(steps_of(LONG)[3])
    expect(visitor.page.locator(".trail-entry:visible")).to_have_count(3)


@pytest.mark.outage
def test_after_a_loss_the_live_guide_comes_back_by_itself(visitor, app):
    page = visitor.page
    page.clock.install()
    lose_the_live_guide(visitor, app)
    visitor.tap(LONG.answers[2])
    app.await_ready()
    # Tried again and again, until nobody has touched it for a while.
    page.clock.run_for(60_000)
    visitor.await_live()
    visitor.sees(steps_of(LONG)[3])
    expect(page.locator(".trail-entry:visible")).to_have_count(3)


@pytest.mark.outage
def test_the_live_guide_stays_away_while_somebody_types(visitor, app):
    page = visitor.page
    page.clock.install()
    lose_the_live_guide(visitor, app)
    page.get_by_role("searchbox").fill("SMS")
    app.await_ready()
    page.evaluate("() => { window.here = true; }")
    page.clock.run_for(60_000)
    assert page.evaluate("() => window.here")
    page.get_by_role("searchbox").fill("")
    page.clock.run_for(60_000)
    visitor.await_live()


@pytest.fixture
def small_app(tmp_path):
    """An app with a live guide for one, which is free again soon after they left."""
    # A browser needs a moment until it connects to the kernel that it was given.
    with serving(tmp_path / "log", "--most-visitors", "1", cull_unconnected_s=8) as served:
        served.await_ready()
        yield served


@pytest.mark.outage
def test_a_tab_on_ice_gives_its_kernel_back_and_has_the_step_when_it_wakes_up(phone, small_app):
    visitor = Visitor(phone, FLOW).open(f"{small_app.url}/live", live=True)
    visitor.walk(LONG.answers[:2])
    kernel = kernel_of(visitor, small_app)
    # As a browser says it before it does it; on ice, nothing could be asked of the tab.
    phone.evaluate("() => { document.dispatchEvent(new Event('freeze')); }")
    until(lambda: not kernel.is_running(), small_app.log.read_text)
    visitor.await_page()
    visitor.sees(steps_of(LONG)[2])


@pytest.mark.outage
def test_who_came_when_all_was_taken_has_the_live_guide_as_soon_as_one_is_free(
    browser, phone, small_app
):
    phone.clock.install()
    with a_phone(browser) as other:
        Visitor(other, FLOW).open(f"{small_app.url}/live", live=True)
        visitor = Visitor(phone, FLOW).open(f"{small_app.url}/live")
        visitor.walk(LONG.answers[:2])
        expect(phone.locator(".notice[role=status]")).to_contain_text(WORDS.full)
    small_app.await_ready()
    phone.clock.run_for(60_000)
    visitor.await_live()
    visitor.sees(steps_of(LONG)[2])
    expect(phone.locator(".trail-entry:visible")).to_have_count(2)


def test_a_shared_link_lands_on_its_step_which_looks_as_on_the_page(visitor, app):
    step = steps_of(LONG)[1]
    visitor.open(f"{app.url}/#{step}")
    on_page = looks(visitor.page, ".step.shown")
    app.await_ready()
    visitor.open(f"{app.url}/live#{step}", live=True).sees(step)
    assert looks(visitor.page, ".guide-live .widget-vbox") == on_page


LOOKS = """selector => [...document.querySelectorAll(`${selector} :is(h2, p, li, .option)`)]
    .filter((part) => part.checkVisibility() && !part.matches(".left, .options > li"))
    .map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        const { color, backgroundColor, font } = getComputedStyle(part);
        return [part.textContent, x, y + scrollY, width, height, color, backgroundColor, font];
    })"""


def looks(page, selector):
    """Where everything on a step stands, and how it is painted."""
    return page.evaluate(LOOKS, selector)
