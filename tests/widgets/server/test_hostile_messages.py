"""What a browser could do to the widgets' state, were there no gate: the guide goes on."""

from datetime import date

import pytest
from comm.base_comm import BaseComm
from hypothesis import given, settings
from hypothesis import strategies as st
from traitlets import TraitError

from guide_data import read_guide
from tests.support.paths import SMALL
from tests.support.widget_tree import widgets_of
from widgets import Guide
from widgets.live.parts.document_checker import DocumentChecker

LONG = "長" * 100_000
DEEP = [[[[[[[["x"]]]]]]]]
WRONG = {
    "none": None,
    "true": True,
    "number": -1,
    "huge": 10**400,
    "infinite": float("inf"),
    "empty": "",
    "long": LONG,
    "markup": "<script>alert(1)</script>",
    "half-a-character": "\ud800",
    "nul": "\0",
    "list": [],
    "long-list": ["a"] * 10_000,
    "mixed": [1, None, "a", {}],
    "deep": DEEP,
    "object": {},
    "other-object": {"id": LONG, "__class__": "x", "constructor": {"prototype": 1}},
    "model": "IPY_MODEL_00000000",
    "models": ["IPY_MODEL_00000000"] * 3,
}
# A browser's message comes as JSON; what a widget does with it ends here, and never raises beyond.
ENDS = (TraitError, ValueError, TypeError, AttributeError, KeyError, RecursionError)


@pytest.fixture(autouse=True)
def quiet(monkeypatch):
    """Nobody is told anything: only what Python believes is looked at."""
    monkeypatch.setattr(BaseComm, "publish_msg", lambda *_, **__: None)


def kinds_of(guide):
    """One widget of each kind: what holds for one button holds for all."""
    return list({type(widget): widget for widget in widgets_of(guide)}.values())


def told(widget, **data):
    """Let a widget be told something by a browser, as a kernel does it."""
    message = {"content": {"data": data}, "buffers": []}
    try:
        widget._handle_msg(message)
    except ENDS:
        return


@pytest.fixture(params=["small"])
def guide(request):
    """A guide that is two steps in, so that all of its parts were in use."""
    guide = Guide(request.getfixturevalue(request.param))
    for _ in range(2):
        if options := guide.journey.step.options:
            guide.choose(options[0].id)
    return guide


def works(guide):
    """Whether a guide still leads from its start to an end."""
    guide.restart()
    assert guide.step == guide.flow.guide.start
    while guide.journey.step.options:
        before = guide.step
        guide.choose(guide.journey.step.options[0].id)
        assert guide.step != before
    guide.back()
    guide.edit(0)
    return guide.step == guide.flow.guide.start


@pytest.mark.parametrize("value", WRONG.values(), ids=WRONG)
def test_no_trait_of_any_widget_stops_the_guide(guide, value):
    step, journey = guide.step, guide.journey
    for widget in kinds_of(guide):
        for name in widget.keys:
            told(widget, method="update", state={name: value})
    assert (guide.step, guide.journey) == (step, journey)
    assert works(guide)


def test_no_widget_is_left_out(guide):
    step = guide.step
    for widget in widgets_of(guide):
        told(widget, method="update", state={name: [LONG] for name in widget.keys})
        told(widget, method="update", state=dict.fromkeys(widget.keys, "x"))
        for name in ("children", "value", "ticked", "step", "trail", "text", "_dom_classes"):
            told(widget, method="update", state={name: []})
    assert guide.step == step
    assert works(guide)


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG)
def test_no_message_to_any_widget_stops_the_guide(guide, content):
    keys = ("event", "trail", "step", "began", "device", "language", "visit", "go", "chosen")
    for widget in kinds_of(guide):
        told(widget, method="custom", content=content)
        told(widget, method="custom", content=dict.fromkeys(keys, content))
        for key in keys:
            told(widget, method="custom", content={"trail": ["a"], key: content})
        assert guide.step in guide.views
    assert works(guide)


@pytest.mark.parametrize(
    "data", [{}, {"method": "x"}, {"method": "update"}, {"method": []}], ids=str
)
def test_no_unknown_message_stops_the_guide(guide, data):
    for widget in kinds_of(guide):
        told(widget, method=data.pop("method", None), **data)
    assert works(guide)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=10,
)


@settings(max_examples=settings().max_examples // 12)
@given(st.data())
def test_any_messages_in_any_order_leave_the_guide_valid(data):
    guide = Guide(read_guide(SMALL))
    for _ in range(15):
        widget = data.draw(st.sampled_from(widgets_of(guide)))
        if data.draw(st.booleans()):
            state = {data.draw(st.sampled_from(widget.keys)): data.draw(JSON)}
            told(widget, method="update", state=state)
        else:
            clicks = st.just({"event": "click"})
            told(widget, method="custom", content=data.draw(clicks | JSON))
        assert guide.step in guide.views
        assert guide.step in (guide.journey.step.id, "index")
    assert works(guide)


@pytest.mark.parametrize("ticked", [["x"] * 101, [1], 1, {"a": 1}, None, [["a"]], [None]], ids=repr)
def test_ticks_that_are_none_are_not_taken(flow, ticked):
    papers = DocumentChecker(flow, today=lambda: date(2026, 1, 1))
    papers.ticked = ["passport"]
    verdict = papers.verdict
    told(papers, method="update", state={"ticked": ticked})
    assert (papers.ticked, papers.verdict) == (["passport"], verdict)
