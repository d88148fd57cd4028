"""The guide in large text, on small screens, in forced colours and without motion."""

import pytest

from guide_data import read_guide
from tests.support.axe import kinds_and_parts
from tests.support.long_run import some
from tests.support.visitor import at_each
from widgets.views.fragment import PAPER
from widgets.views.step_view import INDEX

FLOW = read_guide()
LANGUAGES = [flow.guide.language for flow in FLOW.languages]
KINDS = kinds_and_parts(FLOW)
# What a phone with text of 200 % shows is 195 pixels wide.
SIZES = {"320": (320, 100), "320 and text of 200 %": (320, 200), "zoom of 200 %": (195, 100)}
SIZE = "size => { document.documentElement.style.fontSize = `${size}%`; }"
WIDE = "() => document.documentElement.scrollWidth"


@pytest.mark.parametrize("leaf", ["index.html", PAPER])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways(reader, pages, language, leaf):
    reader.goto(pages[language].with_name(leaf).as_uri())
    reader.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    # What is for paper shows every step at once.
    steps = [FLOW.guide.start] if leaf == PAPER else [*some(FLOW.steps, 30), INDEX]
    for width, size in SIZES.values():
        reader.set_viewport_size({"width": width, "height": 844})
        reader.evaluate(SIZE, size)
        wide = at_each(reader, steps, WIDE)
        assert (size, {step for step, found in wide.items() if found > width}) == (size, set())


def test_no_live_step_scrolls_sideways(live):
    for width, size in some(SIZES.values(), 2):
        live.page.set_viewport_size({"width": width, "height": 844})
        live.page.evaluate(SIZE, size)
        wide = {step for step in KINDS.values() if live.live_page_at(step).evaluate(WIDE) > width}
        assert (size, wide) == (size, set())


# After the last part that takes the focus, the page itself has it.
FOCUSED = """() => {
    const part = document.activeElement;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(part);
    const paper = getComputedStyle(document.body).backgroundColor;
    return part === document.body || (part.checkVisibility() && outlineStyle === "solid"
        && parseFloat(outlineWidth) >= 2 && outlineColor !== paper);
}"""


def test_in_forced_colours_the_focus_is_seen(both):
    for step in some(KINDS.values(), 6):
        for page in both(step):
            page.emulate_media(forced_colors="active")
            for _ in range(8):
                page.keyboard.press("Tab")
                assert (step, page.evaluate(FOCUSED)) == (step, True)


def test_in_forced_colours_a_button_still_has_an_edge(reader, live, pages):
    edge = "option => getComputedStyle(option).borderTopStyle"
    reader.goto(pages["ja"].as_uri())
    for page in (reader, live.page):
        page.emulate_media(forced_colors="active")
        assert page.locator(".option:visible").first.evaluate(edge) == "solid"


MOVING = """() => [...document.querySelectorAll(".guide *")]
    .map((part) => getComputedStyle(part))
    .filter((style) => style.transitionDuration !== "0s" || style.animationName !== "none")
    .length + document.getAnimations().length"""


def test_nothing_moves_for_who_wants_no_motion(both):
    for step in KINDS.values():
        for page in both(step):
            page.emulate_media(reduced_motion="reduce")
            assert (step, page.evaluate(MOVING)) == (step, 0)
