"""A manual in the live guide: read on, go back, and see where one was."""

import pytest

from guide_data import read_guide
from guide_data.words.i18n import words_for
from tests.support.other_kinds import write_guide
from widgets import Guide
from widgets.live.parts.note import Note


@pytest.fixture
def guide(tmp_path):
    return Guide(read_guide(write_guide(tmp_path, "manual")))


def visit(guide, step, trail):
    """Let the browser say where it is, as after a tap on a link."""
    message = {"step": step, "trail": trail, "began": "", "device": "", "visit": 1}
    guide.address._handle_custom_msg(message, [])


def test_the_one_way_on_has_the_guides_own_words(guide):
    guide.choose("wash")
    [button] = guide.screen.buttons
    assert button.description == words_for("ja").next
    guide.choose("next")
    assert guide.trail.buttons[-1].description.endswith(words_for("ja").next)


def test_a_result_needs_no_note(guide):
    guide.choose("wash")
    guide.choose("next")
    assert guide.parts[Note].paragraphs == []


def test_a_tapped_back_link_takes_the_trail_back(guide):
    guide.choose("clean")
    guide.choose("filter")
    assert 'href="#clean"' in guide.screen.left
    visit(guide, "clean", ["start", "clean", "filter", "#clean"])
    assert (guide.step, guide.address.trail) == ("clean", ["start", "clean"])
    assert len(guide.trail.buttons) == 1


def test_after_going_back_later_answers_follow_as_after_an_edit(guide):
    guide.choose("clean")
    guide.choose("filter")
    guide.return_to("start")
    guide.choose("clean")
    assert guide.step == "filter"


def test_who_was_not_there_is_taken_there_by_a_jump(guide):
    visit(guide, "filter", ["filter"])
    visit(guide, "clean", ["filter", "#clean"])
    assert (guide.step, guide.journey.answers) == ("clean", ("#clean",))
