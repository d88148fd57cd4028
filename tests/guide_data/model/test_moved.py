"""Ids that steps had before: journeys, visitors and comparisons go on by them."""

import pytest

from guide_data import Journey, read_guide
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


def test_steps_that_one_took_over_end_where_it_does(small, edited):
    edited("start.yaml", "to: router-lamp", "to: router-restart")
    edited("causes/2_device.yaml", "to: router-lamp", "to: router-restart")
    folder = edited(
        "causes/1_router.yaml",
        "- id: router-restart",
        "- id: router-restart\n    was: [router-lamp, router-plug]",
    )
    text = (folder / "causes/1_router.yaml").read_text(encoding="utf-8")
    first, rest = text.index("  - id: router-lamp"), text.index("  - id: router-restart")
    (folder / "causes/1_router.yaml").write_text(text[:first] + text[rest:], encoding="utf-8")
    draft = read_guide(folder)
    assert draft.moved == {"router-lamp": "router-restart", "router-plug": "router-restart"}
    assert difference(small, draft).lost == ()


def test_nothing_of_before_is_in_a_guide_without_it():
    assert read_guide(SMALL).moved == {}
