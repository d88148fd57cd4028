"""What is made of other widgets takes all of them along when it goes."""

import pytest
from ipywidgets.widgets.widget import _instances

from guide_data import read_guide
from guide_data.audits.inspect_folder import inspect
from tests.support.other_kinds import with_long_question, write_guide
from widgets import Guide
from widgets.editor.desk import Desk
from widgets.live.parts.part_registry import PARTS


@pytest.fixture
def left():
    """A function that tells how many widgets there are more than before."""
    before = set(_instances)
    return lambda: len(set(_instances) - before)


def walk(guide):
    """Show a guide's steps, so that it has made all that it ever makes."""
    for step in guide.flow.steps.values():
        guide.go(step.id)
        if step.options:
            guide.choose(step.options[0].id)
    return guide


def test_a_closed_guide_leaves_no_widget(small, left):
    guide = walk(Guide(small))
    assert left() > 20
    guide.close()
    guide.close()
    assert left() == 0


def test_a_closed_guide_leaves_another_one_whole(small, left):
    other = Guide(small)
    whole = left()
    Guide(small).close()
    assert left() == whole
    other.choose("one")
    assert other.step == "device-switch"


def test_a_long_list_goes_also_when_it_is_not_on_screen(tmp_path, left):
    guide = Guide(read_guide(write_guide(tmp_path, "manual", with_long_question(224))))
    guide.choose("abroad")
    guide.back()
    guide.close()
    assert left() == 0


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.name)
def test_a_part_alone_goes_with_its_frame(small, left, kind):
    part = kind(small)
    for _ in range(2):
        part._repr_mimebundle_()
    part.close()
    assert left() == 0


def test_a_part_of_a_guide_leaves_the_rest_whole(small, left):
    guide = Guide(small)
    whole = left()
    guide.parts[PARTS[0]].close()
    assert left() == whole - 1
    guide.close()
    assert left() == 0


def test_a_closed_desk_leaves_no_widget(edited, left):
    desk = Desk(edited("guide.yaml", "language: ja", "language: ja"), inspect)
    for step in ("router-lamp", "router-plug"):
        desk.go(step)
    desk.close()
    assert left() == 0
