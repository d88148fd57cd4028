"""The guide in English: the same step, the same trail, one tap away and back."""

import pytest
from playwright.sync_api import expect

from guide_data import Journey, read_guide
from tests.support.axe import kinds, violations
from tests.support.scenarios import TEN
from tests.support.visitor import Visitor
from widgets import document

FLOW = read_guide()
ENGLISH = FLOW.speaking("en")
ANSWERS = TEN[0].answers[:2]
STEP = Journey(FLOW, FLOW.guide.start, ANSWERS).step.id


@pytest.fixture(scope="session")
def english(tmp_path_factory):
    path = tmp_path_factory.mktemp("site") / "index.html"
    path.write_text(document(FLOW, language="en"), encoding="utf-8")
    return path.as_uri()


def switched(visitor, flow):
    """The visitor after a tap on the other language."""
    visitor.page.locator(".switch a:visible").tap()
    return Visitor(visitor.page, flow)


def test_on_the_page_a_switch_keeps_step_and_trail(phone, app):
    visitor = Visitor(phone, FLOW).saves_data().open(app.url)
    visitor.walk(ANSWERS)
    for flow in (ENGLISH, FLOW):
        visitor = switched(visitor, flow)
        visitor.sees(STEP)
        expect(phone.locator("html")).to_have_attribute("lang", flow.guide.language)
        assert phone.evaluate("history.state.guide.trail") == [FLOW.guide.start, *ANSWERS]


def test_live_a_switch_keeps_step_and_trail(phone, app):
    app.await_ready()
    visitor = Visitor(phone, FLOW).open(f"{app.url}/live", live=True)
    visitor.walk(ANSWERS)
    app.await_ready()
    visitor = switched(visitor, ENGLISH)
    visitor.sees(STEP)
    visitor.await_live()
    expect(phone.locator(".trail-entry:visible").nth(0)).to_contain_text(
        ENGLISH.steps[FLOW.guide.start].title
    )
    expect(phone.locator(".guide-live")).to_have_attribute("lang", "en")
    visitor.restart()


def test_the_english_page_is_accessible(reader, english):
    visitor = Visitor(reader, ENGLISH).open(english)
    for kind in ("question", "outcome-human", "index"):
        visitor.go(kinds(ENGLISH)[kind])
        assert (kind, violations(reader)) == (kind, [])
