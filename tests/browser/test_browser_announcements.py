"""What is announced by itself: of a live part one thing at a time, of an answer nothing."""

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from tests.support.nonvisual_reading import CHECKS, WAITS

FLOW = read_guide()
LISTEN = """() => {
    window.announced = [];
    const live = "[role=status], [role=alert], [aria-live]";
    const heed = ({ target }) => {
        const around = (target.closest ? target : target.parentElement)?.closest(live);
        const text = around?.checkVisibility() && around.textContent.trim();
        if (text && announced.at(-1) !== text) announced.push(text);
    };
    window.ears?.disconnect();
    window.ears = new MutationObserver((changes) => changes.forEach(heed));
    ears.observe(document.body, { childList: true, characterData: true, subtree: true });
}"""


def test_an_answer_is_told_by_the_focus_alone(reading):
    reading.at(FLOW.guide.urgent.to).at(FLOW.guide.start).page.evaluate(LISTEN)
    for step in (WAITS["minutes"], CHECKS["papers"], FLOW.guide.urgent.to, FLOW.guide.start):
        reading.at(step)
    assert reading.page.evaluate("announced") == []


ANNOUNCED = """() => new Promise((done) => {
    const waiting = setInterval(() => announced.length && done(clearInterval(waiting)), 20);
})"""
PARTS = {
    "a tick": (CHECKS["papers"], ".tick input", "Space"),
    "the timer begun": (WAITS["minutes"], ".timer button", "Enter"),
    "the note copied": (FLOW.guide.urgent.to, ".note .tools button", "Enter"),
}


@pytest.mark.parametrize("language", [flow.guide.language for flow in FLOW.languages])
@pytest.mark.parametrize("part", PARTS)
def test_a_live_part_is_operated_where_it_is_and_says_one_thing(readings, part, language):
    reading = readings("live", language)
    step, selector, key = PARTS[part]
    control = reading.at(FLOW.guide.start).at(step).page.locator(f"{selector}:visible").first
    reading.tab_to(control)
    reading.page.evaluate(LISTEN)
    reading.page.keyboard.press(key)
    reading.page.evaluate(ANNOUNCED)
    expect(control).to_be_focused()
    assert len(reading.page.evaluate("announced")) == 1
