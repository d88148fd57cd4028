"""What a screen reader is given: every kind of step, form and language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from guide_data import read_guide
from guide_data.words.word_types import Words
from tests.support.accessibility_tree import Node
from tests.support.nonvisual_reading import FOCUS_SEEN, KINDS, Reading, in_each_form
from widgets.views.step_view import StepView

FLOW = read_guide()
GROUPS = ("group", "list", "region", "navigation", "search")


@dataclass
class StepAsRead:
    """One kind of step as it is heard."""

    reading: Reading
    view: StepView
    tree: Node
    misread: list[str]
    on_page: Node
    # What the keyboard comes to, and whether it is seen there; first, what it must come to.
    stops: list[int]
    met: list[int]
    seen: bool

    @property
    def body(self) -> BeautifulSoup:
        return BeautifulSoup(self.view.body, "html.parser")

    @property
    def main(self) -> Node:
        return self.tree.one("main")

    @property
    def options(self) -> Node | None:
        """The group of the step's options."""
        named = [node for node in self.main.all("group", "list") if node.name == self.words.options]
        assert len(named) <= 1
        return named[0] if named else None

    @property
    def words(self) -> Words:
        return self.reading.words


@pytest.fixture(scope="module")
def steps_as_read(readings):
    """A function that has a step read in a form and a language, once."""
    return cache(lambda form, language, step: as_read(readings(form, language), step))


@pytest.fixture(params=in_each_form(KINDS))
def told(request, steps_as_read):
    return steps_as_read(*request.param)


def as_read(reading, step):
    """A step with all that is looked at there."""
    page, read = reading.at(step).page, reading.tree.read
    on_page = tree = read()
    met = walked(reading, tree)
    if reading.form == "live":
        page.evaluate(INSTEAD)
        on_page = read()
        page.evaluate(INSTEAD)
    return StepAsRead(reading, reading.views[step], tree, page.evaluate(MISREAD), on_page, *met)


def test_the_headings_are_the_guide_the_step_and_its_parts(told):
    headings = told.tree.all("heading")
    guide, step, *parts = [(heading.level, heading.name) for heading in headings]
    assert (guide, step) == ((1, told.reading.flow.guide.title), (2, told.view.heading))
    assert {level for level, _ in parts} <= {3}
    # A region of that name would have it read out twice.
    assert told.view.heading not in [node.name for node in told.tree.all(*GROUPS)]


def test_one_form_is_there_and_it_has_each_landmark_once(told):
    forms = told.reading.page.locator(".guide-page:visible, .guide-live:visible")
    expect(forms).to_have_count(1)
    expect(forms).to_have_class(re.compile(f"guide-{told.reading.form}"))
    for landmark in ("banner", "main", "contentinfo"):
        assert told.tree.one(landmark)
    (tools,) = (node for node in told.tree.all("navigation") if node.name == told.words.tools)
    assert [tool.name for tool in tools.controls()] == [told.words.back, told.words.restart]


def test_a_step_is_read_from_its_heading_to_the_footer(told):
    tree, order = told.tree, list(told.tree.walk())
    texts = {node.name.strip(): node for node in reversed(told.main.all("StaticText"))}
    words = [text for text in told.body.stripped_strings if text in texts]
    tools = next(node for node in tree.all("navigation") if node.name == told.words.tools)
    read = [*tree.all("heading")[:2], texts[words[0]], texts[words[-1]]]
    ending = [told.options] if told.options else []
    # Whatever live parts a step has, they stand between its text and its options.
    before = order[order.index(read[1]) : order.index((ending or [tools])[0])]
    parts = [node for node in before if node.role in ("button", "checkbox")]
    around = [tools, *tree.all("search"), tree.one("contentinfo")]
    places = [order.index(node) for node in read + parts + ending + around]
    assert places == sorted(places)


def in_sight(group):
    """What is heard of a group of options before it is opened."""
    return [group.name] if group.name else [option.text for option in group.options]


def test_the_options_are_one_named_group_in_their_order(told):
    offered = [name for group in told.view.groups for name in in_sight(group)]
    assert (
        [node.name for node in told.options.controls()] == offered if offered else not told.options
    )


def test_everything_that_is_operated_has_a_name(told):
    controls = told.tree.controls()
    assert all(node.name.strip() for node in controls)
    # What is a link among others needs no more than its sentence.
    alone = {node.id for group in told.main.all(*GROUPS) if group.name for node in group.walk()}
    # What follows a part's own heading belongs to that.
    heads = [place for place, node in enumerate(told.main.walk()) if node.level == 3]
    alone |= {node.id for node in list(told.main.walk())[min(heads, default=10**6) :]}
    parts = told.main.all("button", "checkbox")
    assert [part.name for part in parts if part.id not in alone] == []


def test_only_what_changes_will_be_announced(told):
    live = [node for node in told.tree.walk() if node.live]
    assert {(node.role, node.live) for node in live} <= {("status", "polite"), ("log", "polite")}


# Kana and kanji that a screen reader would take for another language; a list's dot is neither.
MISREAD = """() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
        const { data, parentElement: around } = texts.currentNode;
        const said = around.closest("[lang]").lang;
        if (/[\\u3040-\\u30fa\\u30fc-\\u30ff\\u4e00-\\u9fff]/.test(data) && said !== "ja"
            && around.checkVisibility()) found.push(data);
    }
    return found;
}"""


def test_every_word_is_read_in_its_language(told):
    page, language = told.reading.page, told.reading.flow.guide.language
    expect(page.locator("html")).to_have_attribute("lang", language)
    others = [flow.guide.language for flow in FLOW.languages if flow.guide.language != language]
    switch = page.locator(".switch a:visible")
    assert [link.get_attribute("lang") for link in switch.all()] == others
    assert told.misread == []


# What is met on the way, and whether it is seen that it is there.
WALK = f"""() => {{
    const seen = {FOCUS_SEEN};
    window.met = [];
    window.way?.abort();
    window.way = new AbortController();
    const meet = ({{ target }}) => met.push([target, seen(target)]);
    addEventListener("focusin", meet, {{ signal: way.signal }});
}}"""
# The index is one link after another.
FARTHEST = 40


def walked(reading, tree):
    """What Tab is to come to, what it and three steps back come to, and whether that is seen."""
    page, keyboard = reading.page, reading.page.keyboard
    stops = [node.id for node in tree.controls() if node.reached][:FARTHEST]
    reading.from_the_top()
    page.evaluate(WALK)
    reading.hold("Tab", len(stops))
    keyboard.down("Shift")
    reading.hold("Tab", 3)
    keyboard.up("Shift")
    met = reading.tree.ids("met.map(([stop]) => stop)")
    return stops, met, page.evaluate("met.every(([stop, seen]) => seen)")


def test_the_keyboard_goes_where_the_reading_goes(told):
    assert told.met == told.stops + told.stops[-2:-5:-1]
    assert told.seen


def test_the_live_guide_says_all_that_the_page_says(told):
    # Live parts are read in between: what is left is in the same order.
    heard = iter(spoken(told.tree))
    instead = [text for part in told.body.select(".stand-in") for text in part.stripped_strings]
    said = [text for text in spoken(told.on_page) if text not in instead]
    assert [text for text in said if text not in heard] == []


# In the live guide's document, the page stands behind it.
INSTEAD = """() => document.querySelectorAll(".guide-page, .live-place")
    .forEach((form) => { form.hidden = !form.hidden; })"""


def spoken(tree: Node) -> list[str]:
    """The words of a step as they are read."""
    return [node.name.strip() for node in tree.one("main").all("StaticText") if node.name.strip()]
