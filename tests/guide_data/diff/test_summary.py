"""What is said of a difference."""

from itertools import pairwise

import pytest

from guide_data import Flow, read_guide
from guide_data.diff.difference import difference
from guide_data.diff.summary import HEADS, report
from guide_data.reading.file_types import DOCUMENTS, LISTS
from tests.support.edited_flows import CHANGES, EDITS, with_parts


def test_a_guide_does_not_differ_from_itself(either):
    found = difference(either, either)
    assert found.empty
    assert (found.scenarios, len(list(report(found)))) == ((), 1)


def test_where_no_answer_is_left_every_journey_parts(either):
    guide = either.guide.model_copy(update={"start": either.guide.solved})
    found = difference(either, with_parts(either, guide=guide))
    [group] = found.diverged
    assert (group.count, group.journey) == (found.old_journeys, ())
    assert {person.id for person in found.scenarios} == {person.id for person in either.journeys}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_people_are_said_first_and_no_group_is_left_unsaid(edited, small, edit):
    lines = [x.strip() for x in report(difference(small, read_guide(edited(*edit.written))))]
    people = [n for person in edit.people for n, x in enumerate(lines) if f"{person}（" in x]
    assert len(people) == len(edit.people)
    assert all(n < 2 * len(people) for n in people)
    shown = [(before.split()[0], x.replace(" → ", " ")) for before, x in pairwise(lines)]
    for count, journey in [*edit.parted.values(), *edit.opened.values()]:
        assert (str(count), journey) in shown


@pytest.mark.parametrize(("edits", "changed"), CHANGES.values(), ids=CHANGES)
def test_every_change_is_said(edited, small, edits, changed):
    for edit in edits:
        folder = edited(*edit)
    whole = "\n".join(report(difference(small, read_guide(folder))))
    assert all(id_ in whole and part in whole for _, id_, part in changed)


def test_every_list_in_a_guide_has_a_name_for_editors():
    assert {*LISTS} & {*Flow.model_fields} | {*DOCUMENTS} <= HEADS.keys()
