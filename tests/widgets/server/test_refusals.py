"""What is refused is counted and told; which limits are near is told before they are reached."""

import pytest

from widgets.server.refusals import Refusals

USED = {
    "none": ({"live guides": (0, 40)}, {}),
    "few": ({"live guides": (31, 40)}, {}),
    "near": ({"live guides": (32, 40), "connections": (1, 500)}, {"live guides": "32/40"}),
    "reached": ({"connections": (500, 500)}, {"connections": "500/500"}),
    "no limit": ({"live guides": (0, 0)}, {}),
}


@pytest.mark.parametrize(("used", "near"), USED.values(), ids=USED)
def test_a_limit_that_is_near_is_told(told, used, near):
    Refusals().report(used)
    assert [record.values["near"] for record in told] == [near] * bool(near)


def test_refusals_are_told_once(told):
    refusals = Refusals()
    for why in ("full", "messages", "full"):
        refusals.add(why)
    refusals.report({})
    refusals.report({})
    [record] = told
    assert (record.event, record.values["counts"]) == ("refused", {"full": 2, "messages": 1})
