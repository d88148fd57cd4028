"""What an edit does to the journeys, proved against the program that walks every one of them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide_data import read_guide
from guide_data.diff.difference import difference
from guide_data.diff.journeys import Divergence
from guide_data.diff.renames import renamed
from tests.support.edited_flows import EDITS, SLOW, START, called, with_parts
from tests.support.flows import asking


def journeys(flow, step=None, given=None):
    """Every consistent journey from a step to an end: the answers, and the steps passed."""
    here, given = flow.steps[step or flow.guide.start], given or {}
    if not here.options:
        yield (), (here.id,)
    for option in here.options:
        if given.get(here.asks, option.id) == option.id:
            said = given | ({here.asks: option.id} if here.asks else {})
            for answers, steps in journeys(flow, option.to, said):
                yield (option.id, *answers), (here.id, *steps)


def offered(step, given):
    """The answers that agree with those given before."""
    return [o.id for o in step.options if given.get(step.asks, o.id) == o.id]


def walked(flow, answers, steps, names):
    """How one journey parts in another flow, and the answers that show it."""
    here, given = flow.steps[flow.guide.start], {}
    for n, answer in enumerate(answers):
        if not offered(here, given):
            return Divergence("sooner", steps[n], here.id, ""), answers[:n]
        if answer not in offered(here, given):
            return Divergence("answer", steps[n], here.id, answer), answers[: n + 1]
        given |= {here.asks: answer} if here.asks else {}
        here = flow.steps[here.option(answer).to]
    if offered(here, given):
        return Divergence("further", steps[-1], here.id, ""), answers
    if names.get(steps[-1], steps[-1]) != here.id:
        return Divergence("elsewhere", steps[-1], here.id, ""), answers
    return None, answers


def all_walked(old, new, names):
    """How each journey of a flow parts in another: how many so, and how short they may be."""
    counts, shortest = Counter(), {}
    for answers, steps in journeys(old):
        parted, shown = walked(new, answers, steps, names)
        counts[parted] += 1
        shortest[parted] = min(len(shown), shortest.get(parted, len(shown)))
    del counts[None]
    return counts, {parted: shortest[parted] for parted in counts}


def parted(group):
    return Divergence(group.how, group.old, group.new, group.answer)


def turned(parted):
    """The same seen from the other flow."""
    how = {"sooner": "further"}.get(parted.how, parted.how)
    return Divergence(how, parted.new, parted.old, parted.answer)


@st.composite
def edits(draw):
    """Two random flows, some of whose steps may have other ids in the second."""
    old, new = draw(asking()), draw(asking())
    return old, called(
        new, {step: f"n{step}" for step in draw(st.sets(st.sampled_from([*new.steps])))}
    )


@given(edits())
def test_journeys_that_part_are_counted_as_if_each_was_walked(edit):
    old, new = edit
    counts, shortest = all_walked(old, new, renamed(old, new))
    found = difference(old, new)
    assert {parted(group): group.count for group in found.diverged} == counts
    assert {parted(group): len(group.journey) for group in found.diverged} == shortest
    assert [group.count for group in found.diverged] == sorted(counts.values(), reverse=True)
    assert found.old_journeys == len(list(journeys(old)))


@given(edits())
def test_journeys_that_open_are_counted_as_if_each_was_walked(edit):
    old, new = edit
    counts, shortest = all_walked(new, old, {})
    opened = {way for way in counts if way.how in ("answer", "sooner")}
    found = difference(old, new)
    assert {parted(group): group.count for group in found.added} == {
        turned(way): counts[way] for way in opened
    }
    assert {parted(group): len(group.journey) for group in found.added} == {
        turned(way): shortest[way] for way in opened
    }
    assert found.new_journeys == len(list(journeys(new)))


@given(edits())
def test_the_journey_of_a_group_shows_it(edit):
    old, new = edit
    names = renamed(old, new)
    every = dict(journeys(old))
    for group in difference(old, new).diverged:
        begun = [answers for answers in every if answers[: len(group.journey)] == group.journey]
        assert parted(group) in {walked(new, a, every[a], names)[0] for a in begun}


def rows(groups):
    return {parted(group): (group.count, " ".join(group.journey)) for group in groups}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_becomes_of_journeys(edited, small, edit):
    found = difference(small, read_guide(edited(*edit.written)))
    assert rows(found.diverged) == edit.parted
    assert rows(found.added) == edit.opened
    assert {person.id for person in found.scenarios} == edit.people


def test_people_part_as_their_journey_does(edited, small):
    [person] = difference(small, read_guide(edited(START, SLOW, ""))).scenarios
    assert parted(person) == Divergence("answer", "start", "start", "slow")
    assert person.journey == ("slow", "unsolved")


def test_somebody_who_stops_on_the_way_is_led_astray_too(small):
    person = small.journeys[0].model_copy(update={"answers": ("all",), "ends": "router-lamp"})
    steps = {"router-lamp": "device-switch", "device-switch": "router-lamp"}
    [found] = difference(with_parts(small, journeys=(person,)), called(small, steps)).scenarios
    assert parted(found) == Divergence("elsewhere", "router-lamp", "device-switch", "")


def test_somebody_who_was_nowhere_before_is_not_led_astray(small):
    person = small.journeys[0].model_copy(update={"answers": ("never",)})
    assert difference(with_parts(small, journeys=(person,)), small).scenarios == ()
