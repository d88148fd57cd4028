"""Review cards: what they tell of each step, and what changed since it was signed off."""

import subprocess
from shutil import copytree

import pytest

from guide_data.audits import open_audit, review_cards
from tests.guide_data.checks.test_sign_off import edit, signed
from tests.support.paths import PINNED, SMALL

OLD, NEW = "けむりやこげたにおいがする", "けむりが出ている"


def commit(folder, day):
    """Keep a folder as it stands in git."""
    dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00"}
    who = ["-c", "user.name=a", "-c", "user.email=a@example.jp"]
    for command in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", "-C", folder, *command], check=True, env=dates)


@pytest.fixture(scope="module")
def pinned():
    return open_audit(PINNED)


@pytest.fixture
def small(tmp_path):
    return copytree(SMALL, tmp_path / "guide")


def card_of(folder, step):
    [card] = review_cards.deck(open_audit(folder), step).cards
    return card


@pytest.mark.parametrize("one_language", [False, True], ids=["pinned", "one language"])
def test_there_is_a_card_a_step_with_all_that_leads_in_and_out(pinned, one_language):
    audit = open_audit(SMALL) if one_language else pinned
    deck = review_cards.deck(audit)
    cards = {card.step: card for card in deck.cards}
    assert list(cards) == list(deck.flow.steps)
    ways = {(one.id, o.to, o.text) for one in deck.flow.steps.values() for o in one.options}
    own = deck.flow.guide.language
    assert {(c.step, a.other, a.text[own]) for c in deck.cards for a in c.outgoing} == ways
    assert {(a.other, c.step, a.text[own]) for c in deck.cards for a in c.incoming} == ways
    assert len(cards[deck.flow.guide.start].people) == len(deck.flow.journeys)
    for step, card in cards.items():
        assert {fact.id for fact in card.facts} == set(deck.flow.steps[step].facts)
        languages = {flow.guide.language for flow in deck.flow.languages}
        assert all(set(answer.text) == languages for answer in card.outgoing)


def test_those_are_first_who_must_lose_no_time_then_where_most_pass(pinned):
    due = review_cards.due(pinned)
    urgent = pinned.tables.guide.urgent.to
    assert due["step"][0] == urgent
    of_the_cause = due["cause"].eq(due["cause"][0])
    assert of_the_cause.is_monotonic_decreasing
    assert due["people"][of_the_cause].is_monotonic_decreasing
    assert due["people"][~of_the_cause].is_monotonic_decreasing


@pytest.mark.parametrize(
    ("today", "edited", "states"),
    [
        ("2026-11-26", False, {"start": "signed", "human": "unsigned"}),
        ("2026-11-26", True, {"start": "changed", "human": "unsigned"}),
        ("2027-11-27", False, {"start": "old", "human": "unsigned"}),
        ("2027-11-27", True, {"start": "changed", "human": "unsigned"}),
    ],
)
def test_every_step_stands_somehow(small, today, edited, states):
    signed(small, {"start"})
    if edited:
        edit(small, "start.yaml", OLD, NEW)
    audit = open_audit(small, today)
    cards = {card.step: card.state for card in review_cards.deck(audit, *states).cards}
    assert cards == states
    assert ("start" in set(review_cards.due(audit)["step"])) == (states["start"] != "signed")


@pytest.mark.parametrize("kept", ["with the sign-off", "before it"])
def test_what_changed_since_is_told_from_git(small, kept):
    if kept == "before it":
        commit(small, "2026-11-25")
        signed(small, {"start"})
    else:
        signed(small, {"start"})
        commit(small, "2026-11-27")
    edit(small, "start.yaml", OLD, NEW)
    commit(small, "2026-11-28")
    card = card_of(small, "start")
    assert card.signed == "KT 2026-11-26"
    assert [(c.language, c.where, c.was, c.now) for c in card.changes] == [
        ("ja", "options.smell", OLD, NEW)
    ]


def test_answers_that_change_places_are_told(small):
    signed(small, {"start"})
    commit(small, "2026-11-26")
    one, other = (
        "      - id: all\n        text: 家じゅうの機器がつながらない\n        to: router-lamp\n",
        "",
    )
    edit(small, "start.yaml", one, other)
    last = "        text: つながるが、とても遅い\n        to: router-restart\n"
    edit(small, "start.yaml", last, last + one)
    assert [change.where for change in card_of(small, "start").changes] == ["order"]


@pytest.mark.parametrize("git", [False, True], ids=["no git", "never kept"])
def test_where_the_words_of_that_day_are_gone_only_the_change_is_told(small, git):
    signed(small, {"start"})
    edit(small, "start.yaml", OLD, NEW)
    if git:
        commit(small, "2026-11-26")
    card = card_of(small, "start")
    assert (card.state, card.changes) == ("changed", None)


@pytest.mark.parametrize(
    ("names", "steps"),
    [(["takeover"], 1), (["6_takeover.yaml"], 10), (["takeover", "start.yaml"], 4)],
    ids=["a step", "a file", "both"],
)
def test_cards_can_be_chosen_by_step_and_by_file(pinned, names, steps):
    assert len(review_cards.deck(pinned, *names).cards) == steps


def test_a_name_of_nothing_is_refused_with_the_nearest(pinned):
    with pytest.raises(ValueError, match="takeover"):
        review_cards.deck(pinned, "takeovr")
