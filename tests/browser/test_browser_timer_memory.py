"""What a tab remembers of a timer, alone and in the guide: until somebody new begins."""

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from guide_data.words.i18n import LANGUAGES
from tests.support.mounted_timer import MINUTES, NOW
from tests.support.visitor import Visitor

FLOW = read_guide()
WORDS = LANGUAGES["ja"].timer
REFUSED = """Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("refused", "SecurityError"); } })"""


def test_a_reload_keeps_it(waiting):
    waiting.shows(MINUTES).taps()
    waiting.passes(minutes=2)
    waiting.reloads().shows(MINUTES)
    expect(waiting.part).to_contain_text("あと3分ほどです。")
    waiting.passes(minutes=3)
    waiting.reloads().shows(MINUTES)
    expect(waiting.said).to_have_text(WORDS["over"])
    assert waiting.knows("traits.over")


@pytest.mark.parametrize("kept", ["x", "-1", "", "null", str(int(NOW.timestamp() * 1000) + 10**9)])
def test_what_the_tab_remembers_wrongly_does_no_harm(waiting, kept):
    waiting.page.evaluate("kept => sessionStorage.setItem('guide-wait-a', kept)", kept)
    waiting.shows(MINUTES)
    expect(waiting.tool).to_be_visible()
    assert "NaN" not in waiting.part.inner_text()


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


def test_where_storage_is_refused_it_works_until_the_reload(waiting):
    waiting.page.add_init_script(REFUSED)
    waiting.reloads().shows(MINUTES).taps()
    waiting.switches(MINUTES, "b")
    waiting.switches(MINUTES, "a")
    waiting.passes(minutes=1)
    expect(waiting.part).to_contain_text("あと4分ほどです。")
    waiting.reloads().shows(MINUTES)
    expect(waiting.tool).to_have_text("5分のタイマーを始める")


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
