"""How it looks elsewhere: on paper, in large text, in few colours, without motion."""

import re

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from guide_data.words.i18n import words_for
from tests.support.axe import kinds, violations
from tests.support.long_run import some
from tests.support.visitor import Visitor, at_each
from widgets.pages.site import write
from widgets.views.fragment import PAPER
from widgets.views.step_view import INDEX, all_views

FLOW = read_guide()
LANGUAGES = [flow.guide.language for flow in FLOW.languages]
PLAIN = {
    "media": "null",
    "color_scheme": "light",
    "forced_colors": "none",
    "reduced_motion": "no-preference",
}
STEPS = [step for step in FLOW.steps.values() if step.options]
# One of each kind, those with a live part, and the index.
KINDS = kinds(FLOW) | {
    "waits": next(step.id for step in STEPS if step.waits),
    "checks": next(step.id for step in STEPS if step.check),
    "ways": next(step.id for step in STEPS if step.ways),
}
SEEN = """selector => [...document.querySelectorAll(selector)]
    .filter((part) => part.checkVisibility({ contentVisibilityAuto: true }))
    .map((part) => [part.innerText.trim(), getComputedStyle(part, "::after").content])"""


@pytest.fixture(scope="session")
def sites(tmp_path_factory):
    """The folder of the whole site, and the page of each language in it."""
    folder = tmp_path_factory.mktemp("site")
    list(write(FLOW, folder))
    others = [folder / language / "index.html" for language in LANGUAGES[1:]]
    return dict(zip(LANGUAGES, [folder / "index.html", *others], strict=True))


@pytest.fixture
def phone(reader):
    yield reader
    reader.emulate_media(**PLAIN)


@pytest.fixture
def plain_phone(plain_phone):
    yield plain_phone
    plain_phone.emulate_media(**PLAIN)


@pytest.fixture
def live(awake):
    """The live guide, at its first step."""
    yield awake.restart()
    awake.page.emulate_media(**PLAIN)
    awake.page.evaluate("document.documentElement.style.fontSize = ''")
    awake.page.set_viewport_size({"width": 390, "height": 844})


def at(visitor, step):
    """The page of the live guide, at a step."""
    visitor.go(step).await_live()
    return visitor.page


@pytest.fixture
def both(phone, live, sites):
    """A function that goes to a step in both forms, and gives the page of each."""
    visitor = Visitor(phone, FLOW).open(sites["ja"].as_uri())

    def go(step):
        return visitor.go(step).page, at(live, step)

    return go


# On paper.
@pytest.mark.parametrize("language", LANGUAGES)
def test_on_paper_the_answers_of_a_page_say_where_they_lead(phone, sites, language):
    said = FLOW.speaking(language)
    phone.goto(sites[language].as_uri())
    phone.evaluate("dispatchEvent(new Event('beforeprint'))")
    phone.emulate_media(media="print")
    expected = {
        step.id: [[o.text, f'" → {o.leads}"'] for o in all_views(said)[step.id].options]
        for step in said.steps.values()
    }
    assert at_each(phone, said.steps, f"() => ({SEEN})('.option')") == expected


def test_on_paper_the_live_guide_lists_the_same_answers(live):
    for step in KINDS.values():
        page = at(live, step)
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


def test_addresses_and_numbers_are_written_out(phone, sites):
    phone.goto(sites["ja"].as_uri())
    phone.emulate_media(media="print")
    every = at_each(phone, FLOW.steps, f"() => ({SEEN})('.body a')")
    written = {text: after for links in every.values() for text, after in links}
    assert {written[link.text] for link in FLOW.links} == {f'" ({x.url})"' for x in FLOW.links}
    numbers = {text: after for text, after in written.items() if re.search("[0-9]-[0-9]", text)}
    assert set(numbers.values()) == {"none"}
    assert all(any(contact.number in text for text in numbers) for contact in FLOW.contacts)


@pytest.mark.parametrize("leaf", ["index.html", PAPER])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_what_is_folded_is_printed(request, sites, leaf, scripts):
    page = request.getfixturevalue("phone" if scripts else "plain_phone")
    page.goto(f"{sites['ja'].with_name(leaf).as_uri()}#{KINDS['ways']}")
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


def test_it_is_printed_black_on_white_also_in_the_dark(phone, live, sites):
    phone.goto(sites["ja"].as_uri())
    for page, form in ((phone, ".guide-page"), (live.page, ".guide-live")):
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(COLOURS, form) != ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
        page.emulate_media(color_scheme="dark", media="print")
        assert page.evaluate(COLOURS, form) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


HEADINGS = ".guide-live h2, .guide-live .note h3"


def test_the_note_is_printed_with_its_step_and_alone_by_its_own_button(live):
    page, note = at(live, KINDS["outcome-human"]), words_for("ja").note["title"]
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
def test_an_end_of_the_page_is_printed_on_one_sheet(phone, sites, language):
    visitor = Visitor(phone, FLOW.speaking(language)).open(sites[language].as_uri())
    assert {end: sheets(visitor.go(end).page) for end in ENDS} == dict.fromkeys(ENDS, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_end_of_the_live_guide_is_printed_on_one_sheet_with_its_note(phone, app, language):
    app.await_ready()
    said = FLOW.speaking(language)
    address = f"{app.url}/{'' if said is FLOW else language + '/'}live"
    visitor = Visitor(phone, said).open(address, live=True)
    assert {end: sheets(at(visitor, end)) for end in LIVE_ENDS} == dict.fromkeys(LIVE_ENDS, 1)
    # Whoever went the longest way has the longest note.
    human = FLOW.helpline.id
    longest = max((p for p in FLOW.journeys if human in p.ends), key=lambda p: len(p.answers))
    visitor.restart().walk(longest.answers)
    assert (longest.id, sheets(phone)) == (longest.id, 1)


# The whole guide.
def test_the_whole_guide_for_paper_is_accessible(phone, sites):
    phone.goto(sites["ja"].with_name(PAPER).as_uri())
    assert violations(phone) == []


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


# Large text and small screens. What a phone with text of 200 % shows is 195 pixels wide.
SIZES = {"320": (320, 100), "320 and text of 200 %": (320, 200), "zoom of 200 %": (195, 100)}
SIZE = "size => { document.documentElement.style.fontSize = `${size}%`; }"
WIDE = "() => document.documentElement.scrollWidth"


@pytest.mark.parametrize("leaf", ["index.html", PAPER])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways(phone, sites, language, leaf):
    phone.goto(sites[language].with_name(leaf).as_uri())
    phone.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    # What is for paper shows every step at once.
    steps = [FLOW.guide.start] if leaf == PAPER else [*some(FLOW.steps, 30), INDEX]
    for width, size in SIZES.values():
        phone.set_viewport_size({"width": width, "height": 844})
        phone.evaluate(SIZE, size)
        wide = at_each(phone, steps, WIDE)
        assert (size, {step for step, found in wide.items() if found > width}) == (size, set())


def test_no_live_step_scrolls_sideways(live):
    for width, size in some(SIZES.values(), 2):
        live.page.set_viewport_size({"width": width, "height": 844})
        live.page.evaluate(SIZE, size)
        wide = {step for step in KINDS.values() if at(live, step).evaluate(WIDE) > width}
        assert (size, wide) == (size, set())


# Forced colours and reduced motion.
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


def test_in_forced_colours_a_button_still_has_an_edge(phone, live, sites):
    edge = "option => getComputedStyle(option).borderTopStyle"
    phone.goto(sites["ja"].as_uri())
    for page in (phone, live.page):
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
