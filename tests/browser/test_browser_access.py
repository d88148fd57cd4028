"""What a screen reader is given, and the keyboard alone: every kind of step, form and language."""

from __future__ import annotations

import re
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Locator, expect

from guide_data import Flow, Journey, read_guide
from guide_data.model.editorial import Scenario
from guide_data.words.i18n import words_for
from guide_data.words.word_types import Words
from tests.browser.conftest import a_phone
from tests.support.accessibility_tree import AccessibilityTree, Node
from tests.support.axe import kinds
from tests.support.folds import closed_fold
from tests.support.long_run import LONG
from tests.support.visitor import Visitor
from widgets.views.step_view import INDEX, StepView, all_views

FLOW = read_guide()
START, STEPS = FLOW.guide.start, FLOW.steps.values()
WAITS = {step.waits.unit: step.id for step in STEPS if step.waits}
CHECKS = {part: step.id for step in STEPS for part in step.checks}
# Each kind of step once, by what it is.
KINDS = {step: kind for kind, step in (kinds(FLOW) | WAITS | CHECKS).items()}
# Of each form: in one language, and in another.
FORMS = {
    (form, flow.guide.language): (number + place) % len(FLOW.languages)
    for number, form in enumerate(("page", "live"))
    for place, flow in enumerate(FLOW.languages)
}
GROUPS = ("group", "list", "region", "navigation", "search")


def in_each_form(things):
    """Parameters: each thing in each form, in one language after the other; in the long run, all.

    What is in this language in one form is in another one in the other form.
    """
    return [
        pytest.param((*form, thing), id=f"{' '.join(form)}-{KINDS.get(thing, thing)}")
        for number, thing in enumerate(things)
        for form, turn in FORMS.items()
        if LONG or (number + turn) % len(FLOW.languages) == 0
    ]


@dataclass
class Reading:
    """Somebody who reads one form of the guide in one language, without seeing or touching it."""

    form: str
    flow: Flow
    visitor: Visitor
    tree: AccessibilityTree
    seen: dict[str, StepAsRead] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        return words_for(self.flow.guide.language)

    @cached_property
    def views(self) -> dict[str, StepView]:
        return all_views(self.flow)

    @property
    def page(self):
        return self.visitor.page

    def at(self, step: str) -> Reading:
        """Be at a step, by its address alone, with nothing answered."""
        if self.page.evaluate(
            "step => location.hash !== step && (location.hash = step)", f"#{step}"
        ):
            expect(self.visitor.heading).to_be_focused()
        self.visitor.sees(step)
        return self

    def tab_to(self, there: Locator) -> None:
        """Press Tab until something has the focus, which is seen wherever it is on the way."""
        for _ in range(80):
            self.page.keyboard.down("Tab")
            reached, seen = there.evaluate(REACHED)
            assert seen, self.page.locator(":focus").evaluate("one => one.outerHTML")
            if reached:
                return self.page.keyboard.up("Tab")
        raise AssertionError(f"the keyboard does not reach {there}")

    def hold(self, key: str, times: int) -> None:
        """Hold a key until it was heard so often: half the work of pressing it so often."""
        for _ in range(times):
            self.page.keyboard.down(key)
        self.page.keyboard.up(key)

    def press(self, there: Locator, key: str = "Enter") -> None:
        """Operate something by the keyboard."""
        self.tab_to(there)
        self.page.keyboard.press(key)


SEEN = """(now) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(now);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
}"""
REACHED = f"""(there) => {{
    const [now, seen] = [document.activeElement, {SEEN}];
    return [now === there, now === document.body || seen(now)];
}}"""


@pytest.fixture(scope="module")
def readings(browser, app):
    """A function that has somebody read a form in a language, the same one each time."""
    with ExitStack() as stack:
        yield cache(lambda *form: stack.enter_context(one_who_reads(*form, browser, app)))


@contextmanager
def one_who_reads(form, language, browser, app):
    flow = FLOW.speaking(language)
    said = "" if language == FLOW.guide.language else f"/{language}"
    address = f"{app.url}{said}/{'live' if form == 'live' else ''}#{FLOW.guide.urgent.to}"
    app.await_ready()
    with a_phone(browser) as page:
        visitor = Visitor(page, flow)
        if form == "page":
            visitor.saves_data()
        visitor.open(address, live=form == "live")
        yield Reading(form, flow, visitor, AccessibilityTree(page))


@pytest.fixture(params=[form for form, turn in FORMS.items() if LONG or not turn], ids=" ".join)
def reading(request, readings):
    return readings(*request.param)


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


@pytest.fixture(params=in_each_form(KINDS))
def told(request, readings):
    *form, step = request.param
    reading = readings(*form)
    if step not in reading.seen:
        reading.seen[step] = as_read(reading.at(step), reading.views[step])
    return reading.seen[step]


def as_read(reading, view):
    """The step that somebody is at, all that is looked at there."""
    page, read = reading.page, reading.tree.read
    on_page = tree = read()
    met = walked(reading, tree)
    if reading.form == "live":
        page.evaluate(INSTEAD)
        on_page = read()
        page.evaluate(INSTEAD)
    return StepAsRead(reading, view, tree, page.evaluate(MISREAD), on_page, *met)


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
    const seen = {SEEN};
    window.met = [];
    window.way?.abort();
    window.way = new AbortController();
    const meet = ({{ target }}) => met.push([target, seen(target)]);
    addEventListener("focusin", meet, {{ signal: way.signal }});
}}"""
FROM_THE_TOP = """() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
}"""
# The index is one link after another.
FARTHEST = 40


def walked(reading, tree):
    """What Tab is to come to, what it and three steps back come to, and whether that is seen."""
    page, keyboard = reading.page, reading.page.keyboard
    stops = [node.id for node in tree.controls() if node.reached][:FARTHEST]
    page.evaluate(FROM_THE_TOP)
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


def whole(test) -> Scenario:
    """Somebody who meets such a step and comes to a human's telephone number."""
    for person in FLOW.journeys:
        steps = Journey(FLOW, START, person.answers).steps
        if steps[-1].ends == "human" and any(map(test, steps)):
            return person
    raise LookupError("nobody in journeys.yaml goes this way")


PEOPLE = {
    "ja": whole(lambda step: "papers" in step.checks),
    "en": whole(lambda step: step.waits and step.waits.unit == "minutes"),
}


def test_by_keyboard_alone_to_the_telephone(reading):
    visitor, at = reading.at(FLOW.guide.urgent.to).at(START).visitor, START
    for answer in PEOPLE[reading.flow.guide.language].answers:
        for fold in reading.page.locator(closed_fold(answer)).all():
            reading.press(fold)
        reading.press(visitor.option(answer))
        at = FLOW.steps[at].option(answer).to
        visitor.sees(at)
        expect(visitor.heading).to_be_focused()
        assert visitor.heading.evaluate(SEEN)
    number = reading.page.locator("a[href^='tel:']:visible").first
    reading.tab_to(number)
    numbers = {f"tel:{contact.dial}" for contact in reading.flow.contacts}
    assert number.get_attribute("href") in numbers


MOVES = {
    "back": lambda reading: reading.page.locator(".guide-main > .tools button, nav button"),
    "restart": lambda reading: reading.page.get_by_text(reading.words.restart, exact=True),
    "urgent": lambda reading: reading.page.locator(".alarm"),
    "index": lambda reading: reading.page.locator("footer a[href='#index']"),
    "an answer of the trail": lambda reading: reading.page.locator(".trail-entry"),
}


@pytest.mark.parametrize("move", in_each_form(MOVES))
def test_wherever_the_keyboard_leads_the_heading_has_the_focus(readings, move):
    *form, move = move
    reading = readings(*form)
    there = MOVES[move](reading).locator("visible=true").first
    first = FLOW.steps[START].options[-1]
    reading.at(FLOW.guide.urgent.to).at(START).visitor.option(first.id).press("Enter")
    reading.visitor.sees(first.to)
    if (reading.form, move) == ("page", "an answer of the trail"):
        pytest.skip("the page has no trail to see")
    there.press("Enter")
    expect(reading.visitor.heading).not_to_have_text(reading.visitor.title(first.to))
    expect(reading.visitor.heading).to_be_focused()
    assert reading.visitor.heading.evaluate(SEEN)


def test_from_the_index_and_the_search_the_keyboard_leads_to_a_heading(reading):
    reading.at(INDEX)
    reading.press(reading.page.locator(".index summary:visible").first)
    entry = reading.page.locator(".entries a:visible").first
    step = entry.get_attribute("href").removeprefix("#")
    reading.press(entry)
    reading.visitor.sees(step)
    expect(reading.visitor.heading).to_be_focused()
    box, finds = (reading.page.locator(f".search {part}:visible") for part in ("input", ".finds a"))
    reading.tab_to(box)
    query = next(entry.word for entry in reading.flow.index if step not in entry.steps)
    reading.page.keyboard.type(query)
    expect(finds).not_to_have_count(0)
    reading.page.keyboard.press("Escape")
    expect(finds).to_have_count(0)
    expect(box).to_be_focused()
    reading.page.keyboard.type(query)
    found = next(find for find in finds.all() if find.get_attribute("href") != f"#{step}")
    step = found.get_attribute("href").removeprefix("#")
    reading.press(found)
    reading.visitor.sees(step)
    expect(reading.visitor.heading).to_be_focused()


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
    reading.at(FLOW.guide.urgent.to).at(START).page.evaluate(LISTEN)
    for step in (WAITS["minutes"], CHECKS["papers"], FLOW.guide.urgent.to, START):
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
    control = reading.at(START).at(step).page.locator(f"{selector}:visible").first
    reading.tab_to(control)
    reading.page.evaluate(LISTEN)
    reading.page.keyboard.press(key)
    reading.page.evaluate(ANNOUNCED)
    expect(control).to_be_focused()
    assert len(reading.page.evaluate("announced")) == 1


def test_between_the_forms_and_the_languages_the_focus_is_kept(phone, app):
    """To the live guide, to its other language, to the page that is left of it, and back."""
    app.await_ready()
    visitor = Visitor(phone, FLOW).saves_data().open(app.url)
    reading = Reading("page", FLOW, visitor, AccessibilityTree(phone))
    reading.press(phone.get_by_role("button", name=reading.words.go_live))
    visitor.await_live()
    expect(visitor.heading).to_be_focused()
    app.await_ready()
    reading.page.evaluate(FROM_THE_TOP)
    reading.press(phone.locator(".switch a:visible"))
    phone.wait_for_url(re.compile("/en/#"))
    visitor.await_live()
    expect(visitor.heading).to_be_focused()
    phone.context.set_offline(True)
    visitor.await_page()
    expect(visitor.heading).to_be_focused()
    phone.context.set_offline(False)
    app.await_ready()
    again = phone.locator(".notice button")
    reading.page.evaluate(FROM_THE_TOP)
    reading.press(again)
    visitor.await_live()
    expect(visitor.heading).to_be_focused()
