"""A step's drawing: beside what is to be done, in every form and language."""

import pytest
from bs4 import BeautifulSoup

from guide_data import read_guide
from widgets import Guide, document
from widgets.pages.print_page import paper
from widgets.views.step_view import step_view

FLOW = read_guide()
SHOWN = [step for step in FLOW.steps.values() if step.drawing]
DEVICES = {drawing.id: drawing.device for drawing in FLOW.drawings}
ALTS = {
    flow.guide.language: {drawing.id: drawing.alt for drawing in flow.drawings}
    for flow in FLOW.languages
}


def drawings(html):
    return BeautifulSoup(html, "html.parser").select("svg.drawing[role=img]")


@pytest.mark.parametrize("make", [document, paper])
@pytest.mark.parametrize("language", ALTS)
def test_the_page_and_the_paper_show_each_drawing_on_its_steps(make, language):
    sections = BeautifulSoup(make(FLOW, language=language), "html.parser").select("section.step")
    told = {
        section["id"]: [one["aria-label"] for one in section.select(".body svg.drawing")]
        for section in sections
    }
    shown = {step.id: [ALTS[language][step.drawing]] for step in SHOWN}
    assert {id: labels for id, labels in told.items() if labels} == shown


@pytest.mark.parametrize("step", SHOWN, ids=lambda step: step.id)
def test_the_live_guide_shows_it_too(step):
    guide = Guide(FLOW)
    guide.go(step.id)
    inside, beside = drawings(guide.screen.ways), drawings(guide.screen.text)
    of_device = bool(DEVICES[step.drawing])
    assert (len(inside), len(beside)) == (of_device, not of_device)


def test_every_language_has_words_of_its_own_for_each():
    others = [set(alts.values()) for alts in ALTS.values()]
    assert all(len(alts) == len(FLOW.drawings) for alts in others)
    assert not set.intersection(*others)


def test_one_of_a_device_is_in_that_devices_way_alone():
    for step in SHOWN:
        if device := DEVICES[step.drawing]:
            view = step_view(FLOW, step)
            assert not drawings(view.body)
            assert [way.device for way in view.ways if drawings(way.body)] == [device]


def test_it_stands_before_what_is_to_be_done_or_before_all():
    for step in SHOWN:
        view = step_view(FLOW, step)
        for body in [view.body, *(way.body for way in view.ways)]:
            if drawings(body):
                after = body.partition("</svg>")[2]
                assert after.startswith("<ol") or ("<ol" not in body and body.startswith("<svg"))


def test_a_drawing_is_on_no_other_step(small):
    views = {id: drawings(step_view(small, step).body) for id, step in small.steps.items()}
    assert [id for id, found in views.items() if found] == ["router-lamp"]
