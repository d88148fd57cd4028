"""What the telephone note tells of a journey: what was tried, how it went, and when it began."""

from guide_data import Journey
from guide_data.model.step import REMEDY_ANSWERS
from guide_data.words.i18n import words_for
from tests.support.live_guide import hear, tap
from widgets.live.parts.note import Note, paragraph


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


def test_who_came_by_a_link_is_not_said_to_have_tried_nothing(guide):
    guide.go("human")
    assert guide.words.note_text["nothing"] not in guide.parts[Note].text
