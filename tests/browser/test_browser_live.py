"""The live guide in a real browser: alive where the visitor is, and nobody is left stuck."""

import signal
from functools import partial

import pytest
from playwright.sync_api import expect

from guide_data import Journey, read_guide
from guide_data.words.i18n import words_for
from tests.browser.conftest import a_phone
from tests.support.held_line import HELD
from tests.support.kernel_client import is_alive, visiting
from tests.support.long_run import some
from tests.support.scenarios import IN_LIVE, TEN
from tests.support.serving import serving, until
from tests.support.visitor import Visitor

FLOW = read_guide()
WORDS = words_for("ja")
START = FLOW.guide.start
# Somebody whose journey is long enough to go back three times and more.
LONG = max(TEN, key=lambda person: len(person.answers))


@pytest.fixture
def visitor(reader, app):
    app.await_ready()
    return Visitor(reader, FLOW)


def steps_of(person):
    return [step.id for step in Journey(FLOW, START, person.answers).steps]


@pytest.mark.parametrize("person", some(IN_LIVE, 3), ids=lambda person: person.id)
def test_people_end_where_they_must(awake, person):
    awake.restart().walk(person.answers)
    awake.sees(person.ends)
    awake.await_live()


WHERE = {
    "phone": ((390, 844), "/live"),
    "phone, the page": ((390, 844), "/"),
    "desktop": ((1280, 800), "/"),
    "desktop, live": ((1280, 800), "/live"),
}


@pytest.mark.parametrize("where", some(WHERE, 2))
def test_everyone_gets_the_live_guide_where_they_are(visitor, app, where):
    (width, height), path = WHERE[where]
    visitor.page.set_viewport_size({"width": width, "height": height})
    address = f"{app.url}{path}#{steps_of(LONG)[1]}"
    visitor.open(address).await_live()
    visitor.sees(steps_of(LONG)[1])
    expect(visitor.page).to_have_url(address)


@pytest.mark.parametrize("later", [False, True], ids=["opened", "once it is live"])
def test_a_mistyped_link_leads_near_and_says_so_in_either_form(visitor, app, later):
    step = steps_of(LONG)[1]
    line = visitor.page.locator(".wrong-link [role=status]")
    address = f"{app.url}#{step[:-1]}x"
    visitor.open(app.url if later else address, live=later)
    if later:
        visitor.page.evaluate("address => location.assign(address)", address)
    expect(line).to_have_text(WORDS.link_near)
    visitor.sees(step)
    visitor.await_live()
    expect(line).to_have_text(WORDS.link_near)
    expect(line).to_be_in_viewport()
    visitor.tap(LONG.answers[1])
    visitor.sees(steps_of(LONG)[2])
    expect(line).to_have_text("")


def test_who_saves_data_has_the_page_until_they_ask(phone, app):
    visitor = Visitor(phone, FLOW).saves_data().open(app.url)
    visitor.walk(LONG.answers[:4])
    expect(visitor.page.locator(".guide-live")).to_have_count(0)
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
    expect(note.first).to_contain_text(FLOW.guide.subject)
    awake.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    awake.page.get_by_role("button", name=WORDS.note["copy"]).tap()
    expect(awake.page.get_by_text(WORDS.note["copied"])).to_be_visible()
    whole = awake.page.evaluate("navigator.clipboard.readText()")
    assert whole == "\n\n".join(note.all_text_contents())


def test_under_the_note_the_trail_is_folded_and_an_answer_can_be_changed(awake):
    awake.restart().walk(LONG.answers[:2])
    awake.page.locator(".alarm:visible").tap()
    awake.sees(FLOW.guide.urgent.to)
    entries = awake.page.locator(".trail-entry")
    expect(entries).to_have_count(3)
    expect(entries.first).to_be_hidden()
    awake.page.locator(".trail summary").tap()
    entries.nth(1).tap()
    awake.sees(steps_of(LONG)[1])
    expect(entries.first).to_be_visible()


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
    expect(awake.page.locator(".trail-entry")).to_have_count(4)
    awake.page.get_by_role("button", name=WORDS.back).tap()
    awake.sees(steps_of(LONG)[3])


FAULTS = {
    "killed": lambda visitor, app: app.only_kernel().kill(),
    "hung": lambda visitor, app: app.only_kernel().send_signal(signal.SIGSTOP),
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
def test_when_the_kernel_is_gone_the_page_goes_on(lone, quiet_app, fault):
    lone.walk(LONG.answers[:2])
    fault(lone, quiet_app)
    lone.tap(LONG.answers[2])
    lone.sees(steps_of(LONG)[3])
    lone.await_page()
    expect(lone.page.locator(".notice[role=status]")).not_to_be_empty()
    lone.page.go_back()
    lone.sees(steps_of(LONG)[2])
    lone.walk_on(steps_of(LONG)[2], LONG.answers[2:4])


@pytest.mark.outage
@pytest.mark.parametrize(("tap", "at"), TAPS.values(), ids=TAPS)
def test_with_a_hung_kernel_every_tap_is_answered(lone, quiet_app, tap, at):
    lone.walk(LONG.answers[:2])
    FAULTS["hung"](lone, quiet_app)
    tap(lone)
    lone.sees(at())
    lone.await_page()


@pytest.mark.outage
def test_the_way_back_is_no_way_into_an_error(lone, quiet_app):
    lone.walk(LONG.answers[:2])
    FAULTS["offline"](lone, quiet_app)
    lone.await_page()
    lone.page.get_by_role("button", name=WORDS.reconnect).tap()
    expect(lone.page.locator(".notice[role=status]")).to_contain_text(WORDS.full)
    lone.sees(steps_of(LONG)[2])


def hurry(page, condition):
    """Let a page's clock run fast until a condition holds, but not faster than its server."""
    until(lambda: page.clock.run_for(300) or condition(), page.content)


def lose_the_live_guide(lone, app):
    """Be on the page after two answers, as the kernel has died; nothing has been loaded anew."""
    lone.page.evaluate("() => { window.here = true; }")
    lone.walk(LONG.answers[:2])
    app.only_kernel().kill()
    lone.await_page()


def is_still_here(visitor):
    """Whether the page was never loaded anew."""
    return visitor.page.evaluate("() => window.here")


@pytest.mark.outage
def test_after_a_loss_the_way_back_keeps_step_and_trail(lone, quiet_app):
    lose_the_live_guide(lone, quiet_app)
    lone.tap(LONG.answers[2])
    lone.page.get_by_role("button", name=WORDS.reconnect).tap()
    lone.await_live()
    lone.sees(steps_of(LONG)[3])
    expect(lone.page.locator(".trail-entry:visible")).to_have_count(3)
    assert is_still_here(lone)


@pytest.mark.outage
def test_after_a_loss_the_live_guide_comes_back_by_itself(phone, lone, quiet_app):
    phone.clock.install()
    lose_the_live_guide(lone, quiet_app)
    lone.tap(LONG.answers[2])
    # Tried again and again, until nobody has touched it for a while.
    hurry(phone, lone.is_live)
    lone.sees(steps_of(LONG)[3])
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
    lone.walk(LONG.answers[:2])
    kernel = quiet_app.only_kernel()
    # As a browser says it before it does it; on ice, nothing could be asked of the tab.
    lone.page.evaluate("() => { document.dispatchEvent(new Event('freeze')); }")
    until(lambda: not kernel.is_running(), quiet_app.log.read_text)
    lone.await_page()
    lone.sees(steps_of(LONG)[2])


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
        visitor.walk(LONG.answers[:2])
        # Told quietly: there is a button, and no word.
        expect(phone.get_by_role("button", name=WORDS.go_live)).to_be_visible()
        expect(phone.locator(".notice[role=status]")).to_be_empty()
        for _ in range(3):
            phone.get_by_role("button", name=WORDS.go_live).tap()
            expect(phone.locator(".notice[role=status]")).to_contain_text(WORDS.full)
    small_app.await_ready()
    hurry(phone, visitor.is_live)
    visitor.sees(steps_of(LONG)[2])
    expect(phone.locator(".trail-entry:visible")).to_have_count(2)


@pytest.mark.outage
def test_a_guide_that_nobody_touches_is_left_to_who_waits_and_the_page_goes_on(phone, tmp_path):
    times = {"longest_idle_s": 0.5, "shortest_idle_s": 0.5, "pool_size": 1}
    with serving(tmp_path / "log", "--most-visitors", "1", **times) as app:
        app.await_ready()
        visitor = Visitor(phone, FLOW).open(app.url, live=True)
        visitor.walk(LONG.answers[:2])
        phone.wait_for_timeout(600)
        with visiting(app) as (line, model_id):
            assert is_alive(line, model_id)
            visitor.await_page()
            visitor.sees(steps_of(LONG)[2])


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
    visitor.walk(LONG.answers[:2])


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
    unarmed.walk(LONG.answers[:2])
    unarmed.page.unroute(BUNDLE)
    hurry(unarmed.page, unarmed.is_live)
    unarmed.sees(steps_of(LONG)[2])
    assert is_still_here(unarmed)


def test_that_there_is_no_bundle_is_said_to_who_asks_and_then_no_more_offered(unarmed):
    offered = unarmed.page.get_by_role("button", name=WORDS.go_live)
    offered.tap()
    expect(unarmed.page.locator(".notice[role=status]")).to_contain_text(WORDS.full)
    expect(offered).to_have_count(0)
    unarmed.walk(LONG.answers[:2])


def test_a_shared_link_lands_on_its_step_which_looks_as_on_the_page(visitor, app):
    step = steps_of(LONG)[1]
    visitor.open(f"{app.url}/#{step}")
    on_page = looks(visitor.page, ".step.shown")
    app.await_ready()
    visitor.open(f"{app.url}/live#{step}", live=True).sees(step)
    assert looks(visitor.page, ".guide-live .widget-vbox") == on_page


# Where on the phone's screen everything that can be tapped in a step stands.
PLACES = """() => [...document.querySelectorAll("a[href], button, summary, h2")]
    .filter((one) => one.checkVisibility() && one.closest(".step, .guide-main, .tools, .switch"))
    .filter((one) => !one.closest(".trail") && one.getBoundingClientRect().top < innerHeight)
    .map((one) => [one.textContent.trim(), Math.round(one.getBoundingClientRect().top)])"""
STILL = {
    "question": steps_of(LONG)[1],
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
    held.unfold(LONG.answers[0])
    held.option(LONG.answers[0]).focus()
    page.evaluate("() => window.release()")
    held.await_live()
    expect(held.option(LONG.answers[0])).to_be_focused()
    expect(page.locator(".guide-live footer details")).to_have_attribute("open", "")


def test_nothing_changes_under_a_finger_and_its_tap_is_not_lost(held, app):
    page = hold(held, app.url)
    option = page.locator(f".option-{LONG.answers[0]}:visible")
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
    held.sees(steps_of(LONG)[1])
    held.await_live()


LOOKS = """selector => [...document.querySelectorAll(`${selector} :is(h2, p, li, .option)`)]
    .filter((part) => part.checkVisibility() && !part.matches(".left, .switch, .options li"))
    .map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        const { color, backgroundColor, font } = getComputedStyle(part);
        return [part.textContent, x, y + scrollY, width, height, color, backgroundColor, font];
    })"""


def looks(page, selector):
    """Where everything on a step stands, and how it is painted."""
    return page.evaluate(LOOKS, selector)
