"""Very many answers: in one piece, and never more widgets than a few."""

import pytest

from guide_data import read_guide
from tests.support.other_kinds import name_of, with_long_question, write_guide
from tests.support.widget_tree import widgets_of
from widgets import Guide, document
from widgets.live.bundle import LONG, SHORT, bundle_for
from widgets.live.parts.long_list import LongList
from widgets.views.step_view import MANY_OPTIONS

COUNT = 224


@pytest.fixture
def flow_of(tmp_path):
    """A function that makes a guide with a question of so many answers."""

    def made(count):
        return read_guide(write_guide(tmp_path, "manual", with_long_question(count)))

    return made


@pytest.fixture
def guide(flow_of):
    guide = Guide(flow_of(COUNT))
    guide.choose("abroad")
    return guide


def long_list(guide):
    [part] = [one for one in widgets_of(guide) if isinstance(one, LongList)]
    return part


def hear(part, **content):
    part._handle_custom_msg(content, [])


def test_all_answers_are_told_in_one_piece(guide):
    [group] = long_list(guide).groups
    assert [option["text"] for option in group["options"]] == [name_of(n) for n in range(COUNT)]
    assert guide.screen.buttons == ()


def test_a_tapped_answer_is_given(guide):
    hear(long_list(guide), chosen="country-200", step="country")
    assert (guide.step, guide.journey.answers) == ("done", ("abroad", "country-200"))


@pytest.mark.parametrize(
    "content",
    [
        {"chosen": "country-1", "step": "start"},
        {"chosen": "nope", "step": "country"},
        {"chosen": ["country-1"], "step": "country"},
        {"chosen": "country-1"},
    ],
    ids=["late", "unknown", "no text", "no step"],
)
def test_what_no_visitor_of_the_step_sends_is_ignored(guide, content):
    hear(long_list(guide), **content)
    assert guide.step == "country"


def test_a_late_tap_on_a_step_that_is_gone_is_ignored(guide):
    part = long_list(guide)
    guide.back()
    hear(part, chosen="country-1", step="country")
    assert guide.step == "start"


@pytest.mark.parametrize("count", [MANY_OPTIONS - 1, MANY_OPTIONS])
def test_only_who_has_many_answers_is_sent_what_they_need(flow_of, count):
    flow = flow_of(count)
    is_long = count >= MANY_OPTIONS
    assert bundle_for(flow) == (LONG if is_long else SHORT)
    text = document(flow)
    assert ("$_option_filter" in text, ".guide .filter" in text) == (is_long, is_long)


def test_a_guide_that_uses_none_of_it_sends_none_of_it(small):
    text = document(small)
    assert (text.count("<script>"), text.count("<style ")) == (1, 1)
    assert [one for one in widgets_of(Guide(small)) if isinstance(one, LongList)] == []
