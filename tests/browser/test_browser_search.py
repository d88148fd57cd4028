"""The search in a real browser: it finds what people type, and leads there, in either form."""

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from guide_data.words.i18n import words_for
from tests.browser.conftest import a_phone
from tests.browser.test_browser_axe import COLOURS, violations
from tests.support.held_line import HELD
from tests.support.scenarios import TEN
from tests.support.visitor import Visitor
from widgets import document
from widgets.live.parts.search import Search, page_search_data
from widgets.views.assets import script

FLOW = read_guide()
LANGUAGES = [flow.guide.language for flow in FLOW.languages]
FOUND, NOTHING = "SMS 来ない", "桜餅"
SMALLEST_TARGET = 44
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


def box(page, language="ja"):
    return page.get_by_role("searchbox", name=words_for(language).search["label"])


def finds(page):
    return page.locator(".finds a:visible")


def said(page):
    return page.get_by_role("search").get_by_role("status")


def typed(page, queries, form=".guide"):
    """What is offered for each query."""
    return dict(zip(queries, page.evaluate(TYPE, [queries, form]), strict=True))


def leads(find):
    """The step that a find leads to."""
    return find.get_attribute("href").removeprefix("#")


@pytest.fixture
def phone(reader):
    return reader


def test_what_is_not_in_the_guide_leads_to_the_index_and_the_telephone(phone, site):
    phone.goto(site)
    for query in ("桜餅", "ぬるぽ", "xyzzy", "天気予報", "配送状況", "返品したい"):
        box(phone).fill(query)
        expect(said(phone)).to_contain_text("見つかりませんでした")
        led = [link.get_attribute("href") for link in finds(phone).all()]
        assert (query, led) == (query, ["#index", "#human"])
        box(phone).fill("")
        expect(said(phone)).to_be_empty()


def test_what_says_nothing_is_not_answered(phone, site):
    phone.goto(site)
    box(phone).fill("、")
    expect(said(phone)).to_be_empty()
    expect(finds(phone)).to_have_count(0)


def test_the_number_of_steps_found_is_announced(phone, site):
    phone.goto(site)
    box(phone).fill("乗っ取り")
    expect(said(phone)).to_have_text(f"{finds(phone).count()} 件見つかりました")


def test_with_the_keyboard_alone(phone, site):
    phone.goto(site)
    box(phone).focus()
    phone.keyboard.type("Iphone sms")
    address = phone.url
    phone.keyboard.press("Enter")
    assert phone.url == address
    first = finds(phone).first.get_attribute("href")
    phone.keyboard.press("Tab")
    expect(finds(phone).first).to_be_focused()
    phone.keyboard.press("Enter")
    visitor = Visitor(phone, FLOW)
    visitor.sees(first.removeprefix("#"))
    expect(visitor.heading).to_be_focused()
    expect(box(phone)).to_have_value("")


def test_escape_clears(phone, site):
    phone.goto(site)
    box(phone).fill(FOUND)
    expect(finds(phone)).not_to_have_count(0)
    box(phone).press("Escape")
    expect(box(phone)).to_have_value("")
    expect(box(phone)).to_be_focused()
    expect(finds(phone)).to_have_count(0)
    expect(said(phone)).to_be_empty()


def test_a_find_is_a_jump_of_the_trail(phone, site):
    visitor, answers = Visitor(phone, FLOW).open(site), TEN[0].answers[:1]
    visitor.walk(answers)
    box(phone).fill(FOUND)
    step = leads(finds(phone).first)
    finds(phone).first.tap()
    visitor.sees(step)
    trail = phone.evaluate("history.state.guide.trail")
    assert trail == [FLOW.guide.start, *answers, f"#{step}"]
    expect(finds(phone)).to_have_count(0)


def test_a_find_on_screen_is_shown_from_its_top(phone, site):
    visitor = Visitor(phone, FLOW).open(f"{site}#human")
    box(phone).fill("電話")
    phone.locator(".finds a[href='#human']").tap()
    expect(visitor.heading).to_be_focused()
    expect(visitor.heading).to_be_in_viewport()
    expect(box(phone)).to_have_value("")


def test_without_scripts_there_is_no_box(plain_phone, site):
    plain_phone.goto(site)
    expect(plain_phone.locator(".search")).to_be_hidden()


KEPT = "JSON.stringify([{ ...sessionStorage }, { ...localStorage }, history.state])"


def test_nothing_typed_is_kept(phone, site):
    phone.goto(site)
    box(phone).fill(FOUND)
    kept = phone.evaluate(KEPT)
    assert "SMS" not in kept
    assert phone.context.cookies() == []


# The live guide stands ready at the step that the page shows.
READY = """() => {
    const count = (selector) => document.querySelectorAll(selector).length;
    return count(".guide-live button.option") === count(".step.shown a.option");
}"""


def test_the_live_guide_waits_while_somebody_types(phone, app):
    app.await_ready()
    phone.goto(app.url, wait_until="commit")
    box(phone).fill(FOUND)
    phone.wait_for_function(READY)
    # Longer than it waits after a touch.
    phone.evaluate("() => new Promise((done) => setTimeout(done, 700))")
    expect(phone.locator(".guide-page .search")).to_be_visible()
    expect(box(phone)).to_have_value(FOUND)
    step = leads(finds(phone).first)
    finds(phone).first.tap()
    visitor = Visitor(phone, FLOW)
    visitor.sees(step)
    visitor.restart().await_live()


def test_who_comes_to_search_while_the_widgets_wake_up_goes_on(phone, app):
    app.await_ready()
    phone.goto(f"{app.url}/live", wait_until="commit")
    box(phone).focus()
    Visitor(phone, FLOW).await_live()
    expect(phone.locator(".guide-live").get_by_role("searchbox")).to_be_focused()


CONTENT = f"""() => {{
    {script("pages/page_content.js")}
    return $_page_content.contentOf(document.querySelector(".guide-page"));
}}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_forms_search_in_the_same(phone, tmp_path, language):
    page = tmp_path / "page.html"
    page.write_text(document(FLOW, language=language), encoding="utf-8")
    phone.goto(page.as_uri())
    assert phone.evaluate(CONTENT) == page_search_data(FLOW.speaking(language))


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
def test_live_a_find_is_a_jump_of_the_trail(phone, app, language):
    flow, answers = FLOW.speaking(language), TEN[0].answers[:1]
    folder = "" if flow is FLOW else f"{language}/"
    app.await_ready()
    visitor = Visitor(phone, flow).open(f"{app.url}/{folder}live", live=True)
    visitor.walk(answers)
    expect(phone.get_by_role("search")).to_have_count(1)
    box(phone, language).fill("SMS")
    expect(finds(phone)).not_to_have_count(0)
    found = words_for(language).search["found"].format(found=finds(phone).count())
    expect(said(phone)).to_have_text(found)
    assert violations(phone) == []
    ids = phone.evaluate(IDS)
    assert len(ids) == len(set(ids))
    step = leads(finds(phone).first)
    finds(phone).first.tap()
    visitor.sees(step)
    visitor.await_live()
    expect(visitor.heading).to_be_focused()
    expect(phone.locator(".trail-entry:visible")).to_have_count(2)
    assert phone.evaluate("history.state.guide.trail") == [FLOW.guide.start, *answers, f"#{step}"]
    expect(box(phone, language)).to_have_value("")


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


@pytest.mark.parametrize("width", [320, 390])
def test_the_box_and_what_it_finds_fit_a_small_screen(phone, site, width):
    # What an on-screen keyboard leaves.
    phone.set_viewport_size({"width": width, "height": 430})
    phone.goto(site)
    for query in (FOUND, NOTHING):
        box(phone).fill(query)
        for target in [box(phone), *finds(phone).all()]:
            assert target.bounding_box()["height"] >= SMALLEST_TARGET
        expect(box(phone)).to_be_in_viewport()
        expect(finds(phone).nth(1)).to_be_in_viewport(ratio=0.9)
        assert phone.evaluate("document.documentElement.scrollWidth") == width


def test_it_is_accessible(phone, site):
    phone.goto(site)
    for query in (FOUND, NOTHING):
        box(phone).fill(query)
        assert (query, violations(phone)) == (query, [])
        phone.emulate_media(color_scheme="dark")
        assert (query, violations(phone, COLOURS)) == (query, [])
        phone.emulate_media(color_scheme="light")


@pytest.mark.skipif(not FLOW.others, reason="the guide speaks one language")
def test_what_is_not_in_the_guide_is_not_found_in_english(phone, tmp_path):
    page = tmp_path / "en.html"
    page.write_text(document(FLOW, language="en"), encoding="utf-8")
    phone.goto(page.as_uri())
    box = phone.get_by_role("searchbox")
    box.fill("camel")
    expect(said(phone)).to_contain_text("Nothing found")
