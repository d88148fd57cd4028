"""The waiting part, driven from Python: what the browser is told, and what it tells."""

import re

import pytest

from guide_data.flow import Wait
from widgets.assets import static
from widgets.timer import Timer
from widgets.words import ENGLISH, JAPANESE, LANGUAGES

MINUTES = Wait(least=1, most=5, unit="minutes")
DAYS = Wait(least=1, most=2, unit="days")


@pytest.fixture
def timer():
    return Timer(MINUTES, JAPANESE, "a")


def ran_out(timer):
    """Let the browser say that the time is up."""
    timer.set_state({"over": True})


def test_it_shows_what_it_is_given(timer):
    assert (timer.key, timer.wait) == ("a", {"least": 1, "most": 5, "unit": "minutes"})
    assert not timer.over


def test_without_a_wait_there_is_nothing_to_show():
    assert Timer(None, JAPANESE).wait == {}


def test_every_wait_of_the_guide_can_be_shown(either, timer):
    for step in either.steps.values():
        timer.show(step.id, step.waits)
        assert bool(timer.wait) == (step.waits is not None)


def test_another_wait_is_not_over(timer):
    ran_out(timer)
    timer.show("b", DAYS)
    assert (timer.key, timer.wait["unit"], timer.over) == ("b", "days", False)


def test_the_same_wait_stays_over(timer):
    ran_out(timer)
    timer.show("a", MINUTES)
    assert timer.over


def test_that_time_is_up_can_be_observed(timer):
    seen = []
    timer.observe(lambda change: seen.append(change["new"]), "over")
    ran_out(timer)
    timer.show("b", None)
    assert seen == [True, False]


def test_it_speaks_another_language(timer):
    timer.speak(ENGLISH)
    assert (timer.words["wait_stop"], timer.words["locale"]) == (ENGLISH.wait_stop, "en-GB")


def test_the_browser_is_told_only_the_words_it_uses(timer):
    used = re.findall(r"\bwords\.(\w+)|\.get\(\"words\"\)\.(\w+)", static("timer.js"))
    assert set(timer.words) == {first or second for first, second in used}


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_every_language_fills_in_the_same(words, timer):
    def places(said):
        return {name: re.findall(r"\{\w+\}", text) for name, text in said.items()}

    assert places(Timer(None, words).words) == places(timer.words)
