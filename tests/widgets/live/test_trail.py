"""The trail: it lists what was answered, and each entry leads back to another answer."""

import pytest

from tests.support.live_guide import tap
from widgets import Guide
from widgets.live.parts.note import Note


def test_the_trail_lists_every_answer_in_order(guide):
    assert not guide.trail.buttons
    for answer in ("one", "unsolved"):
        tap(guide, answer)
    passed = zip(guide.journey.steps, guide.journey.options, strict=False)
    for entry, (step, option) in zip(guide.trail.buttons, passed, strict=True):
        assert step.title in entry.description
        assert option.text in entry.description


EDITS = {
    "later answers that fit follow": (["all", "dark", "unsolved", "unsolved"], 1, "lit", "human"),
    "others are asked again": (["slow", "unsolved"], 0, "all", "router-lamp"),
    "asked, then what fits follows": (["one", "unsolved", "unsolved"], 0, "slow", "router-restart"),
    "the same answer restores all": (["one", "unsolved", "unsolved"], 0, "one", "router-restart"),
}


@pytest.mark.parametrize(("answers", "place", "other", "at"), EDITS.values(), ids=EDITS)
def test_an_answer_can_be_changed_from_the_trail(guide, answers, place, other, at):
    for answer in answers:
        tap(guide, answer)
    guide.trail.buttons[place].click()
    assert len(guide.trail.buttons) == place
    tap(guide, other)
    assert guide.step == at


def test_what_fits_follows_also_after_a_step_that_had_to_be_asked(guide):
    for answer in ("one", "others-too", "lit", "unsolved"):
        tap(guide, answer)
    guide.trail.buttons[1].click()
    tap(guide, "unsolved")
    assert guide.step == "device-forget"
    tap(guide, "unsolved")
    assert guide.step == "human"  # the answer given at router-restart before


@pytest.mark.parametrize("forget", [Guide.back, Guide.restart])
def test_answers_taken_back_do_not_follow(guide, forget):
    for answer in ("slow", "unsolved"):
        tap(guide, answer)
    guide.trail.buttons[0].click()
    forget(guide)
    tap(guide, "slow")
    assert guide.step == "router-restart"


def test_where_the_note_tells_the_answers_the_trail_is_folded_and_still_leads_back(guide):
    for answer in ("slow", "unsolved"):
        tap(guide, answer)
    assert guide.parts[Note].text
    assert "folded" in guide.trail._dom_classes
    guide.trail.buttons[0].click()
    assert guide.step == "start"
    tap(guide, "one")
    assert not guide.parts[Note].text
    assert "folded" not in guide.trail._dom_classes
