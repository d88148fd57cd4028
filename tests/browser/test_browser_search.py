"""The search in a real browser: it finds what people type, and leads there."""

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from tests.browser.people import TEN
from tests.browser.test_browser_axe import COLOURS, violations
from tests.browser.visitor import Visitor
from widgets import document

FLOW = read_guide()
FOUND, NOTHING = "SMS 来ない", "ラクダ"
SMALLEST_TARGET = 44
# Every query through the box itself, each with how long a visitor waits, in milliseconds.
TYPE = """queries => {
    const input = document.querySelector(".search input");
    input.focus();
    return queries.map((query) => {
        const began = performance.now();
        input.value = query;
        input.dispatchEvent(new InputEvent("input"));
        const took = performance.now() - began;
        const links = [...document.querySelectorAll(".finds a")];
        return [links.map((link) => link.hash.slice(1)), took];
    });
}"""


def box(page):
    return page.get_by_role("searchbox", name="ことばで探す")


def finds(page):
    return page.locator(".finds a")


def said(page):
    return page.locator(".search [role=status]")


def typed(page, queries):
    """What is offered for each query, and the milliseconds it took."""
    return dict(zip(queries, page.evaluate(TYPE, queries), strict=True))


@pytest.fixture
def phone(reader):
    return reader


def test_what_people_type_is_found(phone, site):
    phone.goto(site)
    offered = typed(phone, [search.query for search in FLOW.searches])
    lost = {
        search.query: offered[search.query][0]
        for search in FLOW.searches
        if not set(offered[search.query][0][:3]) & set(search.step)
    }
    assert len(FLOW.searches) >= 60
    assert lost == {}


def test_it_is_quick(phone, site):
    phone.goto(site)
    queries = [search.query for search in FLOW.searches]
    typed(phone, queries)
    took = sorted(took for _, took in typed(phone, queries).values())
    # The middle one: a busy machine is slow, not wrong.
    assert took[len(took) // 2] < 20


WRITTEN = {
    "half width": ("アマゾン", "ｱﾏｿﾞﾝ"),
    "full width": ("SMS 届かない", "ＳＭＳ　届かない"),
    "kana": ("ぱすわーど", "パスワード"),
    "capitals": ("iphone", "IPHONE"),
    "numerals": ("6桁", "六桁"),
    "small kana": ("のっとり", "のつとり"),
    "voicing": ("でんわばんごう", "てんわはんこう"),
    "long vowels": ("コード", "こうど"),
    "a dash": ("コード", "コ−ド"),
}


@pytest.mark.parametrize(("one", "other"), WRITTEN.values(), ids=WRITTEN)
def test_ways_of_writing_find_the_same(phone, site, one, other):
    phone.goto(site)
    offered = typed(phone, [one, other])
    assert offered[one][0] == offered[other][0] != []


@pytest.mark.parametrize("query", ["ラクダ", "ぬるぽ", "xyzzy", "天気予報", "配送状況"])
def test_what_is_not_in_the_guide_leads_to_the_index_and_the_telephone(phone, site, query):
    phone.goto(site)
    box(phone).fill(query)
    expect(said(phone)).to_contain_text("見つかりませんでした")
    assert [link.get_attribute("href") for link in finds(phone).all()] == ["#index", "#human"]


@pytest.mark.parametrize("query", ["", " ", "、", "あ", "?!", "😀"])
def test_what_says_nothing_is_not_answered(phone, site, query):
    phone.goto(site)
    box(phone).fill(query)
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
    step = finds(phone).first.get_attribute("href").removeprefix("#")
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


def test_the_live_guide_waits_while_somebody_types(phone, app):
    app.await_ready()
    phone.goto(f"{app.url}/live", wait_until="commit")
    box(phone).fill(FOUND)
    phone.locator(".guide-live h2").wait_for(state="attached")
    phone.wait_for_timeout(500)
    expect(box(phone)).to_have_value(FOUND)
    expect(box(phone)).to_be_visible()
    step = finds(phone).first.get_attribute("href").removeprefix("#")
    finds(phone).first.tap()
    visitor = Visitor(phone, FLOW)
    visitor.await_live()
    visitor.sees(step)


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("query", [FOUND, NOTHING])
def test_the_box_and_what_it_finds_fit_a_small_screen(phone, site, width, query):
    # What an on-screen keyboard leaves.
    phone.set_viewport_size({"width": width, "height": 430})
    phone.goto(site)
    box(phone).fill(query)
    for target in [box(phone), *finds(phone).all()]:
        assert target.bounding_box()["height"] >= SMALLEST_TARGET
    expect(box(phone)).to_be_in_viewport()
    expect(finds(phone).nth(1)).to_be_in_viewport(ratio=0.9)
    assert phone.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("query", [FOUND, NOTHING])
def test_it_is_accessible(phone, site, query):
    phone.goto(site)
    box(phone).fill(query)
    assert violations(phone) == []
    phone.emulate_media(color_scheme="dark")
    assert violations(phone, COLOURS) == []


ENGLISH = {
    "forgotten password": "details-forgot",
    "authentcation app": "two-step-app",
    "code not coming": "messages-wait",
    "somebody hacked my account": "takeover",
    "new phone": "two-step-start",
}


@pytest.mark.skipif(not FLOW.others, reason="the guide speaks one language")
def test_in_english_it_finds_by_english(phone, tmp_path):
    page = tmp_path / "en.html"
    page.write_text(document(FLOW, language="en"), encoding="utf-8")
    phone.goto(page.as_uri())
    offered = typed(phone, list(ENGLISH))
    lost = {q: found for q, (found, _) in offered.items() if ENGLISH[q] not in found[:3]}
    assert lost == {}
    box = phone.get_by_role("searchbox")
    box.fill("camel")
    expect(said(phone)).to_contain_text("Nothing found")
