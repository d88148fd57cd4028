"""A checklist and a manual: steps that are read, ends that are a result, links back."""

import pytest

from guide_data import Journey, read_guide
from guide_data.checks import check
from guide_data.diff.difference import difference
from guide_data.maps.map_content import drawn
from tests.support.other_kinds import CHECKLIST, JOURNEYS, MANUAL, write_guide


@pytest.fixture(scope="module", params=JOURNEYS)
def folder(request, tmp_path_factory):
    return write_guide(tmp_path_factory.mktemp(request.param), request.param)


@pytest.fixture
def manual(tmp_path):
    return read_guide(write_guide(tmp_path, "manual"))


def test_nothing_is_found_in_them_and_everybody_arrives(folder):
    assert check(folder) == []
    flow = read_guide(folder)
    for person in flow.journeys:
        assert Journey(flow, flow.guide.start, person.answers).step.ends == "result"


# Where somebody is by their answers, whither they go back, and which answers they keep.
BACK = {
    "to the start": (("clean", "filter"), "start", ()),
    "to the middle": (("clean", "filter"), "clean", ("clean",)),
    "from the end": (("wash", "next"), "start", ()),
}


@pytest.mark.parametrize(("answers", "to", "kept"), BACK.values(), ids=BACK)
def test_a_back_link_takes_the_journey_back(manual, answers, to, kept):
    journey = Journey(manual, "start", answers).choose(f"#{to}")
    assert (journey.step.id, journey.answers) == (to, kept)


def test_who_came_by_a_shared_link_jumps(manual):
    journey = Journey(manual, "filter").choose("#clean")
    assert (journey.step.id, journey.answers) == ("clean", ("#clean",))


def test_elsewhere_a_jump_is_a_jump(manual):
    journey = Journey(manual, "start", ("clean", "drum")).choose("#clean")
    assert journey.answers == ("clean", "drum", "#clean")


def test_nothing_that_follows_answers_knows_of_back_links(tmp_path, manual):
    text = MANUAL.replace("    back: {start: 目次にもどる}\n", "")
    (tmp_path / "without").mkdir()
    without = read_guide(write_guide(tmp_path / "without", "manual", text))
    assert without.most_left == manual.most_left
    found = difference(without, manual)
    assert (found.old_journeys, found.new_journeys) == (3, 3)
    assert {change.part for change in found.changes} == {"back.start"}


def test_the_map_draws_them_apart(manual):
    svg = drawn(manual, manual, "./").svg
    assert svg.count('class="map-way back"') == 5
    assert '<path class="map-way back" data-way="filter clean"' in svg


# What is wrong with the checklist, what stands in place of what, and where it is found.
WRONG = {
    "a circle of steps to read": ("    to: lights", "    to: start", "cycle", "1_more.yaml"),
    "back to nowhere": ("      start: ", "      nowhere: ", "target-missing", "1_more.yaml"),
    "back to what comes later": ("      start: ", "      done: ", "back-not-passed", "1_more.yaml"),
    "no way on": ("    to: lights\n", "", "unreadable", "1_more.yaml"),
    "a misspelt field": ("    next: ", "    nxt: ", "unreadable", "1_more.yaml"),
}


@pytest.mark.parametrize(("old", "new", "rule", "file"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_found(tmp_path, old, new, rule, file):
    assert CHECKLIST.count(old) == 1
    found = check(write_guide(tmp_path, "checklist", CHECKLIST.replace(old, new)))
    assert (rule, file) in {(one.rule, one.file.rpartition("/")[2]) for one in found}
