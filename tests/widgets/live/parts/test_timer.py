"""The waiting part, driven from Python: what the browser is told, and what it tells."""

import re

import pytest

from guide_data.model.step import Wait
from guide_data.words.i18n import LANGUAGES
from widgets import Guide
from widgets.live.parts.timer import Timer
from widgets.views.assets import script

MINUTES = Wait(least=1, most=5, unit="minutes")
DAYS = Wait(least=1, most=2, unit="days")
LOOK = Wait(least=1, most=5, unit="minutes", meanwhile=("**両方**見ます。", "「迷惑メール」 < 3"))


@pytest.fixture
def timer(flow):
    return waiting(flow, MINUTES)


def waiting(flow, wait, key="a"):
    """A timer of its own, as somebody may show it in a notebook."""
    timer = Timer(flow)
    timer.wait_for(key, wait)
    return timer


WAITS = "messages-wait"


def ran_out(timer):
    """Let the browser say that the time is up."""
    timer.set_state({"over": True})


def test_it_shows_what_it_is_given(timer):
    told = {"least": 1, "most": 5, "unit": "minutes", "meanwhile": []}
    assert (timer.key, timer.wait) == ("a", told)
    assert not timer.over


QUOTED = {"ja": "「迷惑メール」", "en": '<span lang="ja">「迷惑メール」</span>'}


@pytest.mark.parametrize(("language", "quoted"), QUOTED.items())
def test_what_to_look_at_meanwhile_is_told_as_the_steps_text_is(flow, language, quoted):
    both, less = waiting(flow.speaking(language), LOOK).wait["meanwhile"]
    assert both == "<strong>両方</strong>見ます。"
    assert less == f"{quoted} &lt; 3"


def test_without_a_wait_there_is_nothing_to_show(flow):
    assert waiting(flow, None).wait == {}


def test_every_wait_of_the_guide_can_be_shown(either, timer):
    for step in either.steps.values():
        timer.show(step)
        assert bool(timer.wait) == (step.waits is not None)


def test_another_wait_is_not_over(timer):
    ran_out(timer)
    timer.wait_for("b", DAYS)
    assert (timer.key, timer.wait["unit"], timer.over) == ("b", "days", False)


def test_the_same_wait_stays_over(timer):
    ran_out(timer)
    timer.wait_for("a", MINUTES)
    assert timer.over


CHANGES = {"key": ("b", MINUTES, ""), "wait": ("a", LOOK, ""), "answer": ("a", MINUTES, "はい")}


@pytest.mark.parametrize("given", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_the_browser_says_anew_whether_it_is_over(timer, given):
    ran_out(timer)
    timer.wait_for(*given)
    assert not timer.over


def test_that_time_is_up_can_be_observed(timer):
    seen = []
    timer.observe(lambda change: seen.append(change["new"]), "over")
    ran_out(timer)
    timer.wait_for("b", None)
    assert seen == [True, False]


def standing_out(guide):
    """The options that stand out on screen, by their words."""
    return [b.description for b in guide.screen.buttons if "next" in b._dom_classes]


def test_the_answer_to_give_stands_out_once_the_wait_is_over(either):
    guide = Guide(either)
    for step in either.steps.values():
        guide.go(step.id)
        assert standing_out(guide) == []
        ran_out(guide.parts[Timer])
        then = [step.after_wait.text] if step.after_wait else []
        assert standing_out(guide) == then == [text for text in [guide.parts[Timer].then] if text]


def test_nothing_stands_out_once_the_wait_is_begun_again(flow):
    guide = Guide(flow)
    guide.go(WAITS)
    ran_out(guide.parts[Timer])
    guide.parts[Timer].set_state({"over": False})
    assert standing_out(guide) == []


def test_what_stands_out_leads_on_and_leaves_nothing_behind(flow):
    guide = Guide(flow)
    guide.go(WAITS)
    ran_out(guide.parts[Timer])
    [button] = [b for b in guide.screen.buttons if "next" in b._dom_classes]
    button.click()
    assert guide.step == flow.steps[WAITS].after_wait.to
    guide.back()
    assert standing_out(guide) == []


def test_it_stands_out_also_when_the_same_step_is_reached_by_another_way(flow):
    guide = Guide(flow)
    guide.go(WAITS)
    ran_out(guide.parts[Timer])
    guide.address.on_visit(WAITS, ["start", "no-code"], "", "")
    assert (guide.step, guide.journey.answers) == (WAITS, ("no-code",))
    assert standing_out(guide) == [flow.steps[WAITS].after_wait.text]


def test_it_stands_out_in_another_language_too(flow):
    guide = Guide(flow)
    guide.go(WAITS)
    guide.speak("en")
    ran_out(guide.parts[Timer])
    assert (
        standing_out(guide)
        == [guide.flow.steps[WAITS].after_wait.text]
        == [guide.parts[Timer].then]
    )


def test_who_begins_anew_finds_no_wait_begun(flow, monkeypatch):
    guide, sent = Guide(flow), []
    monkeypatch.setattr(guide.parts[Timer], "send", sent.append)
    guide.go(WAITS)
    guide.back()
    assert sent == []
    guide.restart()
    assert sent == [{"forget": True}]


def test_it_speaks_another_language(flow, timer):
    timer.update(flow.speaking("en"), LANGUAGES["en"])
    assert timer.words == LANGUAGES["en"].timer
    assert timer.typography["locale"] == "en-GB"


def test_the_browser_is_told_only_the_words_it_uses(timer):
    used = re.findall(r"\bwords\.(\w+)|\.get\(\"words\"\)\.(\w+)", script("live/parts/timer.js"))
    assert set(timer.words) == {first or second for first, second in used}


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_every_language_fills_in_the_same(words, timer):
    def places(said):
        return {name: re.findall(r"\{\w+\}", text) for name, text in said.items()}

    assert places(words.timer) == places(timer.words)
