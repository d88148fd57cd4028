"""The papers checker in a browser: ticks are judged by Python, files by nobody but the browser."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from guide_data.words.i18n import words_for
from tests.browser.conftest import PHONE
from tests.support.axe import violations
from tests.support.mounted import Mounted
from tests.support.paths import SMALL
from tests.support.ticked_papers import TODAY
from widgets.live.parts.document_checker import DocumentChecker
from widgets.live.parts.verdict_text import SMALLEST, written

FLOW = read_guide()
WORDS = words_for("ja").document_checker
NAMES, IN_ENGLISH = (
    {one.id: one.name for one in (*flow.documents.papers, *flow.documents.bills)}
    for flow in (FLOW, FLOW.speaking("en"))
)
HALF_A_YEAR_AGO = date(2026, 5, 22)
TRAITS = ("words", "typography", "quoted", "sections", "rows", "ticked", "verdict", "then")


class Shown(Mounted):
    """A checker on a page, and all that it ever told anyone."""

    def __init__(self, page, flow=FLOW, language="ja", **given):
        super().__init__(page)
        self.heard, self.asked = [], []
        flow = flow.speaking(language)
        self.widget = DocumentChecker(flow, today=lambda: TODAY, **given)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("websocket", lambda socket: self.asked.append(socket.url))
        page.expose_function("heard", self.hear)
        self.open()
        self.mount(self.widget)

    def state(self):
        return {name: getattr(self.widget, name) for name in TRAITS}

    def hear(self, sent):
        self.heard.append(sent)
        for name, value in sent.items():
            setattr(self.widget, name, value)
        return self.state()

    def take(self, language):
        self.widget.update(FLOW.speaking(language), words_for(language))
        self.tell(**self.state())

    def show(self, *sections):
        self.widget.sections = list(sections)
        self.tell(**self.state())

    def tick(self, name):
        return self.page.get_by_role("checkbox", name=name)

    @property
    def answers(self):
        return self.page.get_by_role("status")

    def choose(self, name, content):
        self.page.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        )


@pytest.fixture
def page(browser):
    with browser.new_context(**PHONE) as context:
        page = context.new_page()
        page.set_default_timeout(30_000)
        yield page


def test_each_tick_is_judged(page):
    shown = Shown(page)
    answer = shown.answers.first
    expect(answer).to_have_text(WORDS["nothing"])
    bill = shown.tick(NAMES["utility"])
    expect(bill).to_be_hidden()
    shown.tick(NAMES["passport"]).tap()
    expect(answer).to_contain_text(WORDS["short"])
    expect(answer).to_contain_text(written(HALF_A_YEAR_AGO, words_for("ja")))
    bill.tap()
    expect(answer).to_contain_text(WORDS["enough"])
    shown.tick(NAMES["license"]).tap()
    expect(answer).to_contain_text(WORDS["best"].format(paper=NAMES["license"]))
    assert shown.heard[-1] == {"ticked": ["passport", "utility", "license"]}


# The sections, the answer for what is found, and how it is found.
LEADING = {
    "ticks": (["papers", "bills"], "address", lambda shown: shown.tick(NAMES["license"]).tap()),
    "a file": (["file"], "file", lambda shown: shown.choose("a.jpg", JPEG)),
}


@pytest.mark.parametrize(("sections", "finding", "find"), LEADING.values(), ids=LEADING)
def test_once_it_is_enough_one_tap_gives_the_answer_that_follows(page, sections, finding, find):
    then = {finding: {"id": "yes", "text": "ある"}}
    shown, go = Shown(page, sections=sections, then=then), page.locator(".go:visible")
    page.evaluate("""() => {
        const option = document.createElement("button");
        option.className = "option-yes";
        option.onclick = () => { option.id = "given"; };
        document.querySelector(".guide").append(option);
    }""")
    expect(go).to_have_count(0)
    find(shown)
    expect(go).to_have_text(WORDS["go"].format(answer="ある"))
    expect(page.locator("#given")).to_have_count(0)
    go.tap()
    expect(page.locator("#given")).to_have_count(1)


def test_what_leads_nowhere_offers_no_answer(page):
    shown = Shown(page, then={"no-paper": {"id": "no", "text": "ない"}})
    shown.tick(NAMES["license"]).tap()
    expect(shown.answers.first).to_contain_text(WORDS["enough"])
    expect(page.locator(".go:visible")).to_have_count(0)


def test_the_keyboard_ticks_and_keeps_its_place(page):
    shown = Shown(page)
    licence = shown.tick(NAMES["license"])
    page.keyboard.press("Tab")
    expect(licence).to_be_focused()
    page.keyboard.press("Space")
    expect(shown.answers.first).to_contain_text(WORDS["enough"])
    expect(licence).to_be_focused()
    page.keyboard.press("Tab")
    expect(shown.tick(NAMES["residence"])).to_be_focused()


def test_groups_have_names_and_rows_are_tall_enough_for_a_finger(page):
    shown = Shown(page)
    shown.tick(NAMES["passport"]).tap()
    page.get_by_text(WORDS["gone"]).tap()
    for name in (WORDS["papers"], WORDS["bills"], WORDS["gone"]):
        expect(page.get_by_role("group", name=name)).to_be_visible()
    heights = page.eval_on_selector_all(
        ".tick, .tool:not([hidden]), summary",
        "all => all.map((one) => one.getBoundingClientRect().height)",
    )
    assert len(heights) == 15
    assert min(heights) >= 44


def test_another_language_keeps_the_ticks(page):
    shown = Shown(page)
    shown.tick(NAMES["passport"]).tap()
    expect(shown.answers.first).to_contain_text(WORDS["short"])
    shown.choose("IMG_0001.HEIC", HEIC)
    expect(shown.answers.last).to_contain_text(IPHONE)
    shown.take("en")
    expect(shown.answers.last).to_contain_text(unfit(FLOW.speaking("en")))
    expect(shown.tick(IN_ENGLISH["passport"])).to_be_checked()
    expect(shown.answers.first).to_contain_text(written(HALF_A_YEAR_AGO, words_for("en")))


def test_only_the_parts_that_are_wanted_are_there(page):
    shown = Shown(page, sections=[])
    expect(page.locator("#part")).to_be_hidden()
    shown.show("bills")
    expect(page.get_by_role("checkbox")).to_have_count(2)
    expect(shown.answers).to_have_count(1)
    shown.show("file")
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.get_by_role("button", name=WORDS["file_choose"])).to_be_visible()


def test_a_guide_without_documents_shows_nothing(page):
    Shown(page, read_guide(SMALL))
    expect(page.locator("#part")).to_be_hidden()


FILL = bytes(SMALLEST)
JPEG, HEIC = b"\xff\xd8\xff\xe0" + FILL, b"\0\0\0\x24ftypheic" + FILL


def with_anything(template):
    """A message of the browser's, whatever it fills in."""
    return re.compile(".+".join(map(re.escape, re.split("{.*?}", template))))


def unfit(flow):
    """What is said of a photo as an iPhone makes it."""
    return next(one.text for one in flow.documents.unfit if one.id == "heic")


GOOD, IPHONE = with_anything(WORDS["file_ok"]), unfit(FLOW)
FILES = {
    "good": ("A.JPEG", JPEG, GOOD),
    "heic": ("IMG_0001.HEIC", HEIC, IPHONE),
    "called otherwise": (
        "a.png",
        JPEG,
        with_anything(WORDS["file_rename"].format(type="{}", ending="jpg")),
    ),
}


def test_files_are_told_apart_and_nothing_of_them_is_sent(page):
    shown = Shown(page, sections=["file"])
    before = list(shown.asked)
    for name, content, said in FILES.values():
        shown.choose(name, content)
        expect(page.locator(".name")).to_have_text(name)
        expect(shown.answers).to_contain_text(said)
        page.evaluate("document.querySelector('.name').textContent = ''")
    assert shown.heard == []
    assert shown.asked == before
    assert shown.widget.get_state(TRAITS) == DocumentChecker(
        FLOW, sections=["file"], today=lambda: TODAY
    ).get_state(TRAITS)


def test_a_file_that_cannot_be_opened_is_told(page):
    shown = Shown(page, sections=["file"])
    page.evaluate("() => { Blob.prototype.arrayBuffer = () => Promise.reject('gone'); }")
    shown.choose("a.jpg", JPEG)
    expect(shown.answers).to_contain_text(WORDS["file_unreadable"])


def test_the_file_is_chosen_by_keyboard(page):
    Shown(page, sections=["file"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=WORDS["file_choose"])).to_be_focused()
    page.locator("input[type=file]").evaluate(
        "input => { input.onclick = (event) => { event.preventDefault(); input.id = 'opened'; }; }"
    )
    page.keyboard.press("Enter")
    expect(page.locator("#opened")).to_be_attached()


@pytest.mark.parametrize(("language", "scheme"), [("ja", "light"), ("en", "dark")])
def test_it_is_accessible_and_fits_the_smallest_phone(page, language, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    shown = Shown(page, language=language)
    page.locator("summary").tap()
    for id_ in ("passport", "health"):
        page.locator(f"input[value={id_}]").tap()
    shown.choose("IMG_0001_with-a-very-long-name-that-nobody-typed-by-hand.HEIC", HEIC)
    expect(shown.answers.last).not_to_be_empty()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
