"""The search of the live guide: the same as the page's, and neither is in the other's way."""

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from guide_data.words.i18n import words_for
from tests.browser.conftest import a_phone
from tests.support.axe import violations
from tests.support.held_line import HELD
from tests.support.scenarios import TEN
from tests.support.search_box import FOUND, NOTHING, box, finds, leads, said
from tests.support.visitor import Visitor
from widgets import document
from widgets.live.parts.search import Search, page_search_data
from widgets.views.assets import script

FLOW = read_guide()
LANGUAGES = [flow.guide.language for flow in FLOW.languages]
# The live guide stands ready at the step that the page shows.
READY = """() => {
    const count = (selector) => document.querySelectorAll(selector).length;
    return count(".guide-live button.option") === count(".step.shown a.option");
}"""


def test_the_live_guide_waits_while_somebody_types(reader, app):
    app.await_ready()
    reader.goto(app.url, wait_until="commit")
    box(reader).fill(FOUND)
    reader.wait_for_function(READY)
    # Longer than it waits after a touch.
    reader.evaluate("() => new Promise((done) => setTimeout(done, 700))")
    expect(reader.locator(".guide-page .search")).to_be_visible()
    expect(box(reader)).to_have_value(FOUND)
    step = leads(finds(reader).first)
    finds(reader).first.tap()
    visitor = Visitor(reader, FLOW)
    visitor.sees(step)
    visitor.restart().await_live()


def test_who_comes_to_search_while_the_widgets_wake_up_goes_on(reader, app):
    app.await_ready()
    reader.goto(f"{app.url}/live", wait_until="commit")
    box(reader).focus()
    Visitor(reader, FLOW).await_live()
    expect(reader.locator(".guide-live").get_by_role("searchbox")).to_be_focused()


CONTENT = f"""() => {{
    {script("pages/page_content.js")}
    return $_page_content.contentOf(document.querySelector(".guide-page"));
}}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_forms_search_in_the_same(reader, tmp_path, language):
    page = tmp_path / "page.html"
    page.write_text(document(FLOW, language=language), encoding="utf-8")
    reader.goto(page.as_uri())
    assert reader.evaluate(CONTENT) == page_search_data(FLOW.speaking(language))


# Every query through the box itself.
TYPE = """([queries, form]) => {
    const box = document.querySelector(`${form} .search`);
    const input = box.querySelector("input");
    input.focus();
    return queries.map((query) => {
        input.value = query;
        input.dispatchEvent(new InputEvent("input"));
        return [...box.querySelectorAll(".finds a")].map((link) => link.hash.slice(1));
    });
}"""


def typed(page, queries, form=".guide"):
    """What is offered for each query."""
    return dict(zip(queries, page.evaluate(TYPE, [queries, form]), strict=True))


def test_both_forms_find_the_same(awake):
    queries = [FOUND, NOTHING, "怪しいSMS"]
    awake.restart()
    typed(awake.page, [FOUND], ".guide-live")
    expect(finds(awake.page)).not_to_have_count(0)
    on_page, live = (typed(awake.page, queries, form) for form in (".guide-page", ".guide-live"))
    assert live == on_page
    assert all(live.values())
    box(awake.page).press("Escape")
    expect(finds(awake.page)).to_have_count(0)


IDS = "[...document.querySelectorAll('[id]')].map(({ id }) => id)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_live_a_find_is_a_jump_of_the_trail(reader, app, language):
    flow, answers = FLOW.speaking(language), TEN[0].answers[:1]
    folder = "" if flow is FLOW else f"{language}/"
    app.await_ready()
    visitor = Visitor(reader, flow).open(f"{app.url}/{folder}live", live=True)
    visitor.walk(answers)
    expect(reader.get_by_role("search")).to_have_count(1)
    box(reader, language).fill("SMS")
    expect(finds(reader)).not_to_have_count(0)
    found = words_for(language).search["found"].format(found=finds(reader).count())
    expect(said(reader)).to_have_text(found)
    assert violations(reader) == []
    ids = reader.evaluate(IDS)
    assert len(ids) == len(set(ids))
    step = leads(finds(reader).first)
    finds(reader).first.tap()
    visitor.sees(step)
    visitor.await_live()
    expect(visitor.heading).to_be_focused()
    expect(reader.locator(".trail-entry:visible")).to_have_count(2)
    assert reader.evaluate("history.state.guide.trail") == [FLOW.guide.start, *answers, f"#{step}"]
    expect(box(reader, language)).to_have_value("")


def test_live_a_find_on_screen_is_shown_from_its_top(awake):
    awake.restart().page.evaluate("location.hash = 'human'")
    awake.sees("human")
    entries = awake.page.locator(".trail-entry:visible")
    taken = entries.count()
    box(awake.page).fill("電話")
    awake.page.locator(".finds a[href='#human']:visible").tap()
    expect(awake.heading).to_be_focused()
    expect(awake.heading).to_be_in_viewport()
    expect(box(awake.page)).to_have_value("")
    expect(entries).to_have_count(taken)


@pytest.fixture
def hung(phone_of, app):
    """A visitor who has the live guide, and a function after which its kernel is not heard."""
    app.await_ready()
    with phone_of() as phone:
        phone.add_init_script(f"{HELD} window.free = true;")
        visitor = Visitor(phone, FLOW).open(app.url, live=True)
        yield visitor, lambda: phone.evaluate("() => { window.free = false; }")


def test_who_searches_when_the_kernel_is_gone_finds_on_the_page(hung):
    visitor, stop = hung
    stop()
    box(visitor.page).fill(FOUND)
    visitor.await_page()
    expect(box(visitor.page)).to_have_value(FOUND)
    expect(box(visitor.page)).to_be_focused()
    expect(finds(visitor.page)).not_to_have_count(0)


def test_a_find_that_the_kernel_does_not_answer_is_answered_by_the_page(hung):
    visitor, stop = hung
    box(visitor.page).fill(FOUND)
    expect(finds(visitor.page)).not_to_have_count(0)
    stop()
    step = leads(finds(visitor.page).first)
    finds(visitor.page).first.tap()
    visitor.sees(step)
    visitor.await_page()
    expect(box(visitor.page)).to_have_value("")


# A model without a kernel, which keeps what is sent.
ALONE = """async ([code, state]) => {
    const { default: widget } = await import(URL.createObjectURL(
        new Blob([code], { type: "text/javascript" })));
    const send = (sent) => (window.sent = sent);
    const model = { get: (name) => state[name], on: () => {}, send };
    widget.render({ model, el: document.querySelector("main") });
}"""


def test_alone_it_tells_python_what_was_chosen(browser):
    search = Search(FLOW, wanted=True)
    state = {"words": search.words, "data": search.data, "wanted": True}
    with a_phone(browser) as phone:
        phone.set_content("<main></main>")
        phone.evaluate(ALONE, [search._esm, state])
        box(phone).fill(FOUND)
        step = leads(finds(phone).first)
        finds(phone).first.tap()
        assert phone.evaluate("window.sent") == {"chosen": step}
        assert "#" not in phone.url
