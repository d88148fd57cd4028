"""The same step under another id."""

import pytest

from guide_data import Option, Step, read_guide
from guide_data.diff.difference import difference
from guide_data.diff.renames import renamed
from guide_data.diff.summary import report
from guide_data.model.step import Cause
from tests.support.edited_flows import ROUTER, called, places, with_parts


def strangers(flow):
    """The steps in groups, none of which leads to another of its group."""
    groups = []
    for step in flow.steps.values():
        near = {to.id for to in flow.steps.values() if any(o.to == step.id for o in to.options)}
        near |= {option.to for option in step.options}
        free = next((group for group in groups if not near & set(group)), None)
        if free is None:
            groups.append(free := [])
        free.append(step.id)
    return groups


@pytest.mark.parametrize("at_once", [False, True], ids=["among others", "all at once"])
def test_steps_under_other_ids_are_the_same_steps(either, at_once):
    for steps in [list(either.steps)] if at_once else strangers(either):
        names = {step: f"{step}-2" for step in steps}
        found = difference(either, called(either, names))
        assert {row.old: row.new for row in found.renames} == names
        assert (found.diverged, found.added, found.scenarios) == ((), (), ())


def test_a_step_under_another_id_and_in_other_words_is_the_same_step(edited, small):
    edited(ROUTER, "id: router-plug", "id: plug")
    edited(ROUTER, "to: router-plug", "to: plug")
    found = difference(small, read_guide(edited(ROUTER, "奥まで差し込みます", "奥まで入れます")))
    assert [(row.old, row.new) for row in found.renames] == [("router-plug", "plug")]
    assert found.diverged == ()
    assert places(found.changes) == {("steps", "plug", "text")}
    assert any("router-plug" in line for line in report(found))


def question(id_, title, **targets):
    options = [Option(id=answer, text="t", to=to) for answer, to in targets.items()]
    return Step(id=id_, kind="question", title=title, options=tuple(options))


def outcome(id_, title, ends="human"):
    return Step(id=id_, kind="outcome", title=title, ends=ends)


# Steps that went, steps that came, and the ids that changed.
CAME_AND_WENT = {
    "in the same words": ([outcome("a", "窓口に聞く")], [outcome("b", "窓口に聞く")], {"a": "b"}),
    "in other words": ([outcome("a", "窓口に聞く")], [outcome("b", "朝まで待つ")], {}),
    "as another end": ([outcome("a", "待つ", "wait")], [outcome("b", "待つ", "solved")], {}),
    "once only": (
        [outcome("a", "窓口に聞きます"), outcome("b", "窓口に聞く")],
        [outcome("c", "窓口に聞く")],
        {"b": "c"},
    ),
    "with the same options, in words half the same": (
        [question("a", "窓口に聞けますか", yes="end")],
        [question("b", "お店に行けますか", yes="end")],
        {"a": "b"},
    ),
    "with other options, in words half the same": (
        [question("a", "窓口に聞けますか", yes="end")],
        [question("b", "お店に行けますか", no="end")],
        {},
    ),
    "with options that lead to such steps": (
        [question("a", "窓口に聞けますか", yes="c"), outcome("c", "聞く")],
        [question("b", "お店に行けますか", yes="d"), outcome("d", "聞く")],
        {"a": "b", "c": "d"},
    ),
}


@pytest.mark.parametrize(("went", "came", "names"), CAME_AND_WENT.values(), ids=CAME_AND_WENT)
def test_a_step_that_came_may_be_one_that_went(small, went, came, names):
    old, new = (
        with_parts(small, causes=(Cause(id="c", title="c", steps=(*steps, outcome("end", "e"))),))
        for steps in (went, came)
    )
    assert renamed(old, new) == names
    assert renamed(new, old) == {now: was for was, now in names.items()}
