"""A kernel that is gone, or was never had: the page goes on, and the live guide comes back."""

import signal
from functools import partial

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from guide_data.words.i18n import words_for
from tests.browser.conftest import a_phone
from tests.support.kernel_client import is_alive, visiting
from tests.support.scenarios import LONGEST, steps_of
from tests.support.serving import serving, until
from tests.support.visitor import Visitor

FLOW = read_guide()
WORDS = words_for("ja")
START = FLOW.guide.start


FAULTS = {
    "killed": lambda visitor, app: app.only_kernel().kill(),
    "hung": lambda visitor, app: app.only_kernel().send_signal(signal.SIGSTOP),
    "offline": lambda visitor, app: visitor.page.context.set_offline(True),
}
TAPS = {
    "back": (
        lambda visitor: visitor.page.locator(".tools :visible").first.tap(),
        lambda: steps_of(LONGEST)[1],
    ),
    "the browser's back": (lambda visitor: visitor.page.go_back(), lambda: steps_of(LONGEST)[1]),
    "start over": (lambda visitor: visitor.restart(), lambda: START),
    "urgent": (
        lambda visitor: visitor.page.locator(".alarm:visible").tap(),
        lambda: FLOW.guide.urgent.to,
    ),
}


@pytest.mark.outage
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_when_the_kernel_is_gone_the_page_goes_on(lone, quiet_app, fault):
    lone.walk(LONGEST.answers[:2])
    fault(lone, quiet_app)
    lone.tap(LONGEST.answers[2])
    lone.sees(steps_of(LONGEST)[3])
    lone.await_page()
    expect(lone.page.locator(".notice[role=status]")).not_to_be_empty()
    lone.page.go_back()
    lone.sees(steps_of(LONGEST)[2])
    lone.walk_on(steps_of(LONGEST)[2], LONGEST.answers[2:4])


@pytest.mark.outage
@pytest.mark.parametrize(("tap", "at"), TAPS.values(), ids=TAPS)
def test_with_a_hung_kernel_every_tap_is_answered(lone, quiet_app, tap, at):
    lone.walk(LONGEST.answers[:2])
    FAULTS["hung"](lone, quiet_app)
    tap(lone)
    lone.sees(at())
    lone.await_page()


@pytest.mark.outage
def test_the_way_back_is_no_way_into_an_error(lone, quiet_app):
    lone.walk(LONGEST.answers[:2])
    FAULTS["offline"](lone, quiet_app)
    lone.await_page()
    lone.page.get_by_role("button", name=WORDS.reconnect).tap()
    expect(lone.page.locator(".notice[role=status]")).to_contain_text(WORDS.full)
    lone.sees(steps_of(LONGEST)[2])


def hurry(page, condition):
    """Let a page's clock run fast until a condition holds, but not faster than its server."""
    until(lambda: page.clock.run_for(300) or condition(), page.content)


def lose_the_live_guide(lone, app):
    """Be on the page after two answers, as the kernel has died; nothing has been loaded anew."""
    lone.page.evaluate("() => { window.here = true; }")
    lone.walk(LONGEST.answers[:2])
    app.only_kernel().kill()
    lone.await_page()


def is_still_here(visitor):
    """Whether the page was never loaded anew."""
    return visitor.page.evaluate("() => window.here")


@pytest.mark.outage
def test_after_a_loss_the_way_back_keeps_step_and_trail(lone, quiet_app):
    lose_the_live_guide(lone, quiet_app)
    lone.tap(LONGEST.answers[2])
    lone.page.get_by_role("button", name=WORDS.reconnect).tap()
    lone.await_live()
    lone.sees(steps_of(LONGEST)[3])
    expect(lone.page.locator(".trail-entry:visible")).to_have_count(3)
    assert is_still_here(lone)


@pytest.mark.outage
def test_after_a_loss_the_live_guide_comes_back_by_itself(phone, lone, quiet_app):
    phone.clock.install()
    lose_the_live_guide(lone, quiet_app)
    lone.tap(LONGEST.answers[2])
    # Tried again and again, until nobody has touched it for a while.
    hurry(phone, lone.is_live)
    lone.sees(steps_of(LONGEST)[3])
    expect(phone.locator(".trail-entry:visible")).to_have_count(3)
    assert is_still_here(lone)


@pytest.mark.outage
def test_the_live_guide_stays_away_while_somebody_types(phone, lone, quiet_app):
    phone.clock.install()
    lose_the_live_guide(lone, quiet_app)
    phone.get_by_role("searchbox").fill("SMS")
    phone.clock.run_for(60_000)
    lone.await_page()
    phone.get_by_role("searchbox").fill("")
    hurry(phone, lone.is_live)
    assert is_still_here(lone)


@pytest.mark.outage
def test_a_tab_on_ice_gives_its_kernel_back_and_has_the_step_when_it_wakes_up(lone, quiet_app):
    lone.walk(LONGEST.answers[:2])
    kernel = quiet_app.only_kernel()
    # As a browser says it before it does it; on ice, nothing could be asked of the tab.
    lone.page.evaluate("() => { document.dispatchEvent(new Event('freeze')); }")
    until(lambda: not kernel.is_running(), quiet_app.log.read_text)
    lone.await_page()
    lone.sees(steps_of(LONGEST)[2])


@pytest.fixture
def small_app(tmp_path):
    """An app with a live guide for one."""
    with serving(tmp_path / "log", "--most-visitors", "1") as served:
        served.await_ready()
        yield served


@pytest.mark.outage
def test_who_came_when_all_was_taken_has_the_live_guide_as_soon_as_one_is_free(
    browser, phone, small_app
):
    phone.clock.install()
    with a_phone(browser) as other:
        Visitor(other, FLOW).open(small_app.url, live=True)
        visitor = Visitor(phone, FLOW).open(small_app.url)
        visitor.walk(LONGEST.answers[:2])
        # Told quietly: there is a button, and no word.
        expect(phone.get_by_role("button", name=WORDS.go_live)).to_be_visible()
        expect(phone.locator(".notice[role=status]")).to_be_empty()
        for _ in range(3):
            phone.get_by_role("button", name=WORDS.go_live).tap()
            expect(phone.locator(".notice[role=status]")).to_contain_text(WORDS.full)
    small_app.await_ready()
    hurry(phone, visitor.is_live)
    visitor.sees(steps_of(LONGEST)[2])
    expect(phone.locator(".trail-entry:visible")).to_have_count(2)


@pytest.mark.outage
def test_a_guide_that_nobody_touches_is_left_to_who_waits_and_the_page_goes_on(phone, tmp_path):
    times = {"longest_idle_s": 0.5, "shortest_idle_s": 0.5, "pool_size": 1}
    with serving(tmp_path / "log", "--most-visitors", "1", **times) as app:
        app.await_ready()
        visitor = Visitor(phone, FLOW).open(app.url, live=True)
        visitor.walk(LONGEST.answers[:2])
        phone.wait_for_timeout(600)
        with visiting(app) as (line, model_id):
            assert is_alive(line, model_id)
            visitor.await_page()
            visitor.sees(steps_of(LONGEST)[2])


# As where a proxy or an extension lets none through.
BLOCKED = """
window.tried = 0;
window.WebSocket = class extends EventTarget {
  constructor() {
    super();
    window.tried += 1;
    queueMicrotask(() => this.dispatchEvent(new CloseEvent("close", { code: 1006 })));
  }
  close() {}
};"""


@pytest.mark.parametrize("storage", [True, False], ids=["with storage", "without"])
def test_where_sockets_are_blocked_the_page_is_read_in_peace(phone, app, storage):
    phone.add_init_script(BLOCKED)
    if not storage:
        phone.add_init_script(
            "delete window.sessionStorage; delete Window.prototype.sessionStorage"
        )
    phone.clock.install()
    visitor = Visitor(phone, FLOW).open(app.url)
    tried = partial(phone.evaluate, "() => window.tried")
    phone.evaluate("() => { window.here = true; }")
    hurry(phone, lambda: tried() == 2)
    phone.clock.run_for(600_000)
    assert tried() == 2
    assert is_still_here(visitor)
    expect(phone.locator(".notice[role=status]")).to_be_empty()
    visitor.walk(LONGEST.answers[:2])


BUNDLE = "**/assets/live.*"


@pytest.fixture
def unarmed(phone, app):
    """A visitor whose page could not have the bundle, once."""
    phone.clock.install()
    phone.route(BUNDLE, lambda route: route.abort())
    visitor = Visitor(phone, FLOW).open(app.url)
    phone.evaluate("() => { window.here = true; }")
    hurry(phone, lambda: phone.evaluate("sessionStorage['guide-failures']") == "1")
    expect(phone.locator(".notice[role=status]")).to_be_empty()
    return visitor


def test_without_the_bundle_the_page_goes_on_and_tries_again_later(unarmed):
    unarmed.walk(LONGEST.answers[:2])
    unarmed.page.unroute(BUNDLE)
    hurry(unarmed.page, unarmed.is_live)
    unarmed.sees(steps_of(LONGEST)[2])
    assert is_still_here(unarmed)


def test_that_there_is_no_bundle_is_said_to_who_asks_and_then_no_more_offered(unarmed):
    offered = unarmed.page.get_by_role("button", name=WORDS.go_live)
    offered.tap()
    expect(unarmed.page.locator(".notice[role=status]")).to_contain_text(WORDS.full)
    expect(offered).to_have_count(0)
    unarmed.walk(LONGEST.answers[:2])
