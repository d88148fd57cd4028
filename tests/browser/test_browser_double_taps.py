"""Who taps an answer twice gave one answer, whatever stands in its place by then."""

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from tests.support.visitor import Visitor

FLOW = read_guide()
# By any tap in the place of the last, one of them would be answered at once.
ANSWERS, STEPS = ("no-code", "unsolved"), ("messages-wait", "messages-channel")
TRAIL = "history.state.guide.trail"


def middle(option):
    """The middle of an option on screen."""
    option.scroll_into_view_if_needed()
    box = option.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def finger(page, place):
    for _ in range(2):
        page.touchscreen.tap(*place)


def mouse(page, place):
    page.mouse.dblclick(*place)


@pytest.mark.parametrize("hand", [finger, mouse])
def test_on_the_page(reader, site, hand):
    visitor = Visitor(reader, FLOW).open(site)
    for answer, step in zip(ANSWERS, STEPS, strict=True):
        visitor.unfold(answer)
        hand(reader, middle(visitor.option(answer)))
        visitor.sees(step)
    assert reader.evaluate(TRAIL) == [FLOW.guide.start, *ANSWERS]


@pytest.mark.parametrize("hand", [finger, mouse])
def test_in_the_live_guide(awake, hand):
    awake.restart().unfold(ANSWERS[0])
    hand(awake.page, middle(awake.option(ANSWERS[0])))
    awake.sees(STEPS[0])
    expect(awake.page.locator(".trail-entry:visible")).to_have_count(1)
