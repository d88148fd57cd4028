"""Ids that steps had before: journeys, visitors and comparisons go on by them."""

import pytest

from guide_data import ContentError, Journey, read_guide
from guide_data.diff.difference import difference
from guide_data.diff.summary import report
from tests.support.paths import SMALL
from widgets import Guide


@pytest.fixture
def moved(edited):
    """The small guide whose router-plug is called plug now, whose old address lives."""
    edited("causes/1_router.yaml", "to: router-plug", "to: plug")
    folder = edited(
        "causes/1_router.yaml", "- id: router-plug", "- id: plug\n    was: [router-plug]"
    )
    return read_guide(folder)


JOURNEYS = {
    "an old start": ("router-plug", (), "plug"),
    "a jump to an old id": ("start", ("#router-plug",), "plug"),
    "a new start": ("plug", ("unsolved",), "router-restart"),
}


@pytest.mark.parametrize(("start", "answers", "step"), JOURNEYS.values(), ids=JOURNEYS)
def test_a_journey_begins_and_jumps_by_old_ids(moved, start, answers, step):
    assert Journey(moved, start, answers).step.id == step


def test_a_visitor_at_a_step_stays_there_when_its_id_changes(small, moved):
    journey, lost = Journey(small, "start", ("all", "dark")).rebase(moved)
    assert (journey.step.id, lost) == ("plug", None)


def test_the_live_guide_opens_old_addresses(moved):
    guide = Guide(moved)
    guide.go("router-plug")
    assert (guide.step, guide.address.step, guide.address.trail) == ("plug", "plug", ["plug"])


def test_a_rename_with_its_old_id_breaks_no_link(small, moved):
    found = difference(small, moved)
    assert [(row.old, row.new) for row in found.renames] == [("router-plug", "plug")]
    assert found.lost == ()


@pytest.mark.parametrize(("old", "new"), [(0, 1), (1, 0)], ids=["gone", "its old id is gone"])
def test_an_address_that_is_gone_is_told_with_what_to_write(small, moved, old, new):
    plain = moved.made_of(
        cause.model_copy(
            update={"steps": tuple(s.model_copy(update={"was": ()}) for s in cause.steps)}
        )
        for cause in moved.causes
    )
    before = (small, moved)[old]
    found = difference(before, plain)
    assert found.lost == ("router-plug",)
    assert "was: [router-plug]" in "\n".join(report(found))


def test_a_way_to_an_old_id_is_told_the_new_one(edited):
    folder = edited(
        "causes/1_router.yaml", "- id: router-plug", "- id: plug\n    was: [router-plug]"
    )
    with pytest.raises(ContentError, match="'plug'"):
        read_guide(folder)


def test_a_step_that_another_took_over_is_no_rename_and_breaks_no_link(small):
    human = small.steps["human"].model_copy(update={"was": ("smoke",)})
    others = [step for step in small.steps.values() if step.id not in ("smoke", "human")]
    led = [leading(step, {"smoke": "human"}) for step in [*others, human]]
    found = difference(small, small.made_of([small.causes[0].model_copy(update={"steps": led})]))
    assert (found.lost, found.renames) == ((), ())


def leading(step, names):
    """A step whose options lead to other steps."""
    options = [
        option.model_copy(update={"to": names.get(option.to, option.to)}) for option in step.options
    ]
    return step.model_copy(update={"options": tuple(options)})


def test_nothing_of_before_is_in_a_guide_without_it():
    assert read_guide(SMALL).moved == {}
