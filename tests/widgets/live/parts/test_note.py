"""The telephone note, driven from Python: the text, and the number that stands first."""

import re

import pytest

from guide_data.words.i18n import LANGUAGES
from widgets import Guide
from widgets.live.parts.note import Note
from widgets.views.assets import script


@pytest.fixture
def note(flow):
    """A note of its own, as somebody may show it in a notebook."""
    note = Note(flow)
    note.show(flow.helpline)
    return note


def numbers(text, flow):
    """The contacts of a flow in the order in which a text names them."""
    named = {c.id: text.find(f"・{c.label}\n\u3000{c.number}") for c in flow.contacts}
    return sorted((one for one in named if named[one] >= 0), key=named.__getitem__)


IDS = ["free", "paid", "abroad"]
# What is put first, and the order then.
ORDERS = {
    "": IDS,
    "free": IDS,
    "paid": ["paid", "free", "abroad"],
    "abroad": ["abroad", "free", "paid"],
    "nobody": IDS,
}


@pytest.mark.parametrize(("first", "order"), ORDERS.items())
def test_the_number_chosen_stands_first_and_none_is_lost(note, flow, first, order):
    note.first = first
    assert numbers(note.text, flow) == order


def test_it_follows_the_browser(note, flow):
    note.set_state({"first": "abroad"})
    assert numbers(note.text, flow)[0] == "abroad"


def test_where_nothing_is_written_nothing_is_shown_whatever_is_chosen(note):
    note.show(None)
    note.first = "paid"
    assert note.text == ""


@pytest.mark.parametrize("said", ["ja", "en"])
def test_every_language_of_the_guides_note_follows(flow, said):
    guide = Guide(flow)
    guide.speak(said)
    guide.go("human")
    guide.parts[Note].first = "abroad"
    halves = guide.parts[Note].text.split("\n\n")
    flows = [guide.flow, *(other for other in flow.languages if other is not guide.flow)]
    assert [numbers(half, other)[0] for half, other in zip(halves, flows, strict=True)] == [
        "abroad",
        "abroad",
    ]


def test_what_was_chosen_stays_from_step_to_step(flow):
    guide = Guide(flow)
    guide.parts[Note].first = "paid"
    guide.go("start")
    assert guide.parts[Note].text == ""
    guide.go("human")
    assert numbers(guide.parts[Note].text, flow)[0] == "paid"


def test_the_browser_is_offered_every_contact_in_the_visitors_language(either):
    offered = Guide(either).parts[Note].contacts
    assert [(c["id"], c["label"], c["dial"]) for c in offered] == [
        (c.id, c.label, c.dial) for c in either.contacts
    ]


def test_numbers_of_the_english_guide_that_can_be_called_from_abroad_say_how(flow):
    for contact in flow.speaking("en").contacts:
        assert contact.id == "free" or re.sub("[^+0-9]", "", contact.number) == contact.dial


def test_the_browser_is_told_only_the_words_it_uses(note):
    used = re.findall(r"\bwords\.(\w+)|\.get\(\"words\"\)\.(\w+)", script("live/parts/note.js"))
    used += [(name, "") for name in ("copied", "selected")]
    assert set(note.words) == {first or second for first, second in used}


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_every_language_has_words_for_it(words):
    assert all([*words.note.values(), *words.note_text.values()])
