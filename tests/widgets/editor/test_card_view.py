"""Review cards as HTML: a page that needs nothing else, and plain for a notebook."""

import re
from base64 import b64decode
from collections import Counter
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from guide_data.audits import open_audit, review_cards
from tests.support.paths import PINNED, SMALL
from widgets.__main__ import main
from widgets.editor.card_view import Cards, cards_page


@pytest.fixture(scope="module", params=[PINNED, SMALL], ids=["pinned", "one language"])
def deck(request):
    return review_cards.deck(open_audit(request.param))


@pytest.fixture(scope="module")
def page(deck):
    return BeautifulSoup(cards_page(deck), "html.parser")


def test_the_page_needs_nothing_else(page):
    assert page.find_all(["script", "link", "img", "iframe"]) == []
    assert page.find_all(style=True) == []
    assert not re.search(r"@import|url\(", page.style.text)


def test_every_id_is_there_once_and_every_link_leads_to_a_card(deck, page):
    ids = Counter(tag["id"] for tag in page.find_all(id=True))
    assert max(ids.values()) == 1
    inside = {a["href"][1:] for a in page.find_all("a", href=re.compile("^#"))}
    assert inside <= {card.step for card in deck.cards} <= set(ids)


def test_a_card_has_its_step_as_visitors_see_it_in_every_language(deck, page):
    for card in deck.cards:
        article = page.find(id=card.step)
        for flow in deck.flow.languages:
            side = article.find("td", lang=flow.guide.language)
            step = flow.steps[card.step]
            assert side.h2.get_text() == step.title
            shown = {a.get_text() for a in side.select(".option")}
            assert shown == {option.text for option in step.options}
            assert all(fold.has_attr("open") for fold in side.find_all("details"))
        assert card.entry in article.get_text()


def test_a_notebook_gets_no_more_than_it_lets_through(deck):
    html = Cards(deck)._repr_mimebundle_()["text/html"]
    soup = BeautifulSoup(html, "html.parser")
    assert soup.find_all(["style", "script", "svg"]) == []
    drawn = [step.drawing for step in deck.flow.steps.values() if step.drawing]
    images = soup.find_all("img")
    assert len(images) == len(drawn) * len(deck.flow.languages)
    assert all(image["alt"] for image in images)
    assert all(image["src"].startswith("data:image/svg+xml;base64,") for image in images)


def test_a_drawing_in_a_notebook_is_an_image_that_a_browser_can_read(deck):
    html = Cards(deck)._repr_mimebundle_()["text/html"]
    for data in set(re.findall(r'base64,([^"]+)"', html)):
        drawing = ElementTree.fromstring(b64decode(data))
        assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
        assert "stroke:" in drawing[0].text
        assert not re.search(r"\.guide|url\(", drawing[0].text)


@pytest.mark.parametrize(
    ("typed", "cards"),
    [([], 9), (["--steps", "start.yaml"], 2), (["--steps", "start"], 1), (["--due"], 9)],
    ids=["all", "a file", "a step", "due"],
)
def test_the_command_writes_the_cards_that_are_asked_for(tmp_path, typed, cards):
    to = tmp_path / "cards.html"
    main(["cards", str(SMALL), *typed, "--output", str(to)])
    page = BeautifulSoup(to.read_text(encoding="utf-8"), "html.parser")
    assert len(page.select("article.card")) == cards


def test_the_command_says_what_there_is_no_card_of():
    with pytest.raises(SystemExit, match="start"):
        main(["cards", str(SMALL), "--steps", "strat"])
