"""A visit goes on in a changed guide: the same answers, or the one that is no more."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given

from guide_data import Journey, read_guide
from guide_data.model.journey import DroppedAnswer
from tests.support.flows import flows, journeys
from widgets import Guide
from widgets.views.step_view import INDEX

ONE = "      - id: one\n        text: この1台だけつながらない\n        to: device-switch\n"
DARK = "      - id: dark\n        text: 消えている\n        to: router-plug\n"
LIT = "        text: ついている\n        to: router-restart\n"
LAMP, DEVICE, START = "causes/1_router.yaml", "causes/2_device.yaml", "start.yaml"
ON, TO_PLUG = ("one", "unsolved", "unsolved", "unsolved"), LIT.replace("restart", "plug")
SKIP = (DEVICE, "unsolved: device-forget", "unsolved: router-restart")

# What an editor changes, the answers given, the step then on screen, and the answer lost.
MOVES = {
    "a sentence": ((START, "どの機器が", "どれが"), ON, "human", None),
    "an answer that was given": (
        (LAMP, DARK, ""),
        ("all", "dark", "unable"),
        "router-lamp",
        "dark",
    ),
    "an answer that was not": ((LAMP, DARK, ""), ("all", "lit"), "router-restart", None),
    "the first answer": ((START, ONE, ""), ON, "start", "one"),
    "where it leads": ((LAMP, LIT, TO_PLUG), ("all", "lit", "unsolved"), "router-plug", None),
    "a step is left out": (SKIP, ON, "human", None),
    "what lies before a jump": (SKIP, (*ON[:3], "#smoke", "unsolved"), "human", None),
    "what a jump was made after": ((START, ONE, ""), ("one", "#smoke"), "start", "one"),
}


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES)
def test_the_same_answers_lead_on_in_a_changed_guide(small, edited, move):
    change, answers, at, lost = move
    journey, told = Journey(small, "start", answers).rebase(read_guide(edited(*change)))
    assert journey.step.id == at
    assert (told and told.answer) == lost


def test_what_is_lost_is_told_as_it_was(small, edited):
    changed = read_guide(edited(LAMP, DARK, ""))
    lost = Journey(small, "start", ("all", "dark")).rebase(changed)[1]
    assert lost == DroppedAnswer(small.steps["router-lamp"], "dark")
    assert lost.step.option(lost.answer).text == "消えている"


def test_a_start_that_is_gone_leads_to_the_beginning(small, flow):
    journey, lost = Journey(small, "router-lamp", ("dark",)).rebase(flow)
    assert journey == Journey.begin(flow)
    assert lost == DroppedAnswer(small.steps["router-lamp"], "#router-lamp")


def test_a_jump_to_what_is_gone_is_lost(small, flow):
    journey, lost = Journey(small, "start", ("#smoke",)).rebase(flow)
    assert (journey, lost) == (Journey.begin(flow), DroppedAnswer(small.steps["start"], "#smoke"))


@given(journeys())
def test_nothing_moves_where_nothing_changed(journey):
    assert journey.rebase(journey.flow) == (journey, None)


@given(journeys(), flows())
def test_only_what_cannot_be_answered_is_lost(journey, flow):
    moved, lost = journey.rebase(flow)
    assert moved.flow is flow
    if lost and journey.start in flow.steps:
        assert lost.step.id == moved.step.id
        assert moved.step.option(lost.answer) is None


@pytest.fixture
def guide(small):
    guide = Guide(small)
    for answer in ("one", "unsolved"):
        guide.choose(answer)
    return guide


@pytest.fixture
def told(guide, monkeypatch):
    """What the browser is told from now on."""
    sent = []
    monkeypatch.setattr(guide.address, "send", sent.append)
    return sent


def test_a_guide_shows_what_changed_where_it_is(guide, edited, told):
    assert (
        guide.update(read_guide(edited(DEVICE, "登録を消して、つなぎ直す", "つなぎ直す"))) is None
    )
    assert (guide.step, guide.journey.answers) == ("device-forget", ("one", "unsolved"))
    assert BeautifulSoup(guide.screen.text, "html.parser").h2.text == "つなぎ直す"
    assert told == []


def test_a_guide_takes_what_stands_around_its_steps(guide, edited):
    edited("guide.yaml", "けむりやこげたにおいがするとき", "けむりが出るとき")
    guide.update(read_guide(edited("guide.yaml", "自宅のWi-Fi", "家のWi-Fi")))
    assert "家のWi-Fi" in guide.header.value
    assert "けむりが出るとき" in guide.footer.value


def test_a_guide_tells_what_is_lost_and_where_it_went(guide, edited, told):
    lost = guide.update(read_guide(edited(START, ONE, "")))
    assert (lost.answer, guide.step) == ("one", "start")
    assert [(said["shown"], said["trail"]) for said in told] == [("start", ["start"])]


def test_a_guide_goes_on_by_later_answers_when_a_new_question_is_answered(small, edited):
    guide = Guide(small)
    for answer in ("slow", "unsolved"):
        guide.choose(answer)
    slow = "text: つながるが、とても遅い\n        to: router-"
    guide.update(read_guide(edited(START, f"{slow}restart", f"{slow}lamp")))
    assert guide.step == "router-lamp"
    guide.choose("lit")
    assert guide.step == "human"


def test_the_index_stays_on_screen(guide, edited):
    guide.go(INDEX)
    guide.update(read_guide(edited("index.yaml", "word: 遅い", "word: のろい")))
    assert guide.step == INDEX
    assert "のろい" in guide.screen.text
