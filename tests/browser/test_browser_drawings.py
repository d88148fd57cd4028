"""Drawings in a browser: seen beside what is to be done, in the guide's own colours, and told."""

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from tests.browser.conftest import PHONE
from tests.support.visitor import Visitor, at_each

FLOW = read_guide()
ALTS = {drawing.id: drawing.alt for drawing in FLOW.drawings if not drawing.device}
SHOWN = {step.id: ALTS[step.drawing] for step in FLOW.steps.values() if step.drawing in ALTS}
# Of the drawing on screen: how high it is, where it begins and ends, where the text's first list
# of what to do begins, and all its colours.
LOOK = """() => {
    const drawing = [...document.querySelectorAll(".guide .drawing")].find((one) =>
        one.getBoundingClientRect().height);
    const list = drawing.parentElement.querySelector("ol") || drawing;
    const { top, bottom, height } = drawing.getBoundingClientRect();
    const shapes = [...drawing.querySelectorAll("path, rect, circle")].map(getComputedStyle);
    return { top, bottom, height, list: list.getBoundingClientRect().top,
        colours: [...new Set(shapes.flatMap(({ fill, stroke }) => [fill, stroke]))] };
}"""


@pytest.fixture(scope="module", params=["light", "dark"])
def seen(handed_on, site, request):
    """What is seen of the drawing at each step."""
    handed_on.set_viewport_size(PHONE["viewport"])
    handed_on.emulate_media(color_scheme=request.param)
    handed_on.goto(site)
    return at_each(handed_on, SHOWN, LOOK)


def test_a_drawing_is_small_and_beside_what_it_shows(seen):
    for one in seen.values():
        assert 100 < one["height"] <= 150
        assert abs(one["top"] - one["list"]) < 20


def test_its_colours_are_the_guides(seen):
    for one in seen.values():
        # What no style reaches is filled with black.
        assert "none" in one["colours"]
        assert "rgb(0, 0, 0)" not in one["colours"]
        assert len(one["colours"]) >= 4


def test_it_is_lower_where_it_stands_above_the_text(reader, site):
    reader.set_viewport_size({"width": 320, "height": PHONE["viewport"]["height"]})
    reader.goto(site)
    seen = at_each(reader, SHOWN, LOOK)
    assert all(80 < one["height"] <= 120 for one in seen.values())


def test_the_page_tells_it_as_one_picture(reader, site):
    visitor = Visitor(reader, FLOW).open(site)
    for step, alt in SHOWN.items():
        visitor.go(step)
        expect(reader.get_by_role("img", name=alt, exact=True)).to_be_visible()


def test_the_live_guide_tells_it_too(awake):
    step = next(iter(SHOWN))
    awake.restart().go(step)
    told = awake.page.locator(".guide-live").get_by_role("img", name=SHOWN[step], exact=True)
    expect(told).to_be_visible()
