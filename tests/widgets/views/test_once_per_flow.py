"""What is made of a flow is made once, and goes with it."""

import gc

from guide_data.reading.reader import flow_of
from tests.support.paths import SMALL
from widgets.views.once_per_flow import once_per_flow
from widgets.views.step_view import all_views


def test_it_is_made_once_for_each_flow(small, flow):
    made = once_per_flow(lambda flow: [flow.name])
    assert made(small) is made(small)
    assert made(small) != made(flow)


def test_two_flows_that_are_equal_have_one_each(small):
    made = once_per_flow(lambda flow: [flow.name])
    assert made(flow_of(SMALL)) is not made(small)


def test_it_goes_with_its_flow():
    calls = []
    made = once_per_flow(lambda flow: calls.append(id(flow)))
    for _ in range(3):
        made(flow_of(SMALL))
        gc.collect()
    assert len(calls) == 3


def test_views_are_made_once(small):
    assert all_views(small) is all_views(small)
