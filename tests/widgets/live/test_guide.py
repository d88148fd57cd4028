"""The live guide, driven from Python: as a visitor taps it, and as a browser talks to it."""

import pytest
from bs4 import BeautifulSoup

from guide_data import Journey, UnknownAnswer
from guide_data.model.step import REMEDY_ANSWERS
from guide_data.words.i18n import words_for
from widgets import Guide
from widgets.live.parts.note import Note, paragraph
from widgets.views.step_view import INDEX


@pytest.fixture
def guide(small):
    return Guide(small)


@pytest.fixture
def live(either):
    """A live guide of each content in turn."""
    return Guide(either)


def tap(guide, option_id):
    """Tap the button of an option, as a visitor does."""
    ids = [option.id for option in guide.views[guide.step].options]
    guide.screen.buttons[ids.index(option_id)].click()


def trail(guide):
    return guide.trail.buttons


def hear(guide, content):
    """Let a message arrive as from a browser."""
    guide.address._handle_custom_msg(content, [])


def test_it_begins_at_the_start(live):
    assert live.step == live.flow.guide.start
    assert not live.journey.answers


def test_answers_lead_on_and_can_be_taken_back(guide):
    guide.choose("one")
    assert guide.step == "device-switch"
    guide.choose("unsolved")
    guide.back()
    assert guide.step == "device-switch"
    guide.restart()
    assert (guide.step, guide.journey.answers) == ("start", ())


def test_steps_are_told_to_those_who_observe(guide):
    seen = []
    guide.observe(lambda change: seen.append(change["new"]), "step")
    guide.choose("slow")
    guide.choose("solved")
    assert seen == ["router-restart", "solved"]


def test_an_answer_that_is_not_offered_changes_nothing(guide):
    with pytest.raises(UnknownAnswer):
        guide.choose("nope")
    assert guide.step == "start"


@pytest.mark.parametrize(("asked", "at"), [("router-plug", "router-plug"), ("nope", "start")])
def test_it_can_start_anywhere(guide, asked, at):
    guide.choose("one")
    guide.go(asked)
    assert (guide.step, guide.journey.start, guide.journey.answers) == (at, at, ())


def test_every_step_is_on_screen_as_it_is_in_the_flow(live):
    for step in live.flow.steps.values():
        live.go(step.id)
        shown = BeautifulSoup(live.screen.text, "html.parser")
        assert shown.h2.text == step.title
        options = live.views[step.id].options
        assert [button.description for button in live.screen.buttons] == [o.text for o in options]


def test_tapping_leads_where_the_option_says(live):
    for step in live.flow.steps.values():
        for option in step.options:
            live.go(step.id)
            tap(live, option.id)
            assert live.step == option.to


def test_a_late_tap_on_the_step_before_does_nothing(guide):
    button = guide.screen.buttons[0]
    button.click()
    assert guide.step == "router-lamp"
    button.click()
    assert guide.step == "router-lamp"


def test_a_late_tap_does_nothing_where_there_are_fewer_options(guide):
    last = guide.screen.buttons[-1]
    for answer in ("slow", "unsolved"):
        tap(guide, answer)
    last.click()
    assert guide.step == "human"


def test_the_trail_lists_every_answer_in_order(guide):
    assert not trail(guide)
    for answer in ("one", "unsolved"):
        tap(guide, answer)
    passed = zip(guide.journey.steps, guide.journey.options, strict=False)
    for entry, (step, option) in zip(trail(guide), passed, strict=True):
        assert step.title in entry.description
        assert option.text in entry.description


EDITS = {
    "later answers that fit follow": (["all", "dark", "unsolved", "unsolved"], 1, "lit", "human"),
    "others are asked again": (["slow", "unsolved"], 0, "all", "router-lamp"),
    "asked, then what fits follows": (["one", "unsolved", "unsolved"], 0, "slow", "router-restart"),
    "the same answer restores all": (["one", "unsolved", "unsolved"], 0, "one", "router-restart"),
}


@pytest.mark.parametrize(("answers", "place", "other", "at"), EDITS.values(), ids=EDITS)
def test_an_answer_can_be_changed_from_the_trail(guide, answers, place, other, at):
    for answer in answers:
        tap(guide, answer)
    trail(guide)[place].click()
    assert len(trail(guide)) == place
    tap(guide, other)
    assert guide.step == at


def test_what_fits_follows_also_after_a_step_that_had_to_be_asked(guide):
    for answer in ("one", "others-too", "lit", "unsolved"):
        tap(guide, answer)
    trail(guide)[1].click()
    tap(guide, "unsolved")
    assert guide.step == "device-forget"
    tap(guide, "unsolved")
    assert guide.step == "human"  # the answer given at router-restart before


@pytest.mark.parametrize("forget", [Guide.back, Guide.restart])
def test_answers_taken_back_do_not_follow(guide, forget):
    for answer in ("slow", "unsolved"):
        tap(guide, answer)
    trail(guide)[0].click()
    forget(guide)
    tap(guide, "slow")
    assert guide.step == "router-restart"


def test_the_note_is_there_when_a_human_is_needed(live):
    for step in live.flow.steps.values():
        live.go(step.id)
        wanted = step.ends == "human" or step.id == live.flow.guide.urgent.to
        assert bool(live.parts[Note].text) == wanted


def test_the_note_tells_what_was_tried_and_how_it_went(guide):
    for answer in ("one", "unsolved", "unsolved", "unable"):
        tap(guide, answer)
    names, steps = guide.words.note_text, guide.journey.steps
    seen = guide.journey.options[0]
    told = sections(guide.parts[Note].text)
    assert told[names["sees"]] == [seen.text]
    assert told[names["unsolved"]] == [step.title for step in steps[1:3]]
    assert told[names["unable"]] == [steps[3].title]
    assert names["tried"] not in told


def sections(note):
    """The lines of a note by the titles of its sections."""
    told = {}
    for line in note.splitlines()[1:]:
        if line.startswith("■ "):
            told[line[2:]] = []
        elif line.startswith("・"):
            told[list(told)[-1]].append(line[1:])
    return told


def told_of(flow, step, option):
    """What the note tells of one answer alone."""
    return sections(paragraph(Journey(flow, step.id, (option.id,)))["text"])


def test_the_note_tells_a_special_case_with_its_remedy(either):
    names = words_for(either.guide.language).note_text
    remedies = [step for step in either.steps.values() if step.kind == "remedy"]
    special = [
        (step, option)
        for step in remedies
        for option in step.options
        if option.id not in REMEDY_ANSWERS and not option.uninformative
    ]
    assert special
    for step, option in special:
        line = names["result"].format(title=step.title, text=option.text)
        assert told_of(either, step, option)[names["tried"]] == [line]


def test_an_answer_that_says_nothing_is_not_in_the_note(flow):
    names = words_for(flow.guide.language).note_text
    steps = flow.steps.values()
    silent = [(step, option) for step in steps for option in step.options if option.uninformative]
    assert silent
    for step, option in silent:
        told = told_of(flow, step, option)
        assert names["sees"] not in told
        assert option.text not in str(told)


def test_what_was_answered_twice_is_told_once(guide):
    for answer in ("#device-switch", "unsolved", "#device-switch", "unsolved", "#human"):
        guide.journey = guide.journey.choose(answer)
    names, [step] = guide.words.note_text, {guide.flow.steps["device-switch"].title}
    assert sections(paragraph(guide.journey)["text"])[names["unsolved"]] == [step]


def test_where_the_note_tells_the_answers_the_trail_is_folded_and_still_leads_back(guide):
    for answer in ("slow", "unsolved"):
        tap(guide, answer)
    assert guide.parts[Note].text
    assert "folded" in guide.trail._dom_classes
    trail(guide)[0].click()
    assert guide.step == "start"
    tap(guide, "one")
    assert not guide.parts[Note].text
    assert "folded" not in guide.trail._dom_classes


def test_the_note_is_in_every_language_the_visitors_first(guide):
    guide.speak("en")
    guide.go("human")
    titles = [flow.guide.subject or flow.guide.title for flow in (guide.flow, guide.original)]
    assert [guide.parts[Note].text.index(title) for title in titles] == sorted(
        guide.parts[Note].text.index(title) for title in titles
    )
    assert all(contact.number in guide.parts[Note].text for contact in guide.original.contacts)


def test_the_note_tells_device_and_beginning_as_the_browser_said(guide):
    visit = {"step": "human", "trail": ["human"]}
    hear(guide, visit | {"began": "2026/11/22 15:04", "device": "iPad"})
    assert "2026/11/22 15:04" in guide.parts[Note].text
    assert "iPad" in guide.parts[Note].text


def test_the_index_is_shown_and_left(live):
    live.go(INDEX)
    assert live.step == INDEX
    assert not live.screen.buttons
    assert live.parts[Note].text == ""
    live.restart()
    assert live.step == live.flow.guide.start


def test_the_index_takes_no_answer(guide):
    guide.go("index")
    with pytest.raises(UnknownAnswer):
        guide.choose(guide.journey.step.options[0].id)


def test_leaving_the_index_returns_to_the_step_before(guide):
    tap(guide, "one")
    guide.go(INDEX)
    guide.back()
    assert guide.step == "device-switch"


def test_the_index_hides_what_belongs_to_the_step_before(guide):
    for answer in ("slow", "unsolved"):
        tap(guide, answer)
    guide.go(INDEX)
    assert guide.parts[Note].text == ""


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


def test_who_came_by_a_link_is_not_said_to_have_tried_nothing(guide):
    guide.go("human")
    assert guide.words.note_text["nothing"] not in guide.parts[Note].text


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


def test_a_notebook_gets_a_widget_and_its_first_step_to_read(live):
    bundle = live._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    still = BeautifulSoup(bundle["text/html"], "html.parser")
    first = live.views[live.flow.guide.start]
    assert still.h3.text == first.heading
    assert [item.text for item in still("li")] == [option.text for option in first.options]
    assert not still(["button", "a", "script"])
