"""The live guide in a real browser: alive where the visitor is, and nobody is left stuck."""

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from guide_data.words.i18n import words_for
from tests.support.long_run import some
from tests.support.scenarios import IN_LIVE, LONGEST, steps_of
from tests.support.visitor import Visitor

FLOW = read_guide()
WORDS = words_for("ja")
START = FLOW.guide.start


@pytest.fixture
def visitor(reader, app):
    app.await_ready()
    return Visitor(reader, FLOW)


@pytest.mark.parametrize("person", some(IN_LIVE, 3), ids=lambda person: person.id)
def test_people_end_where_they_must(awake, person):
    awake.restart().walk(person.answers)
    awake.sees(person.ends)
    awake.await_live()


WHERE = {
    "phone": ((390, 844), "/live"),
    "phone, the page": ((390, 844), "/"),
    "desktop": ((1280, 800), "/"),
    "desktop, live": ((1280, 800), "/live"),
}


@pytest.mark.parametrize("where", some(WHERE, 2))
def test_everyone_gets_the_live_guide_where_they_are(visitor, app, where):
    (width, height), path = WHERE[where]
    visitor.page.set_viewport_size({"width": width, "height": height})
    address = f"{app.url}{path}#{steps_of(LONGEST)[1]}"
    visitor.open(address).await_live()
    visitor.sees(steps_of(LONGEST)[1])
    expect(visitor.page).to_have_url(address)


@pytest.mark.parametrize("later", [False, True], ids=["opened", "once it is live"])
def test_a_mistyped_link_leads_near_and_says_so_in_either_form(visitor, app, later):
    step = steps_of(LONGEST)[1]
    line = visitor.page.locator(".wrong-link [role=status]")
    address = f"{app.url}#{step[:-1]}x"
    visitor.open(app.url if later else address, live=later)
    if later:
        visitor.page.evaluate("address => location.assign(address)", address)
    expect(line).to_have_text(WORDS.link_near)
    visitor.sees(step)
    visitor.await_live()
    expect(line).to_have_text(WORDS.link_near)
    expect(line).to_be_in_viewport()
    visitor.tap(LONGEST.answers[1])
    visitor.sees(steps_of(LONGEST)[2])
    expect(line).to_have_text("")


def test_who_saves_data_has_the_page_until_they_ask(phone, app):
    visitor = Visitor(phone, FLOW).saves_data().open(app.url)
    visitor.walk(LONGEST.answers[:4])
    expect(visitor.page.locator(".guide-live")).to_have_count(0)
    visitor.page.get_by_role("button", name=WORDS.go_live).tap()
    visitor.await_live()
    visitor.sees(steps_of(LONGEST)[4])
    expect(visitor.page.locator(".trail-entry:visible")).to_have_count(4)
    for taken in (3, 2, 1):
        visitor.page.go_back()
        visitor.sees(steps_of(LONGEST)[taken])


def test_tapping_on_from_a_nonsense_address_while_the_widgets_wake_up(visitor, app):
    visitor.open(f"{app.url}/live#nonsense").walk(LONGEST.answers[:3])
    visitor.await_live()
    visitor.sees(steps_of(LONGEST)[3])
    expect(visitor.page.locator(".trail-entry:visible")).to_have_count(3)


def test_a_double_tap_is_one_answer(awake):
    awake.restart()
    awake.option(LONGEST.answers[0]).evaluate("(button) => { button.click(); button.click(); }")
    awake.sees(steps_of(LONGEST)[1])
    expect(awake.page.locator(".trail-entry:visible")).to_have_count(1)


def test_an_earlier_answer_is_changed_on_the_trail(awake):
    awake.restart().walk(LONGEST.answers[:3])
    awake.page.locator(".trail-entry:visible").nth(1).tap()
    awake.sees(steps_of(LONGEST)[1])
    awake.tap(LONGEST.answers[1])
    awake.sees(steps_of(LONGEST)[3])


def test_the_note_is_there_to_copy(awake):
    urgent = FLOW.guide.urgent.to
    awake.restart().page.evaluate("step => { location.hash = step; }", urgent)
    note = awake.page.locator(".note pre")
    expect(note.first).to_contain_text(FLOW.guide.subject)
    awake.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    awake.page.get_by_role("button", name=WORDS.note["copy"]).tap()
    expect(awake.page.get_by_text(WORDS.note["copied"])).to_be_visible()
    whole = awake.page.evaluate("navigator.clipboard.readText()")
    assert whole == "\n\n".join(note.all_text_contents())


def test_under_the_note_the_trail_is_folded_and_an_answer_can_be_changed(awake):
    awake.restart().walk(LONGEST.answers[:2])
    awake.page.locator(".alarm:visible").tap()
    awake.sees(FLOW.guide.urgent.to)
    entries = awake.page.locator(".trail-entry")
    expect(entries).to_have_count(3)
    expect(entries.first).to_be_hidden()
    awake.page.locator(".trail summary").tap()
    entries.nth(1).tap()
    awake.sees(steps_of(LONGEST)[1])
    expect(entries.first).to_be_visible()


def test_a_tapped_telephone_number_ends_nothing(visitor, app):
    visitor.open(f"{app.url}/live", live=True).walk(LONGEST.answers[:2])
    visitor.page.locator(".alarm:visible").tap()
    visitor.sees(FLOW.guide.urgent.to)
    visitor.page.locator(".guide-live a[href^='tel:']").first.tap()
    # What would end it comes before the tap is over: the next answer shows that it did not.
    # A tap would wait for the telephone, which a browser alone never opens.
    visitor.page.get_by_role("button", name=WORDS.back).dispatch_event("click")
    visitor.sees(steps_of(LONGEST)[2])
    visitor.await_live()


def test_the_urgent_link_keeps_what_was_tried(awake):
    awake.restart().walk(LONGEST.answers[:3])
    awake.page.locator(".alarm:visible").tap()
    awake.sees(FLOW.guide.urgent.to)
    expect(awake.page.locator(".trail-entry")).to_have_count(4)
    awake.page.get_by_role("button", name=WORDS.back).tap()
    awake.sees(steps_of(LONGEST)[3])


def test_a_shared_link_lands_on_its_step_which_looks_as_on_the_page(visitor, app):
    step = steps_of(LONGEST)[1]
    visitor.open(f"{app.url}/#{step}")
    on_page = looks(visitor.page, ".step.shown")
    app.await_ready()
    visitor.open(f"{app.url}/live#{step}", live=True).sees(step)
    assert looks(visitor.page, ".guide-live .widget-vbox") == on_page


LOOKS = """selector => [...document.querySelectorAll(`${selector} :is(h2, p, li, .option)`)]
    .filter((part) => part.checkVisibility() && !part.matches(".left, .switch, .options li"))
    .map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        const { color, backgroundColor, font } = getComputedStyle(part);
        return [part.textContent, x, y + scrollY, width, height, color, backgroundColor, font];
    })"""


def looks(page, selector):
    """Where everything on a step stands, and how it is painted."""
    return page.evaluate(LOOKS, selector)
