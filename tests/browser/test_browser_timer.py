"""The timer in a browser: it runs when asked, tells when time is up, and is there for everybody."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from guide_data.words.i18n import LANGUAGES
from tests.support.axe import violations
from tests.support.mounted_timer import DAYS, MINUTES, NOW
from tests.support.paths import TESTS

WORDS = LANGUAGES["ja"].timer
TRANSLATOR = (TESTS / "support" / "translator.js").read_text(encoding="utf-8")
LOOK = MINUTES.model_copy(update={"meanwhile": ("「迷惑メール」も見てください。",)})


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


def test_it_is_announced_at_the_start_the_half_and_the_end_only(waiting):
    waiting.shows(MINUTES).taps()
    waiting.page.clock.run_for(400_000)
    told = ["", WORDS["begun"], WORDS["half"], WORDS["over"]]
    assert [text for text in waiting.knows("announced") if text] == told[1:]
    live = "[role=status], [role=alert], [aria-live]"
    expect(waiting.part.locator(live)).to_have_count(1)


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


def test_it_goes_on_without_a_kernel(waiting):
    waiting.shows(MINUTES, alive=False).taps()
    waiting.passes(minutes=5)
    expect(waiting.said).to_have_text(WORDS["over"])


def test_nothing_is_left_of_it_when_it_goes(waiting):
    waiting.shows(MINUTES).taps()
    assert waiting.knows("left()") == []
    waiting.passes(minutes=5)
    assert not waiting.knows("traits.over")


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
