"""The live guide, driven from Python: from step to step, and to the index and back."""

import pytest
from bs4 import BeautifulSoup

from guide_data import UnknownAnswer
from tests.support.live_guide import tap
from widgets.live.parts.note import Note
from widgets.views.step_view import INDEX


def test_it_begins_at_the_start(live):
    assert live.step == live.flow.guide.start
    assert not live.journey.answers


def test_answers_lead_on_and_can_be_taken_back(guide):
    guide.choose("one")
    assert guide.step == "device-switch"
    guide.choose("unsolved")
    guide.back()
    assert guide.step == "device-switch"
    guide.restart()
    assert (guide.step, guide.journey.answers) == ("start", ())


def test_steps_are_told_to_those_who_observe(guide):
    seen = []
    guide.observe(lambda change: seen.append(change["new"]), "step")
    guide.choose("slow")
    guide.choose("solved")
    assert seen == ["router-restart", "solved"]


def test_an_answer_that_is_not_offered_changes_nothing(guide):
    with pytest.raises(UnknownAnswer):
        guide.choose("nope")
    assert guide.step == "start"


@pytest.mark.parametrize(("asked", "at"), [("router-plug", "router-plug"), ("nope", "start")])
def test_it_can_start_anywhere(guide, asked, at):
    guide.choose("one")
    guide.go(asked)
    assert (guide.step, guide.journey.start, guide.journey.answers) == (at, at, ())


def test_every_step_is_on_screen_as_it_is_in_the_flow(live):
    for step in live.flow.steps.values():
        live.go(step.id)
        shown = BeautifulSoup(live.screen.text, "html.parser")
        assert shown.h2.text == step.title
        options = live.views[step.id].options
        assert [button.description for button in live.screen.buttons] == [o.text for o in options]


def test_tapping_leads_where_the_option_says(live):
    for step in live.flow.steps.values():
        for option in step.options:
            live.go(step.id)
            tap(live, option.id)
            assert live.step == option.to


def test_a_late_tap_on_the_step_before_does_nothing(guide):
    button = guide.screen.buttons[0]
    button.click()
    assert guide.step == "router-lamp"
    button.click()
    assert guide.step == "router-lamp"


def test_a_late_tap_does_nothing_where_there_are_fewer_options(guide):
    last = guide.screen.buttons[-1]
    for answer in ("slow", "unsolved"):
        tap(guide, answer)
    last.click()
    assert guide.step == "human"


def test_the_index_is_shown_and_left(live):
    live.go(INDEX)
    assert live.step == INDEX
    assert not live.screen.buttons
    assert live.parts[Note].text == ""
    live.restart()
    assert live.step == live.flow.guide.start


def test_the_index_takes_no_answer(guide):
    guide.go("index")
    with pytest.raises(UnknownAnswer):
        guide.choose(guide.journey.step.options[0].id)


def test_leaving_the_index_returns_to_the_step_before(guide):
    tap(guide, "one")
    guide.go(INDEX)
    guide.back()
    assert guide.step == "device-switch"


def test_the_index_hides_what_belongs_to_the_step_before(guide):
    for answer in ("slow", "unsolved"):
        tap(guide, answer)
    guide.go(INDEX)
    assert guide.parts[Note].text == ""


def test_a_notebook_gets_a_widget_and_its_first_step_to_read(live):
    bundle = live._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    still = BeautifulSoup(bundle["text/html"], "html.parser")
    first = live.views[live.flow.guide.start]
    assert still.h3.text == first.heading
    assert [item.text for item in still("li")] == [option.text for option in first.options]
    assert not still(["button", "a", "script"])
