"""The shipped content: complete, true to its source, and kind to those who read it."""

import re

import pytest

from guide_data import Journey
from guide_data.model.step import REMEDY_ANSWERS
from guide_data.reading.folder import SHIPPED
from guide_data.text.references import contact as contact_link

SENTENCES = 109
STEP_FILES = [SHIPPED / "start.yaml", SHIPPED / "ends.yaml", *sorted(SHIPPED.glob("causes/*.yaml"))]


@pytest.fixture(scope="module")
def taps(flow):
    """The fewest taps from the start to each step that can be reached."""
    found, edge = {}, [flow.guide.start]
    while edge:
        found |= dict.fromkeys(edge, len(found) and max(found.values()) + 1)
        nexts = [option.to for step in edge for option in flow.steps[step].options]
        edge = [step for step in dict.fromkeys(nexts) if step not in found]
    return found


@pytest.fixture(scope="module")
def journeys(flow):
    return {p.id: Journey(flow, flow.guide.start, p.answers) for p in flow.journeys}


def test_every_step_can_be_reached(flow, taps):
    assert taps.keys() == flow.steps.keys()


def test_help_in_an_emergency_is_two_taps_away(flow, taps):
    assert taps[flow.guide.urgent.to] <= 2


def test_titles_are_short(flow):
    assert not [step.title for step in flow.steps.values() if len(step.title) > 25]


def test_every_fact_is_told_somewhere(flow, taps):
    told = {fact for step in taps for fact in flow.steps[step].facts}
    assert told == flow.facts_by_id.keys()


def test_every_step_rests_on_a_fact_or_is_ours(flow):
    assert not [step.id for step in flow.steps.values() if not (step.facts or step.ours)]


def test_steps_that_are_ours_take_nothing_from_the_source(flow):
    ours = [step for step in flow.steps.values() if step.ours]
    assert not [s.id for s in ours if any(flow.facts_by_id[fact].sources for fact in s.facts)]


def test_every_sentence_of_the_source_is_there(flow):
    assert sorted(s.number for s in flow.source) == list(range(1, SENTENCES + 1))


def test_there_are_enough_different_people(flow):
    assert len({person.who for person in flow.journeys}) == len(flow.journeys) >= 25


def test_everybody_ends_where_they_should(flow, journeys):
    ends = {person.id: person.ends for person in flow.journeys}
    assert {person: journey.step.id for person, journey in journeys.items()} == ends
    assert not [person for person, journey in journeys.items() if journey.step.options]


def test_somebody_comes_to_every_end(flow, journeys):
    ends = {step.id for step in flow.steps.values() if step.kind == "outcome"}
    assert {journey.step.id for journey in journeys.values()} == ends


def test_somebody_gives_every_first_answer(flow, journeys):
    first = {journey.answers[0] for journey in journeys.values()}
    assert first == {option.id for option in flow.steps[flow.guide.start].options}


def reaches_human(flow, step):
    if step.kind == "outcome":
        return step.ends == "human"
    return any(reaches_human(flow, flow.steps[option.to]) for option in step.options)


def test_a_human_can_be_reached_from_every_step_that_goes_on(flow):
    going_on = [step for step in flow.steps.values() if step.kind != "outcome"]
    assert not [step.id for step in going_on if not reaches_human(flow, step)]


def test_every_remedy_can_work_or_not_or_be_impossible(flow):
    remedies = [step for step in flow.steps.values() if step.kind == "remedy"]
    closing = {tuple(option.id for option in step.options)[-3:] for step in remedies}
    assert closing == {REMEDY_ANSWERS}


def test_every_human_end_shows_every_number(flow):
    humans = [step for step in flow.steps.values() if step.ends == "human"]
    missing = [
        (step.id, contact.id)
        for step in humans
        for contact in flow.contacts
        if contact_link(contact) not in step.text
    ]
    assert len(flow.contacts) == 3
    assert not missing


NOT_IN_STEPS = {
    "telephone number": r"\d{2,4}-\d{2,4}-\d{3,4}",
    "digits in a row": r"\d{6,}",
    "address": r"https?:|www\.|\.co\.jp/",
}


@pytest.mark.parametrize("path", STEP_FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("pattern", NOT_IN_STEPS.values(), ids=NOT_IN_STEPS)
def test_numbers_and_addresses_stand_in_their_own_files_only(path, pattern):
    assert not re.findall(pattern, path.read_text(encoding="utf-8"))


def test_nobody_is_asked_for_a_secret_here(flow):
    here = re.compile(r"(?:ここ|この(?:ページ|案内|ガイド|サイト))[にへで]")
    secret = re.compile(r"パスワード|コード|暗証番号")
    entering = re.compile(r"入れ|入力|教え|送")
    words = [word for step in flow.steps.values() for word in re.split(r"[。\n]", step.text)]
    asked = [w for w in words if here.search(w) and secret.search(w) and entering.search(w)]
    assert not [word for word in asked if not word.endswith(("ありません", "ないでください"))]
