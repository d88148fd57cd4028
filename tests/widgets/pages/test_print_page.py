"""The whole guide for paper: every step once, and every answer says the number it leads to."""

from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from guide_data.text.index_order import heading, sort_key
from widgets import document
from widgets.pages.print_page import paper
from widgets.pages.site import write
from widgets.views.fragment import PAPER
from widgets.views.step_view import all_views


@pytest.fixture(scope="module")
def sheet(either):
    return BeautifulSoup(paper(either), "html.parser")


def numbers(sheet):
    """What stands before the heading of each step."""
    return {one["id"]: int(one.h2.text.partition(".")[0]) for one in sheet("section")}


def test_every_step_stands_there_once_the_start_first(sheet, either):
    ids = [section["id"] for section in sheet("section")]
    assert sorted(ids) == sorted(either.steps)
    assert ids[0] == either.guide.start
    assert [*numbers(sheet).values()] == list(range(1, len(ids) + 1))


def test_every_answer_says_the_number_it_leads_to(sheet, either):
    named, views = numbers(sheet), all_views(either)
    for step in either.steps:
        answers = sheet.find(id=step).select(".printed li")
        expected = [f"{o.text} → {named[o.to]}" for o in views[step].options]
        assert [answer.text for answer in answers] == expected


def test_the_contents_name_every_step(sheet, either):
    named = [line.text for line in sheet.select(".contents li")]
    assert sorted(named) == sorted(section.h2.text for section in sheet("section"))


def test_the_words_of_the_index_lead_to_numbers(sheet, either):
    shown = {row.dt.text: [dd.text for dd in row("dd")] for row in sheet.select(".words dl > div")}
    named = numbers(sheet)
    expected = {e.word: [f"→ {named[step]}" for step in e.steps] for e in either.index}
    assert shown == expected
    language = either.guide.language
    headings = dict.fromkeys(heading(one, language) for one in readings(either))
    assert [h3.text for h3 in sheet.select(".words h3")] == list(headings)


def readings(flow):
    """How the words of the index are read, in their order."""
    language, read = flow.guide.language, [entry.reading or entry.word for entry in flow.index]
    return sorted(read, key=lambda one: sort_key(one, language))


def test_all_that_a_step_says_is_there_unfolded(sheet, either):
    page = BeautifulSoup(document(either), "html.parser")
    for step in either.steps:
        on_paper, on_screen = sheet.find(id=step), page.find(id=step)
        said = on_screen.select_one(".body").text.split()
        assert on_paper.select_one(".body").text.split() == said
    assert not sheet.select("details:not([open])")


def test_no_link_leads_nowhere_and_ids_are_unique(sheet):
    ids = [tag["id"] for tag in sheet(id=True)]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in sheet("a") if a["href"].startswith("#")} <= set(ids)


def test_it_needs_no_script(sheet):
    assert not sheet("script")
    assert not sheet("button")


@pytest.mark.parametrize(("language", "folder"), [("ja", ""), ("en", "en/")])
def test_the_site_has_it_beside_each_page(tmp_path, flow, language, folder):
    list(write(flow, tmp_path))
    page, sheet = (
        BeautifulSoup((tmp_path / folder / name).read_text(encoding="utf-8"), "html.parser")
        for name in ("index.html", PAPER)
    )
    assert page.select_one("footer .whole a")["href"] == PAPER
    assert sheet.html["lang"] == language
    [home, other] = sheet.select(".tools a")
    assert home["href"] == "index.html"
    there = urljoin(f"http://x/{folder}", other["href"])
    assert there == f"http://x/{'' if folder else 'en/'}{PAPER}"
