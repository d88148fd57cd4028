"""The waiting part in a browser, by a clock that the tests set: nothing waits or needs a kernel."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from guide_data.model.step import Wait
from guide_data.words.i18n import LANGUAGES
from tests.browser.test_browser_axe import violations
from tests.support.mounted import Mounted
from tests.support.paths import TESTS
from tests.support.visitor import Visitor
from widgets.live.parts.timer import Timer

FLOW = read_guide()
WORDS = LANGUAGES["ja"].timer
TRANSLATOR = (TESTS / "support" / "translator.js").read_text(encoding="utf-8")
MINUTES = Wait(least=1, most=5, unit="minutes")
LOOK = MINUTES.model_copy(update={"meanwhile": ("「迷惑メール」も見てください。",)})
DAYS = Wait(least=1, most=2, unit="days")
# 15:04 in Tokyo, where the phone is.
NOW = datetime(2026, 11, 22, 6, 4, tzinfo=UTC)
REFUSED = """Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("refused", "SecurityError"); } })"""


def timer_for(wait, key, then="", language="ja"):
    timer = Timer(FLOW.speaking(language))
    timer.wait_for(key, wait, then)
    return timer


class Waiting(Mounted):
    """Somebody on a page with a waiting part."""

    def __init__(self, page):
        super().__init__(page)
        self.tool = self.part.locator("button")
        self.said = page.get_by_role("status")
        page.clock.install(time=NOW - timedelta(minutes=1))
        self.open()
        page.clock.pause_at(NOW)

    def shows(self, wait, key="a", then="", alive=True, **traits):
        """Let the widget show a wait."""
        timer = timer_for(wait, key, then)
        for name, value in traits.items():
            timer.set_trait(name, value)
        return self.mount(timer, alive=alive)

    def switches(self, wait, key, then=""):
        """Let Python show another wait."""
        self.tell(**timer_for(wait, key, then).get_state(["wait", "key", "then", "over"]))

    def speaks(self, language):
        """Let Python speak another language."""
        self.tell(**timer_for(None, "", "", language).get_state(["words", "typography"]))

    def taps(self):
        """Tap the button, two seconds after anything else."""
        self.passes(seconds=2)
        self.tool.tap()

    def passes(self, **time):
        """Let time pass at once, as on a phone that slept."""
        self.page.clock.fast_forward(int(timedelta(**time).total_seconds() * 1000))

    def saves(self):
        """Save the calendar file; its name and octets."""
        with self.page.expect_download() as download:
            self.taps()
        return download.value.suggested_filename, Path(download.value.path()).read_bytes()


@pytest.fixture
def waiting(phone):
    return Waiting(phone)


def test_it_runs_only_when_asked_and_tells_when_time_is_up(waiting):
    waiting.shows(MINUTES)
    waiting.passes(hours=1)
    expect(waiting.tool).to_have_text("5分のタイマーを始める")
    assert not waiting.knows("traits.over")
    waiting.tool.tap()
    expect(waiting.page.get_by_role("timer")).to_have_text("あと5分ほどです。")
    waiting.passes(seconds=299)
    expect(waiting.page.get_by_role("timer")).to_have_text("あと1分ほどです。")
    assert not waiting.knows("traits.over")
    waiting.passes(seconds=1)
    expect(waiting.said).to_have_text(WORDS["over"])
    expect(waiting.page.locator("progress")).to_be_hidden()
    assert waiting.knows("traits.over")


THEN = {"minutes": (MINUTES, {"minutes": 5}), "days": (DAYS, {"days": 3})}


@pytest.mark.parametrize(("wait", "long"), THEN.values(), ids=THEN)
def test_when_time_is_up_it_names_the_answer_to_give(waiting, wait, long):
    waiting.shows(wait, then="まだです").taps()
    expect(waiting.part).not_to_contain_text("まだです")
    waiting.passes(**long)
    expect(waiting.part).to_contain_text(WORDS["then"].format(then="まだです"))
    waiting.switches(wait, "a", then="届きません")
    expect(waiting.part).to_contain_text(WORDS["then"].format(then="届きません"))


@pytest.mark.parametrize(("wait", "long"), THEN.values(), ids=THEN)
def test_what_to_look_at_meanwhile_is_there_until_time_is_up(waiting, wait, long):
    look = wait.model_copy(update={"meanwhile": ("**両方**見ます。", "1 < 2")})
    lines, heading = waiting.part.get_by_role("listitem"), waiting.part.get_by_role("heading")
    waiting.shows(look)
    expect(lines).to_have_text(["両方見ます。", "1 < 2"])
    expect(heading).to_have_text(WORDS["meanwhile"])
    waiting.taps()
    expect(lines).to_have_count(2)
    waiting.passes(**long)
    expect(lines).to_have_count(0)
    expect(heading).to_have_count(0)
    waiting.switches(wait, "b")
    expect(heading).to_have_count(0)


def test_a_new_visit_finds_no_wait_begun(waiting):
    waiting.page.evaluate("() => sessionStorage.setItem('guide-other', 'kept')")
    waiting.shows(MINUTES).taps()
    waiting.switches(MINUTES, "b")
    waiting.taps()
    waiting.page.evaluate("() => message({ forget: true })")
    expect(waiting.tool).to_have_text("5分のタイマーを始める")
    waiting.switches(MINUTES, "a")
    expect(waiting.tool).to_have_text("5分のタイマーを始める")
    assert waiting.knows("Object.keys(sessionStorage)") == ["guide-other"]


def test_where_storage_is_refused_a_new_visit_finds_no_wait_either(waiting):
    waiting.page.add_init_script(REFUSED)
    waiting.reloads().shows(MINUTES).taps()
    waiting.page.evaluate("() => message({ forget: true })")
    expect(waiting.tool).to_have_text("5分のタイマーを始める")


def test_it_is_announced_at_the_start_the_half_and_the_end_only(waiting):
    waiting.shows(MINUTES).taps()
    waiting.page.clock.run_for(400_000)
    told = ["", WORDS["begun"], WORDS["half"], WORDS["over"]]
    assert [text for text in waiting.knows("announced") if text] == told[1:]
    live = "[role=status], [role=alert], [aria-live]"
    expect(waiting.part.locator(live)).to_have_count(1)


def test_a_reload_keeps_it(waiting):
    waiting.shows(MINUTES).taps()
    waiting.passes(minutes=2)
    waiting.reloads().shows(MINUTES)
    expect(waiting.part).to_contain_text("あと3分ほどです。")
    waiting.passes(minutes=3)
    waiting.reloads().shows(MINUTES)
    expect(waiting.said).to_have_text(WORDS["over"])
    assert waiting.knows("traits.over")


@pytest.mark.parametrize("reloaded", [False, True], ids=["", "and reloaded"])
def test_a_clock_that_is_set_back_does_not_stop_it(waiting, reloaded):
    waiting.shows(MINUTES).taps()
    waiting.passes(minutes=2)
    waiting.page.clock.set_system_time(NOW - timedelta(hours=9))
    if reloaded:
        # What had passed by then, nobody knows: it is counted from now on.
        waiting.reloads().shows(MINUTES)
    waiting.passes(minutes=1)
    expect(waiting.part).to_contain_text(f"あと{4 if reloaded else 2}分ほどです。")
    waiting.passes(minutes=4)
    expect(waiting.said).to_have_text(WORDS["over"])


def test_what_a_translator_wrote_is_left_alone_and_announced_once(waiting):
    waiting.shows(LOOK).taps()
    waiting.page.evaluate(TRANSLATOR)
    expect(waiting.said).to_have_text(f"¤{WORDS['begun']}")
    waiting.page.evaluate("() => { announced.length = 0; }")
    waiting.page.clock.run_for(60_000)
    assert waiting.knows("announced") == []


def test_it_can_be_stopped_and_begun_again(waiting):
    waiting.shows(MINUTES).taps()
    waiting.taps()
    expect(waiting.tool).to_have_text("5分のタイマーを始める")
    waiting.reloads().shows(MINUTES).passes(minutes=6)
    expect(waiting.tool).to_have_text("5分のタイマーを始める")
    waiting.tool.tap()
    waiting.passes(minutes=6)
    waiting.tool.tap()
    expect(waiting.part).to_contain_text("あと5分ほどです。")
    assert not waiting.knows("traits.over")


def test_a_double_tap_does_not_stop_it(waiting):
    waiting.shows(MINUTES).taps()
    waiting.tool.tap()
    expect(waiting.tool).to_have_text(WORDS["stop"])


def test_where_storage_is_refused_it_works_until_the_reload(waiting):
    waiting.page.add_init_script(REFUSED)
    waiting.reloads().shows(MINUTES).taps()
    waiting.switches(MINUTES, "b")
    waiting.switches(MINUTES, "a")
    waiting.passes(minutes=1)
    expect(waiting.part).to_contain_text("あと4分ほどです。")
    waiting.reloads().shows(MINUTES)
    expect(waiting.tool).to_have_text("5分のタイマーを始める")


def test_two_waits_are_timed_apart_and_go_on_while_another_step_is_shown(waiting):
    waiting.shows(MINUTES).taps()
    waiting.passes(minutes=1)
    waiting.switches(MINUTES, "b")
    expect(waiting.tool).to_have_text("5分のタイマーを始める")
    waiting.taps()
    waiting.switches(None, "c")
    expect(waiting.part).to_be_hidden()
    waiting.passes(minutes=1)
    for key, left in (("a", 3), ("b", 4)):
        waiting.switches(MINUTES, key)
        expect(waiting.part).to_contain_text(f"あと{left}分ほどです。")


@pytest.mark.parametrize("kept", ["x", "-1", "", "null", str(int(NOW.timestamp() * 1000) + 10**9)])
def test_what_the_tab_remembers_wrongly_does_no_harm(waiting, kept):
    waiting.page.evaluate("kept => sessionStorage.setItem('guide-wait-a', kept)", kept)
    waiting.shows(MINUTES)
    expect(waiting.tool).to_be_visible()
    assert "NaN" not in waiting.part.inner_text()


def test_it_goes_on_without_a_kernel(waiting):
    waiting.shows(MINUTES, alive=False).taps()
    waiting.passes(minutes=5)
    expect(waiting.said).to_have_text(WORDS["over"])


def test_nothing_is_left_of_it_when_it_goes(waiting):
    waiting.shows(MINUTES).taps()
    assert waiting.knows("left()") == []
    waiting.passes(minutes=5)
    assert not waiting.knows("traits.over")


def test_days_are_told_as_dates(waiting):
    waiting.shows(DAYS)
    expect(waiting.part).to_contain_text("11月24日（火）ごろまでが目安です。")
    expect(waiting.part).to_contain_text("11月25日（水）になってもまだのときは、電話で")
    waiting.speaks("en")
    expect(waiting.part).to_contain_text(re.compile("Tue,? 24 November"))
    expect(waiting.part).to_contain_text(re.compile("Wed,? 25 November, call"))


def test_days_are_counted_from_the_first_and_may_be_counted_anew(waiting):
    waiting.shows(DAYS).passes(days=2)
    waiting.reloads().shows(DAYS)
    expect(waiting.part).to_contain_text("11月24日（火）ごろまでが目安です。")
    expect(waiting.part).to_contain_text("11月22日（日）から数えています。")
    waiting.passes(hours=8)
    assert not waiting.knows("traits.over")
    # 25 November begins in Tokyo.
    waiting.passes(hours=1)
    expect(waiting.part).to_contain_text("目安を過ぎました。")
    assert waiting.knows("traits.over")
    waiting.taps()
    expect(waiting.part).to_contain_text("11月27日（金）ごろまでが目安です。")
    assert not waiting.knows("traits.over")


TITLE = "Amazonに、ログインできない; A, B\\C " + "とても長い名前" * 8


def test_the_days_can_be_saved_as_a_calendar_file(waiting):
    name, octets = waiting.shows(DAYS, "two-step", title=TITLE).saves()
    assert name == "two-step.ics"
    expect(waiting.said).to_have_text(WORDS["saved"])
    event = fields(octets)
    assert event.pop("DTSTAMP") == "20261122T060402Z"
    assert re.fullmatch(r"two-step-\d+@login-guide", event.pop("UID"))
    assert event.pop("PRODID")
    late = WORDS["late"].format(late="11月25日（水）")
    until = WORDS["until"].format(until="11月24日（火）")
    assert event == {
        "VERSION": "2.0",
        "DTSTART;VALUE=DATE": "20261123",
        "DTEND;VALUE=DATE": "20261125",
        "SUMMARY": f"待つ目安 – {TITLE}",
        "DESCRIPTION": f"{until}\n{late}",
        "TRANSP": "TRANSPARENT",
    }


def test_a_date_saved_twice_is_one_event(waiting):
    waiting.shows(DAYS)
    first, second = (fields(waiting.saves()[1]) for _ in range(2))
    assert first["UID"] == second["UID"]
    waiting.switches(DAYS, "b")
    assert fields(waiting.saves()[1])["UID"] != first["UID"]


def fields(octets):
    """The properties of a calendar with one event, by RFC 5545; faults of form fail."""
    lines = octets.split(b"\r\n")
    assert lines.pop() == b""
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    # A fold between two octets of one character would fail to decode.
    assert all(line.decode() for line in lines)
    begin, *within, end = octets.decode().replace("\r\n ", "").split("\r\n")[:-1]
    assert (begin, end) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    around = within[: within.index("BEGIN:VEVENT")]
    event = within[len(around) + 1 : within.index("END:VEVENT")]
    assert [*around, "BEGIN:VEVENT", *event, "END:VEVENT"] == within
    pairs = [line.split(":", 1) for line in [*around, *event]]
    assert len(dict(pairs)) == len(pairs)
    return {name: plain(value) for name, value in pairs}


def plain(value):
    """A text value without its escapes; an unescaped comma or semicolon fails."""
    assert not re.search(r"(?<!\\)(\\\\)*[;,]", value)
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


STATES = {
    "running": (LOOK, lambda waiting: waiting.taps()),
    "over": (MINUTES, lambda waiting: (waiting.taps(), waiting.passes(minutes=5))),
    "days": (DAYS, lambda waiting: None),
}


@pytest.mark.parametrize("state", STATES)
def test_it_is_accessible_and_fits_a_narrow_phone(waiting, state):
    wait, happens = STATES[state]
    waiting.page.set_viewport_size({"width": 320, "height": 640})
    happens(waiting.shows(wait))
    # axe takes its time by the same clock.
    waiting.page.clock.resume()
    for language, scheme in (("ja", "light"), ("en", "dark")):
        waiting.page.emulate_media(color_scheme=scheme)
        waiting.speaks(language)
        assert violations(waiting.page) == []
        assert waiting.knows("document.documentElement.scrollWidth") == 320
        assert waiting.tool.bounding_box()["height"] >= 44


def test_the_keyboard_begins_and_stops_it(waiting):
    waiting.shows(MINUTES)
    waiting.page.keyboard.press("Tab")
    for label in (WORDS["stop"], "5分のタイマーを始める"):
        waiting.page.keyboard.press("Enter")
        expect(waiting.tool).to_have_text(label)
        expect(waiting.tool).to_be_focused()
        waiting.passes(seconds=2)


def test_the_bar_stands_still_for_those_who_ask(waiting):
    waiting.page.emulate_media(reduced_motion="reduce")
    waiting.shows(MINUTES).taps()
    bar = waiting.page.locator("progress")
    waiting.passes(seconds=59)
    expect(bar).to_have_js_property("value", 0)
    waiting.passes(seconds=1)
    expect(bar).to_have_js_property("value", 0.2)


STEP, ANSWERS = "messages-wait", ("no-code",)
BEGUN = """([key, ago]) => sessionStorage.setItem(`guide-wait-${key}`, Date.now() - ago * 60_000)"""
KEYS = "Object.keys(sessionStorage).filter((key) => key.startsWith('guide-wait-'))"


def test_in_the_live_guide_the_answer_stands_out_and_leads_on(awake):
    awake.restart().page.evaluate(BEGUN, [STEP, 6])
    awake.walk(ANSWERS)
    then = FLOW.steps[STEP].after_wait
    expect(awake.page.locator(".option.next")).to_have_text(then.text)
    expect(awake.page.locator(".timer [role=status]")).to_contain_text(then.text)
    awake.page.locator(".option.next").tap()
    awake.sees(then.to)
    expect(awake.page.locator(".option.next")).to_have_count(0)


def test_the_live_guide_forgets_waits_for_somebody_new_and_only_then(awake):
    awake.restart().walk(ANSWERS)
    awake.page.evaluate(BEGUN, [STEP, 1])
    awake.page.get_by_role("button", name=LANGUAGES["ja"].back, exact=True).tap()
    awake.sees(FLOW.guide.start)
    awake.walk(ANSWERS)
    expect(awake.page.locator(".timer .tool")).to_have_text(WORDS["stop"])
    awake.restart()
    expect(awake.page.locator(".guide-live")).to_be_visible()
    awake.page.wait_for_function(f"{KEYS}.length === 0")


def test_the_page_forgets_waits_for_somebody_new_and_only_then(phone, site):
    visitor = Visitor(phone, FLOW).open(site)
    visitor.walk(ANSWERS)
    phone.evaluate(BEGUN, [STEP, 1])
    phone.get_by_role("button", name=LANGUAGES["ja"].back, exact=True).tap()
    visitor.sees(FLOW.guide.start)
    assert phone.evaluate(KEYS) == [f"guide-wait-{STEP}"]
    visitor.walk(ANSWERS)
    visitor.restart()
    assert phone.evaluate(KEYS) == []
