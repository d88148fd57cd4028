"""A journey follows from its answers; the flow's promise of taps left holds for every shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide_data import Journey, UnknownAnswer
from tests.support.flows import flows, journeys

TRIED_ALL = ("unsolved", "unsolved", "unsolved")
JOURNEYS = {
    "only begun": ("start", (), "start"),
    "one answer": ("start", ("one",), "device-switch"),
    "closing answer of the guide's own": ("start", ("slow", "solved"), "solved"),
    "unable leads where unsolved does": ("start", ("slow", "unable"), "human"),
    "own way for unable": ("router-plug", ("unable",), "human"),
    "every remedy in turn": ("start", ("one", *TRIED_ALL), "human"),
    "from a step in the middle": ("device-forget", ("unsolved",), "router-restart"),
    "from an end": ("human", (), "human"),
}


@pytest.mark.parametrize(("start", "answers", "at"), JOURNEYS.values(), ids=JOURNEYS)
def test_answers_lead_to_a_step(small, start, answers, at):
    journey = Journey(small, start, answers)
    assert journey.step.id == at
    assert [option.to for option in journey.options] == [step.id for step in journey.steps[1:]]


@pytest.mark.parametrize("answers", [("nope",), ("one", "all"), ("slow", "solved", "solved")])
def test_an_answer_that_is_not_offered_is_refused(small, answers):
    with pytest.raises(UnknownAnswer):
        Journey(small, "start", answers)


def test_there_is_no_journey_from_nowhere(small):
    with pytest.raises(KeyError):
        Journey(small, "nowhere")


def test_back_at_the_beginning_stays_there(small):
    assert Journey.begin(small).back() == Journey.begin(small)


@pytest.mark.parametrize(
    ("count", "at"), [(-1, "start"), (0, "start"), (2, "device-forget"), (9, "human")]
)
def test_upto_returns_to_an_earlier_answer(small, count, at):
    assert Journey(small, "start", ("one", *TRIED_ALL)).upto(count).step.id == at


REPLAYS = {
    "all still fit": ({"router-lamp": "dark", "router-plug": "unsolved"}, "router-restart"),
    "a step not answered before is asked": ({"router-plug": "unsolved"}, "router-lamp"),
    "an answer no longer offered is asked": ({"router-lamp": "blinking"}, "router-lamp"),
}


@pytest.mark.parametrize(("earlier", "at"), REPLAYS.values(), ids=REPLAYS)
def test_replay_goes_on_while_earlier_answers_make_sense(small, earlier, at):
    assert Journey(small, "router-lamp").replay(earlier).step.id == at


def longest(flow, step_id):
    """The longest path from a step, by walking every path there is."""
    options = flow.steps[step_id].options
    return max((1 + longest(flow, option.to) for option in options), default=0)


@given(flows(most_steps=8, most_options=3))
def test_most_left_is_the_longest_path(flow):
    assert flow.most_left == {step_id: longest(flow, step_id) for step_id in flow.steps}


@given(journeys())
def test_there_is_one_step_more_than_answers(journey):
    assert len(journey.steps) == len(journey.answers) + 1 == len(journey.options) + 1


@given(journeys())
def test_back_undoes_choose(journey):
    for option in journey.step.options:
        assert journey.choose(option.id).back() == journey


@given(journeys())
def test_replaying_its_own_answers_restores_a_journey(journey):
    assert Journey(journey.flow, journey.start).replay(journey.answers_by_step()) == journey


@given(journeys(), st.data())
def test_every_journey_ends_within_the_taps_promised(journey, data):
    promised = journey.most_left
    taken = 0
    while options := journey.step.options:
        journey = journey.choose(data.draw(st.sampled_from(options)).id)
        taken += 1
        assert journey.most_left <= promised - taken


def test_a_jump_leads_anywhere_and_can_be_taken_back(small):
    journey = Journey.begin(small).choose("one").choose("#smoke")
    assert journey.step.id == "smoke"
    assert journey.options[-1] is None
    assert journey.back() == Journey.begin(small).choose("one")


def test_a_jump_to_nowhere_is_no_answer(small):
    with pytest.raises(UnknownAnswer):
        Journey.begin(small).choose("#nowhere")
