"""A draft says so on every page, in every language, and to everybody who keeps or finds pages."""

import pytest
from bs4 import BeautifulSoup

from guide_data import Journey
from guide_data.words.i18n import LANGUAGES, words_for
from widgets import document
from widgets.live.parts.note import note_text
from widgets.pages.not_found import not_found
from widgets.pages.print_page import paper
from widgets.views.draft_mark import set_draft

MARKS = {language: words.draft for language, words in LANGUAGES.items()}
PAGES = {"page": document, "paper": paper, "not found": not_found}


@pytest.fixture
def draft(monkeypatch):
    monkeypatch.setenv("GUIDE_DRAFT", "")
    set_draft(True)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_mark_stands_outside_of_all_that_is_shown_and_hidden(draft, either, page):
    soup = BeautifulSoup(page(either), "html.parser")
    aside = soup.body.find(True, recursive=False)
    assert aside.name == "aside"
    spoken = [flow.guide.language for flow in either.languages]
    assert {line["lang"]: line.text for line in aside("p")} == {one: MARKS[one] for one in spoken}
    own = next(iter(aside("p")))
    assert own["lang"] == soup.html["lang"]
    assert soup.title.text.startswith(own.text)
    assert soup.find("meta", {"name": "robots"})["content"] == "noindex"
    assert not soup(style=True)


def test_on_paper_every_step_is_marked(draft, small):
    steps = BeautifulSoup(paper(small), "html.parser")("section")
    assert all(step.mark.text == MARKS["ja"] for step in steps)


def test_the_note_for_the_telephone_begins_with_the_mark(draft, either):
    words = words_for(either.guide.language)
    note = note_text(Journey.begin(either), words)
    assert note.splitlines()[0] == words.draft


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_what_was_checked_has_no_mark_and_not_a_byte_of_it(small, page, monkeypatch):
    monkeypatch.setenv("GUIDE_DRAFT", "")
    text = page(small)
    assert not [mark for mark in (*MARKS.values(), "<mark", "<aside", "noindex") if mark in text]
