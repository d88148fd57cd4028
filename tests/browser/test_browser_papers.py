"""The papers checker in a browser: ticks are judged by Python, files by nobody but the browser."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from tests.browser.conftest import PHONE
from tests.support.axe import violations
from tests.support.mounted import Mounted
from tests.support.paths import SMALL
from tests.widgets.live.parts.test_document_checker import TODAY
from widgets.live.parts.document_checker import SMALLEST, DocumentChecker
from widgets.views.i18n import words_for

FLOW = read_guide()
WORDS = words_for("ja").papers
NAMES, IN_ENGLISH = (
    {one.id: one.name for one in (*flow.documents.papers, *flow.documents.bills)}
    for flow in (FLOW, FLOW.speaking("en"))
)
HALF_A_YEAR_AGO = date(2026, 5, 22)
TRAITS = ("parts", "shown", "ticked", "verdict")


class Shown(Mounted):
    """A checker on a page, and all that it ever told anyone."""

    def __init__(self, page, flow=FLOW, language="ja", **given):
        super().__init__(page)
        self.heard, self.asked = [], []
        flow = flow.speaking(language)
        self.widget = DocumentChecker(flow, words_for(language), today=lambda: TODAY, **given)
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
        self.widget.take(FLOW.speaking(language), words_for(language))
        self.tell(**self.state())

    def show(self, *parts):
        self.widget.show(parts)
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
        page.set_default_timeout(10_000)
        yield page


def test_each_tick_is_judged(page):
    shown = Shown(page)
    answer = shown.answers.first
    expect(answer).to_have_text(WORDS.nothing)
    bill = shown.tick(NAMES["utility"])
    expect(bill).to_be_hidden()
    shown.tick(NAMES["passport"]).tap()
    expect(answer).to_contain_text(WORDS.short)
    expect(answer).to_contain_text(WORDS.date.format(HALF_A_YEAR_AGO))
    bill.tap()
    expect(answer).to_contain_text(WORDS.enough)
    shown.tick(NAMES["license"]).tap()
    expect(answer).to_contain_text(WORDS.best.format(paper=NAMES["license"]))
    assert shown.heard[-1] == {"ticked": ["passport", "utility", "license"]}


def test_the_keyboard_ticks_and_keeps_its_place(page):
    shown = Shown(page)
    licence = shown.tick(NAMES["license"])
    page.keyboard.press("Tab")
    expect(licence).to_be_focused()
    page.keyboard.press("Space")
    expect(shown.answers.first).to_contain_text(WORDS.enough)
    expect(licence).to_be_focused()
    page.keyboard.press("Tab")
    expect(shown.tick(NAMES["residence"])).to_be_focused()


def test_groups_have_names_and_rows_are_tall_enough_for_a_finger(page):
    shown = Shown(page)
    shown.tick(NAMES["passport"]).tap()
    page.get_by_text(WORDS.gone).tap()
    for name in (WORDS.papers, WORDS.bills, WORDS.gone):
        expect(page.get_by_role("group", name=name)).to_be_visible()
    heights = page.eval_on_selector_all(
        ".tick, .tool, summary", "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert len(heights) == 15
    assert min(heights) >= 44


def test_another_language_keeps_the_ticks(page):
    shown = Shown(page)
    shown.tick(NAMES["passport"]).tap()
    expect(shown.answers.first).to_contain_text(WORDS.short)
    shown.choose("IMG_0001.HEIC", HEIC)
    expect(shown.answers.last).to_contain_text(IPHONE)
    shown.take("en")
    expect(shown.answers.last).to_contain_text(unfit(FLOW.speaking("en")))
    expect(shown.tick(IN_ENGLISH["passport"])).to_be_checked()
    expect(shown.answers.first).to_contain_text(words_for("en").papers.date.format(HALF_A_YEAR_AGO))


def test_only_the_parts_that_are_wanted_are_there(page):
    shown = Shown(page, parts=())
    expect(page.locator("#part")).to_be_hidden()
    shown.show("bills")
    expect(page.get_by_role("checkbox")).to_have_count(2)
    expect(shown.answers).to_have_count(1)
    shown.show("file")
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.get_by_role("button", name=WORDS.file_choose)).to_be_visible()


def test_a_guide_without_documents_shows_nothing(page):
    Shown(page, read_guide(SMALL))
    expect(page.locator("#part")).to_be_hidden()


FILL = bytes(SMALLEST)
JPEG, PNG = b"\xff\xd8\xff\xe0" + FILL, b"\x89PNG\r\n\x1a\n" + FILL
HEIC, OLE = b"\0\0\0\x24ftypheic" + FILL, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + FILL


def with_anything(template):
    """A message of the browser's, whatever it fills in."""
    return re.compile(".+".join(map(re.escape, re.split("{.*?}", template))))


def unfit(flow):
    """What is said of a photo as an iPhone makes it."""
    return next(one.text for one in flow.documents.unfit if one.id == "heic")


GOOD, BROKEN, RENAME = map(with_anything, (WORDS.file_ok, WORDS.file_broken, WORDS.file_rename))
SMALL_FILE, NOT_TAKEN, IPHONE = WORDS.file_small, WORDS.file_unknown, unfit(FLOW)
FILES = {
    "jpg": ("a.jpg", JPEG, GOOD),
    "capital ending": ("A.JPEG", JPEG, GOOD),
    "pjpeg": ("a.pjpeg", JPEG, GOOD),
    "png": ("画面の写し.png", PNG, GOOD),
    "pdf": ("a.b.pdf", b"%PDF-1.7" + FILL, GOOD),
    "doc": ("a.doc", OLE, GOOD),
    "docx": ("a.docx", b"PK\x03\x04" + FILL, GOOD),
    "heic": ("IMG_0001.HEIC", HEIC, IPHONE),
    "heic by another name": ("IMG_0001.jpg", HEIC, IPHONE),
    "heic of an odd brand": ("IMG_0001.heic", b"\0\0\0\x24ftypzzzz" + FILL, IPHONE),
    "jpeg called heic": ("IMG_0001.heic", JPEG, RENAME),
    "jpeg called png": (
        "a.png",
        JPEG,
        with_anything(WORDS.file_rename.format(type="{}", ending="jpg")),
    ),
    "jpeg without ending": ("photo", JPEG, RENAME),
    "jfif": ("a.jfif", JPEG, RENAME),
    "damaged": ("a.jpg", b"\0" * 20_000, BROKEN),
    "text called pdf": ("a.pdf", b"hello" + FILL, BROKEN),
    "webp": ("a.webp", b"RIFF\0\0\0\0WEBP" + FILL, NOT_TAKEN),
    "video": ("a.mp4", b"\0\0\0\x18ftypisom" + FILL, NOT_TAKEN),
    "empty": ("a.jpg", b"", WORDS.file_empty),
    "one byte": ("a.jpg", b"\xff", BROKEN),
    "small": ("a.jpg", JPEG[: SMALLEST - 1], SMALL_FILE),
    "just large enough": ("a.jpg", JPEG[:SMALLEST], GOOD),
}


def test_files_are_told_apart_and_nothing_of_them_is_sent(page):
    shown = Shown(page, parts=("file",))
    before = list(shown.asked)
    for name, content, said in FILES.values():
        shown.choose(name, content)
        expect(page.locator(".name")).to_have_text(name)
        expect(shown.answers).to_contain_text(said)
        page.evaluate("document.querySelector('.name').textContent = ''")
    assert shown.heard == []
    assert shown.asked == before
    assert shown.widget.get_state(TRAITS) == DocumentChecker(
        FLOW, words_for("ja"), ("file",), lambda: TODAY
    ).get_state(TRAITS)


def test_a_file_that_cannot_be_opened_is_told(page):
    shown = Shown(page, parts=("file",))
    page.evaluate("() => { Blob.prototype.arrayBuffer = () => Promise.reject('gone'); }")
    shown.choose("a.jpg", JPEG)
    expect(shown.answers).to_contain_text(WORDS.file_unreadable)


def test_the_file_is_chosen_by_keyboard(page):
    Shown(page, parts=("file",))
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=WORDS.file_choose)).to_be_focused()
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
