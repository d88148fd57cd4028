"""The page in any language: which way it runs, where others are, what is untranslated."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from guide_data import read_guide
from tests.support.any_language import guide_in, translate
from widgets.live.guide import Guide
from widgets.live.parts.note import Note
from widgets.pages.not_found import not_found
from widgets.pages.page import document
from widgets.pages.print_page import paper
from widgets.pages.site import write
from widgets.views.words import words_of

OTHERS = ("de", "ar", "zh-Hans")


@pytest.fixture(scope="module")
def arabic(tmp_path_factory):
    return read_guide(guide_in(tmp_path_factory.mktemp("ar") / "guide", "ar"))


@pytest.fixture(scope="module")
def french(tmp_path_factory):
    """A guide in French with three translations, one of which lacks a step."""
    folder = guide_in(tmp_path_factory.mktemp("fr") / "guide", "fr")
    for language in OTHERS:
        translate(folder, language, leave_out=("1_code.yaml",) if language == "ar" else ())
    return read_guide(folder)


def soup(html):
    return BeautifulSoup(html, "html.parser")


def ways(page):
    """The languages and directions of a document and of the guide in it."""
    return [(tag["lang"], tag.get("dir")) for tag in (page.html, page.select_one(".guide"))]


@pytest.mark.parametrize("form", [document, paper], ids=["page", "paper"])
def test_a_document_runs_as_its_language_does(arabic, french, form):
    assert ways(soup(form(arabic))) == [("ar", "rtl")] * 2
    assert ways(soup(form(french))) == [("fr", None)] * 2
    assert ways(soup(form(french, language="ar"))) == [("ar", "rtl")] * 2


def test_what_a_translation_lacks_says_its_language_and_way(french):
    page = soup(document(french, language="ar"))
    step = page.find(id="wait")
    assert (step.h2["lang"], step.h2["dir"]) == ("fr", "ltr")
    assert step.select_one(".body > div")["dir"] == "ltr"
    assert not step.select(".option[lang]")
    assert not page.find(id="human").h2.get("lang")


@pytest.mark.parametrize("form", [document, paper], ids=["page", "paper"])
def test_each_language_leads_to_every_other(french, form):
    for spoken in french.languages:
        page = soup(form(french, language=spoken.guide.language))
        links = {a["hreflang"]: (a.text, a["lang"]) for a in page("a", hreflang=True)}
        assert links == {
            other.guide.language: (words_of(other).language, other.guide.language)
            for other in french.languages
            if other is not spoken
        }


def test_one_other_language_is_a_link_and_several_are_a_list(french, small):
    assert soup(document(french)).select_one(".switch details > summary").text == "Français"
    one = small.model_copy(update={"others": (small.model_copy(),)})
    assert not soup(document(one)).select(".switch details")


def test_a_site_has_a_folder_for_each_language(french, tmp_path):
    names = {path.relative_to(tmp_path).as_posix() for path in write(french, tmp_path)}
    assert {f"{one}/{leaf}" for one in OTHERS for leaf in ("index.html", "print.html")} <= names
    told = json.loads((tmp_path / "zh-Hans" / "manifest.json").read_text(encoding="utf-8"))
    assert told["lang"] == "zh-Hans"
    kept = re.search("self.guide = (.*);", (tmp_path / "service_worker.js").read_text("utf-8"))
    assert "zh-Hans/index.html" in json.loads(kept[1])["pages"]


def test_the_page_for_nowhere_is_in_every_language(french):
    sections = soup(not_found(french)).select("section")
    assert [(one["lang"], one.get("dir")) for one in sections] == [
        ("fr", None),
        ("ar", "rtl"),
        ("de", None),
        ("zh-Hans", None),
    ]


def test_the_index_is_in_the_order_of_its_language(french):
    folds = soup(document(french)).select("#index details")
    read = [(fold.summary.text[0], [dt.text for dt in fold("dt")]) for fold in folds]
    assert read == [("E", ["eau", "écran"]), ("O", ["œuvre", "ouvrir"]), ("Z", ["zéro"])]


def test_live_what_a_translation_lacks_is_marked_and_numbers_run_as_they_are_dialled(french):
    guide = Guide(french)
    guide.speak("ar")
    assert guide.address.direction == "rtl"
    guide.choose("waiting")
    heading = soup(guide.screen.text).h2
    assert (heading["lang"], heading["dir"]) == ("fr", "ltr")
    assert not [one for one in guide.screen.buttons if "untranslated" in one._dom_classes]
    guide.choose("unsolved")
    [note, *others] = guide.parts[Note].paragraphs
    assert "\u2066+33-1-23-45-67-89\u2069" in note["text"]
    assert [one["language"] for one in (note, *others)] == ["ar", "fr", "de", "zh-Hans"]


def test_paper_says_its_day_as_the_language_does(french):
    said = soup(paper(french)).select_one(".read").text
    assert "22 novembre 2026" in said
