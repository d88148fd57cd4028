"""Every kind of step, in both forms, has no fault that axe knows (WCAG 2.2 AA)."""

from guide_data import read_guide
from tests.support.axe import COLOURS, kinds, violations
from tests.support.visitor import Visitor

FLOW = read_guide()


def test_the_page_is_accessible(reader, site):
    visitor = Visitor(reader, FLOW).open(site)
    for step in kinds(FLOW).values():
        visitor.go(step)
        assert (step, violations(reader)) == (step, [])
        # In the dark only the colours are others.
        reader.emulate_media(color_scheme="dark")
        assert (step, violations(reader, COLOURS)) == (step, [])
        reader.emulate_media(color_scheme="light")


def test_the_live_guide_is_accessible(awake):
    awake.restart()
    for step in kinds(FLOW).values():
        awake.go(step)
        awake.await_live()
        assert (step, violations(awake.page)) == (step, [])
