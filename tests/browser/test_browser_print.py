"""The guide on paper: what can be read there, on as few sheets, and all of it in one page."""

import re

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from guide_data.words.i18n import words_for
from tests.browser.conftest import PLAIN
from tests.support.axe import kinds_and_parts, violations
from tests.support.long_run import some
from tests.support.visitor import Visitor, at_each
from widgets.views.fragment import PAPER
from widgets.views.step_view import all_views

FLOW = read_guide()
LANGUAGES = [flow.guide.language for flow in FLOW.languages]
KINDS = kinds_and_parts(FLOW)
SEEN = """selector => [...document.querySelectorAll(selector)]
    .filter((part) => part.checkVisibility({ contentVisibilityAuto: true }))
    .map((part) => [part.innerText.trim(), getComputedStyle(part, "::after").content])"""


@pytest.fixture
def plain_phone(plain_phone):
    yield plain_phone
    plain_phone.emulate_media(**PLAIN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_paper_the_answers_of_a_page_say_where_they_lead(reader, pages, language):
    said = FLOW.speaking(language)
    reader.goto(pages[language].as_uri())
    reader.evaluate("dispatchEvent(new Event('beforeprint'))")
    reader.emulate_media(media="print")
    expected = {
        step.id: [[o.text, f'" → {o.leads}"'] for o in all_views(said)[step.id].options]
        for step in said.steps.values()
    }
    assert at_each(reader, said.steps, f"() => ({SEEN})('.option')") == expected


def test_on_paper_the_live_guide_lists_the_same_answers(live):
    for step in KINDS.values():
        page = live.live_page_at(step)
        page.emulate_media(media="print")
        options = all_views(FLOW)[step].options
        expect(page.locator(".guide-live .printed li")).to_have_text([o.text for o in options])
        expected = [[o.text, f'" → {FLOW.steps[o.to].title}"'] for o in options]
        assert (step, page.evaluate(SEEN, ".guide-live .printed li")) == (step, expected)
        page.emulate_media(media="screen")


TAPPED = "button, input, progress, .tool, .search, .switch, .trail, .left, .device, footer"


def test_what_can_only_be_tapped_is_not_printed(both):
    for step in KINDS.values():
        for page in both(step):
            assert (step, page.evaluate(SEEN, TAPPED)) != (step, [])
            page.emulate_media(media="print")
            assert (step, page.evaluate(SEEN, TAPPED)) == (step, [])
            page.emulate_media(media="screen")


def test_addresses_and_numbers_are_written_out(reader, pages):
    reader.goto(pages["ja"].as_uri())
    reader.emulate_media(media="print")
    every = at_each(reader, FLOW.steps, f"() => ({SEEN})('.body a')")
    written = {text: after for links in every.values() for text, after in links}
    assert {written[link.text] for link in FLOW.links} == {f'" ({x.url})"' for x in FLOW.links}
    numbers = {text: after for text, after in written.items() if re.search("[0-9]-[0-9]", text)}
    assert set(numbers.values()) == {"none"}
    assert all(any(contact.number in text for text in numbers) for contact in FLOW.contacts)


@pytest.mark.parametrize("leaf", ["index.html", PAPER])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_what_is_folded_is_printed(request, pages, leaf, scripts):
    page = request.getfixturevalue("reader" if scripts else "plain_phone")
    page.goto(f"{pages['ja'].with_name(leaf).as_uri()}#{KINDS['ways']}")
    page.emulate_media(media="print")
    folded = page.locator(f"#{KINDS['ways']} .way > ol > li")
    expect(folded.last).to_be_visible()
    texts = [text for text, _ in page.evaluate(SEEN, f"#{KINDS['ways']} .way > ol > li")]
    folded = folded.all_inner_texts()
    assert texts
    assert texts == [text.strip() for text in folded]


COLOURS = """selector => {
    const { color, backgroundColor } = getComputedStyle(document.querySelector(selector));
    return [color, backgroundColor];
}"""


def test_it_is_printed_black_on_white_also_in_the_dark(reader, live, pages):
    reader.goto(pages["ja"].as_uri())
    for page, form in ((reader, ".guide-page"), (live.page, ".guide-live")):
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(COLOURS, form) != ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
        page.emulate_media(color_scheme="dark", media="print")
        assert page.evaluate(COLOURS, form) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


HEADINGS = ".guide-live h2, .guide-live .note h3"


def test_the_note_is_printed_with_its_step_and_alone_by_its_own_button(live):
    page, note = live.live_page_at(KINDS["outcome-human"]), words_for("ja").note["title"]
    headings = [FLOW.steps[KINDS["outcome-human"]].title, note]
    page.evaluate("window.print = () => {}")
    page.emulate_media(media="print")
    assert [text for text, _ in page.evaluate(SEEN, HEADINGS)] == headings
    page.emulate_media(media="screen")
    page.get_by_role("button", name=words_for("ja").note["print"]).tap()
    page.emulate_media(media="print")
    assert [text for text, _ in page.evaluate(SEEN, HEADINGS)] == [note]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert [text for text, _ in page.evaluate(SEEN, HEADINGS)] == headings


def sheets(page):
    """How many sheets of paper a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


ENDS = [step.id for step in FLOW.steps.values() if not step.options]
# The live guide adds its note to the same text.
LIVE_ENDS = some(ENDS, 6)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_end_of_the_page_is_printed_on_one_sheet(reader, pages, language):
    visitor = Visitor(reader, FLOW.speaking(language)).open(pages[language].as_uri())
    assert {end: sheets(visitor.go(end).page) for end in ENDS} == dict.fromkeys(ENDS, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_end_of_the_live_guide_is_printed_on_one_sheet_with_its_note(reader, app, language):
    app.await_ready()
    said = FLOW.speaking(language)
    address = f"{app.url}/{'' if said is FLOW else language + '/'}live"
    visitor = Visitor(reader, said).open(address, live=True)
    taken = {end: sheets(visitor.live_page_at(end)) for end in LIVE_ENDS}
    assert taken == dict.fromkeys(LIVE_ENDS, 1)
    # Whoever went the longest way has the longest note.
    human = FLOW.helpline.id
    longest = max((p for p in FLOW.journeys if human in p.ends), key=lambda p: len(p.answers))
    visitor.restart().walk(longest.answers)
    assert (longest.id, sheets(reader)) == (longest.id, 1)


def test_the_whole_guide_for_paper_is_accessible(reader, pages):
    reader.goto(pages["ja"].with_name(PAPER).as_uri())
    assert violations(reader) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_guide_is_one_tap_away_and_the_step_stays(phone_of, app, language):
    said = FLOW.speaking(language)
    step = said.steps[said.guide.start].options[1]
    with phone_of() as phone:
        visitor = Visitor(phone, said).saves_data()
        visitor.open(f"{app.url}/{'' if said is FLOW else language + '/'}")
        visitor.walk((step.id,))
        phone.locator("footer summary").tap()
        phone.locator(".whole a").tap()
        expect(phone.locator("section.step:visible")).to_have_count(len(FLOW.steps))
        phone.go_back()
        visitor.sees(step.to)
        assert phone.evaluate("history.state.guide.trail") == [said.guide.start, step.id]


def test_the_live_guide_leads_to_the_whole_guide(live, app):
    page = live.page
    page.locator(".guide-live footer summary").tap()
    link = page.locator(".guide-live .whole a")
    expect(link).to_be_visible()
    assert link.evaluate("link => link.href") == f"{app.url}/{PAPER}"
    page.locator(".guide-live footer summary").tap()
