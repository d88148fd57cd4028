"""The search of the page in a real browser: it finds what people type, and leads there."""

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from tests.support.axe import COLOURS, violations
from tests.support.scenarios import TEN
from tests.support.search_box import FOUND, NOTHING, box, finds, leads, said
from tests.support.visitor import Visitor
from widgets import document

FLOW = read_guide()
SMALLEST_TARGET = 44


def test_what_is_not_in_the_guide_leads_to_the_index_and_the_telephone(reader, site):
    reader.goto(site)
    for query in ("桜餅", "ぬるぽ", "xyzzy", "天気予報", "配送状況", "返品したい"):
        box(reader).fill(query)
        expect(said(reader)).to_contain_text("見つかりませんでした")
        led = [link.get_attribute("href") for link in finds(reader).all()]
        assert (query, led) == (query, ["#index", "#human"])
        box(reader).fill("")
        expect(said(reader)).to_be_empty()


def test_what_says_nothing_is_not_answered(reader, site):
    reader.goto(site)
    box(reader).fill("、")
    expect(said(reader)).to_be_empty()
    expect(finds(reader)).to_have_count(0)


def test_the_number_of_steps_found_is_announced(reader, site):
    reader.goto(site)
    box(reader).fill("乗っ取り")
    expect(said(reader)).to_have_text(f"{finds(reader).count()} 件見つかりました")


def test_with_the_keyboard_alone(reader, site):
    reader.goto(site)
    box(reader).focus()
    reader.keyboard.type("Iphone sms")
    address = reader.url
    reader.keyboard.press("Enter")
    assert reader.url == address
    first = finds(reader).first.get_attribute("href")
    reader.keyboard.press("Tab")
    expect(finds(reader).first).to_be_focused()
    reader.keyboard.press("Enter")
    visitor = Visitor(reader, FLOW)
    visitor.sees(first.removeprefix("#"))
    expect(visitor.heading).to_be_focused()
    expect(box(reader)).to_have_value("")


def test_escape_clears(reader, site):
    reader.goto(site)
    box(reader).fill(FOUND)
    expect(finds(reader)).not_to_have_count(0)
    box(reader).press("Escape")
    expect(box(reader)).to_have_value("")
    expect(box(reader)).to_be_focused()
    expect(finds(reader)).to_have_count(0)
    expect(said(reader)).to_be_empty()


def test_a_find_is_a_jump_of_the_trail(reader, site):
    visitor, answers = Visitor(reader, FLOW).open(site), TEN[0].answers[:1]
    visitor.walk(answers)
    box(reader).fill(FOUND)
    step = leads(finds(reader).first)
    finds(reader).first.tap()
    visitor.sees(step)
    trail = reader.evaluate("history.state.guide.trail")
    assert trail == [FLOW.guide.start, *answers, f"#{step}"]
    expect(finds(reader)).to_have_count(0)


def test_a_find_on_screen_is_shown_from_its_top(reader, site):
    visitor = Visitor(reader, FLOW).open(f"{site}#human")
    box(reader).fill("電話")
    reader.locator(".finds a[href='#human']").tap()
    expect(visitor.heading).to_be_focused()
    expect(visitor.heading).to_be_in_viewport()
    expect(box(reader)).to_have_value("")


def test_without_scripts_there_is_no_box(plain_phone, site):
    plain_phone.goto(site)
    expect(plain_phone.locator(".search")).to_be_hidden()


KEPT = "JSON.stringify([{ ...sessionStorage }, { ...localStorage }, history.state])"


def test_nothing_typed_is_kept(reader, site):
    reader.goto(site)
    box(reader).fill(FOUND)
    kept = reader.evaluate(KEPT)
    assert "SMS" not in kept
    assert reader.context.cookies() == []


@pytest.mark.parametrize("width", [320, 390])
def test_the_box_and_what_it_finds_fit_a_small_screen(reader, site, width):
    # What an on-screen keyboard leaves.
    reader.set_viewport_size({"width": width, "height": 430})
    reader.goto(site)
    for query in (FOUND, NOTHING):
        box(reader).fill(query)
        for target in [box(reader), *finds(reader).all()]:
            assert target.bounding_box()["height"] >= SMALLEST_TARGET
        expect(box(reader)).to_be_in_viewport()
        expect(finds(reader).nth(1)).to_be_in_viewport(ratio=0.9)
        assert reader.evaluate("document.documentElement.scrollWidth") == width


def test_it_is_accessible(reader, site):
    reader.goto(site)
    for query in (FOUND, NOTHING):
        box(reader).fill(query)
        assert (query, violations(reader)) == (query, [])
        reader.emulate_media(color_scheme="dark")
        assert (query, violations(reader, COLOURS)) == (query, [])
        reader.emulate_media(color_scheme="light")


@pytest.mark.skipif(not FLOW.others, reason="the guide speaks one language")
def test_what_is_not_in_the_guide_is_not_found_in_english(reader, tmp_path):
    page = tmp_path / "en.html"
    page.write_text(document(FLOW, language="en"), encoding="utf-8")
    reader.goto(page.as_uri())
    box = reader.get_by_role("searchbox")
    box.fill("camel")
    expect(said(reader)).to_contain_text("Nothing found")
