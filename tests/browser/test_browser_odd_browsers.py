"""Browsers that do as they like: they translate, have no tabs, hand on keys late, keep rubbish."""

import json
import re

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from guide_data.words.i18n import words_for
from tests.support.long_run import some
from tests.support.paths import TESTS
from tests.support.visitor import PLACES, Visitor

FLOW = read_guide()
ENGLISH = FLOW.speaking("en")
START = FLOW.guide.start
ANSWERS = ("no-code", "unsolved")
STEPS = ("messages-wait", "messages-channel")
TRANSLATOR = (TESTS / "support" / "translator.js").read_text(encoding="utf-8")
MARK = "¤"


def walk(page):
    """Answer twice by what no translator changes, then go one back."""
    for answer, step in zip(ANSWERS, STEPS, strict=True):
        if fold := page.locator(f".fold:visible:has(~ * .option-{answer}), .fold:visible").all():
            for one in fold:
                one.click()
        page.locator(f".option-{answer}:visible").first.click(position=next(PLACES))
        expect(page).to_have_url(re.compile(f"#{step}$"))
        expect(page.locator("h2:visible")).to_contain_text(MARK)
    page.locator(".tools button:visible").first.click()
    expect(page).to_have_url(re.compile(f"#{STEPS[0]}$"))


def test_a_translated_page_goes_on(phone, site):
    phone.add_init_script(TRANSLATOR)
    Visitor(phone, FLOW).open(site)
    walk(phone)


def test_a_translated_live_guide_keeps_the_language_of_its_page(phone, app):
    app.await_ready()
    phone.add_init_script(TRANSLATOR)
    visitor = Visitor(phone, ENGLISH).open(f"{app.url}/en/live", live=True)
    walk(phone)
    assert ENGLISH.steps[STEPS[0]].title in visitor.heading.inner_text()
    expect(phone.locator(".guide-live")).to_have_attribute("lang", "en")


LINK = "http://127.0.0.1:9/elsewhere"
OPENS = "() => { window.opened = []; window.open = (url) => { opened.push(url); %s; }; }"
TABS = {
    "with tabs": "return window.tab = { opener: window }",
    "without tabs": "return null",
    "where there may be none": "throw new Error('refused')",
}


@pytest.mark.parametrize("tabs", TABS)
def test_a_link_leads_out_also_where_there_are_no_tabs(phone, site, tabs):
    visitor = Visitor(phone, FLOW).open(site)
    phone.evaluate(OPENS % TABS[tabs])
    phone.evaluate(
        "url => document.querySelector('.step.shown .body').insertAdjacentHTML('beforeend',"
        " `<a class=out target=_blank rel=noopener href=${url}>x</a>`)",
        LINK,
    )
    phone.route(LINK, lambda route: route.abort())
    if tabs == "with tabs":
        phone.locator(".out").tap()
        assert phone.evaluate("[opened, tab.opener]") == [[LINK], None]
        visitor.sees(START)
    else:
        with phone.expect_request(LINK) as asked:
            phone.locator(".out").tap()
        assert asked.value.is_navigation_request()


COMPOSED = """(input, given) => {
    input.value = "ろぐいん";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, ...given }));
    return input.value;
}"""
KEYS = {
    "of an input method": ({"isComposing": True}, "ろぐいん"),
    "of one that is just over, in Safari": ({"keyCode": 229}, "ろぐいん"),
    "of its own": ({"keyCode": 27}, ""),
}


@pytest.mark.parametrize(("given", "left"), KEYS.values(), ids=KEYS)
def test_escape_empties_the_search_only_as_a_key(reader, site, given, left):
    reader.goto(site)
    assert reader.locator(".search input").evaluate(COMPOSED, given) == left


RUBBISH = [
    "",
    "null",
    "-5e9",
    "1e999",
    "[]",
    json.dumps({"step": START, "trail": [{"a": 1}, 2]}),
    json.dumps({"step": STEPS[0], "trail": [None], "began": "x"}),
    json.dumps({"step": STEPS[0], "trail": ["no-such-step", "#messages-wait"], "began": 9e99}),
    json.dumps({"step": STEPS[0], "trail": []}),
]
FILL = """([keys, text]) => {
    for (const key of keys) sessionStorage.setItem(key, text);
    let guide = null;
    try { guide = JSON.parse(text); } catch {}
    history.replaceState({ guide }, "", "#messages-wait");
}"""
SCRIPTS = (TESTS.parent / "widgets").rglob("*.js")
KEY = re.compile(r'"(guide-[a-z-]+)"')
KEPT = {key for path in SCRIPTS for key in KEY.findall(path.read_text(encoding="utf-8"))}


def test_whatever_a_tab_keeps_the_page_goes_on(reader, site):
    back = words_for("ja").back
    assert "guide-trail" in KEPT
    reader.goto(site)
    for text in RUBBISH:
        reader.evaluate(FILL, [sorted(KEPT), text])
        reader.reload()
        Visitor(reader, FLOW).sees(STEPS[0])
        reader.get_by_role("button", name=back, exact=True).tap()
        Visitor(reader, FLOW).sees(START)
        expect(reader.locator(".wrong-link")).to_have_count(0)


def test_whatever_a_tab_keeps_the_live_guide_goes_on(awake):
    for text in some(RUBBISH, 3):
        awake.page.evaluate(FILL, [sorted(KEPT), text])
        awake.page.reload()
        awake.await_live()
        awake.sees(STEPS[0])
    awake.restart()


EXTENSION = """() => document.documentElement.prepend(
    Object.assign(document.createElement("style"), { textContent: "p { color: red }" }))"""


def test_a_style_of_an_extension_is_left_alone(phone_of, app):
    app.await_ready()
    # What holds for a page's own styles does not hold for those of extensions.
    with phone_of(bypass_csp=True) as phone:
        visitor = Visitor(phone, FLOW).open(app.url)
        phone.evaluate(EXTENSION)
        visitor.await_live()
        assert phone.evaluate("document.styleSheets[0].cssRules.length") == 1
