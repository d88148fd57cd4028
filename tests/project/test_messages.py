"""No message without both: every template of the sources stands in the catalogue, and no other."""

from string import Formatter

import pytest
from babel.messages.pofile import read_po

from guide_data.messages.catalogue import CATALOGUES, catalogue
from tests.support.message_templates import all_templates, everything_said, words_unsaid


@pytest.fixture(scope="module")
def english():
    return catalogue("en")


def test_no_message_is_put_together_as_it_is_said():
    made = [
        f"{said.place}: give say() one whole template" for said in everything_said() if said.is_open
    ]
    assert made == []


def test_all_words_are_said():
    unsaid = list(words_unsaid())
    assert not unsaid, "Say it by say(), gettext() or a table of templates():\n" + "\n".join(unsaid)


def test_every_message_is_there_in_english(english):
    missing = [one.entry() for one in all_templates().values() if not english.get(one.text)]
    assert not missing, "Fill in and add to guide_data/messages/en.po:\n\n" + "\n".join(missing)


def test_the_catalogue_has_no_message_that_nothing_says(english):
    stale = sorted(english.keys() - all_templates().keys() - {""})
    assert not stale, "Delete from guide_data/messages/en.po:\n" + "\n".join(stale)


def test_a_message_has_the_same_values_in_both(english):
    apart = [
        f"{one.place}: {one.text} / {english[one.text]}"
        for one in all_templates().values()
        if one.formatted and fields(one.text) != fields(english.get(one.text) or one.text)
    ]
    assert apart == []


def fields(template):
    """The names that a template has values for, in whatever order it says them."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_it_is_read_as_others_read_it(english):
    with (CATALOGUES / "en.po").open("rb") as file:
        read = [(one.id, one.string) for one in read_po(file, locale="en") if one.id]
    assert [pair for pair in english.items() if pair[0]] == read
