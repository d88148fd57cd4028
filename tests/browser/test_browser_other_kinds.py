"""A manual with links back and a question of very many answers, on a phone: page and live."""

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from guide_data.reading.checked import stamp_of, write_stamp
from tests.support.axe import violations
from tests.support.other_kinds import with_long_question, write_guide
from tests.support.serving import serving
from tests.support.visitor import Visitor
from widgets import document

COUNT = 224


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_guide(tmp_path_factory.mktemp("manual"), "manual", with_long_question(COUNT))


@pytest.fixture(scope="module")
def flow(folder):
    return read_guide(folder)


@pytest.fixture(scope="module")
def address(flow, tmp_path_factory):
    path = tmp_path_factory.mktemp("site") / "index.html"
    path.write_text(document(flow), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def manual_app(folder, tmp_path_factory):
    """An app that serves it as if it had been checked, which takes a while."""
    write_stamp(folder, stamp_of(folder))
    with serving(tmp_path_factory.mktemp("app") / "log", guide=folder) as served:
        served.await_ready()
        yield served


@pytest.fixture(params=["page", "live"])
def visitor(request, phone, flow):
    """A reader of each form in turn, at the start."""
    if request.param == "page":
        return Visitor(phone, flow).open(request.getfixturevalue("address"))
    return Visitor(phone, flow).open(request.getfixturevalue("manual_app").url, live=True)


TRAIL = "want => JSON.parse(sessionStorage.getItem('guide-trail')).trail.join() === want"


def expect_trail(visitor, *steps):
    visitor.page.wait_for_function(TRAIL, arg=",".join(steps))


def go_back(visitor, to):
    visitor.page.locator(f'.back[href="#{to}"]:visible').tap()
    visitor.sees(to)


def test_links_back_take_the_trail_back(visitor):
    visitor.walk(("clean", "filter"))
    assert violations(visitor.page) == []
    go_back(visitor, "clean")
    expect(visitor.option("drum")).to_be_visible()
    expect_trail(visitor, "start", "clean")
    visitor.walk_on("clean", ("filter", "next"))
    expect_trail(visitor, "start", "clean", "filter", "next")
    go_back(visitor, "start")
    expect_trail(visitor, "start")


def test_many_answers_are_narrowed_by_what_is_typed(visitor):
    visitor.walk(("abroad",))
    assert violations(visitor.page) == []
    answers = visitor.page.locator(".option:visible")
    expect(answers).to_have_count(COUNT)
    field = visitor.page.locator(".filter input:visible")
    field.fill("oster 12")
    expect(answers).to_have_text([f"Österreich {n}" for n in (12, 120, 123, 126, 129)])
    expect(visitor.page.locator(".options [role=status]:visible")).to_contain_text("5")
    field.press("Escape")
    expect(answers).to_have_count(COUNT)
    field.fill("oster 123")
    field.press("Enter")
    visitor.page.keyboard.press("Enter")
    visitor.sees("done")
    expect_trail(visitor, "start", "abroad", "country-123")


def test_at_a_step_without_text_the_guide_goes_live_by_itself(phone, flow, manual_app):
    Visitor(phone, flow).open(f"{manual_app.url}#filter", live=True)


def test_without_scripts_they_are_plain_links(plain_phone, flow, address):
    visitor = Visitor(plain_phone, flow).open(f"{address}#filter")
    go_back(visitor, "clean")
    plain_phone.goto(f"{address}#country")
    expect(plain_phone.locator(".option:visible")).to_have_count(COUNT)
