"""What a browser says of its address: the guide goes there, whatever has changed meanwhile."""

import pytest

from tests.support.live_guide import hear, tap
from widgets.live.parts.note import Note

# The step in the address, the trail the browser kept, the step shown, and answers that count.
VISITS = {
    "a whole visit": ("device-forget", ["start", "one", "unsolved"], "device-forget", 2),
    "a shared link": ("router-plug", ["router-plug"], "router-plug", 0),
    "a jump": ("smoke", ["start", "one", "#smoke"], "smoke", 2),
    "an answer that is no more": ("router-plug", ["start", "nope"], "router-plug", 0),
    "an answer that leads elsewhere now": ("human", ["start", "one"], "human", 0),
    "a step that is no more": ("nope", ["nope", "one"], "start", 0),
    "a jump that is no more": ("start", ["start", "#nope"], "start", 0),
    "the index": ("index", ["start", "one"], "index", 1),
    "the index by a link": ("index", ["index"], "index", 1),
    "nothing": ("", [""], "start", 0),
}


@pytest.mark.parametrize(("step", "trail", "at", "answers"), VISITS.values(), ids=VISITS)
def test_the_guide_goes_where_the_browser_is(guide, step, trail, at, answers):
    guide.choose("all")
    hear(guide, {"step": step, "trail": trail, "began": "", "device": ""})
    assert guide.step == at
    assert len(guide.journey.answers) == answers


def test_a_jump_forgets_nothing_that_was_tried(guide):
    for answer in ("slow", "unsolved"):
        tap(guide, answer)
    tried = guide.parts[Note].text
    trail = [guide.journey.start, *guide.journey.answers, "#smoke"]
    hear(guide, {"step": "smoke", "trail": trail})
    assert guide.parts[Note].text == tried
    assert len(guide.trail.buttons) == len(trail) - 1


NONSENSE = {
    "no message": None,
    "a number": 7,
    "a list": ["start"],
    "an empty message": {},
    "no trail": {"trail": []},
    "text for a trail": {"trail": "start"},
    "numbers in a trail": {"trail": ["start", 1]},
    "lists in a trail": {"trail": [["start"]]},
    "a dictionary for a trail": {"trail": {"0": "start"}},
    "an endless trail": {"trail": ["router-plug"] * 100_000},
}


@pytest.mark.parametrize("content", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_from_a_browser_is_ignored(guide, content):
    guide.choose("all")
    hear(guide, content)
    assert guide.step == "router-lamp"


@pytest.mark.parametrize("junk", [None, 7, ["x"], {"x": 1}, "x" * 5000], ids=type)
def test_nonsense_about_the_device_is_left_out(guide, junk):
    hear(guide, {"step": "human", "trail": ["human"], "began": junk, "device": junk})
    assert guide.step == "human"
    assert "x" not in guide.parts[Note].text
