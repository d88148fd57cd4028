"""The page: complete in one file, the same guide as the live one, and small."""

import re
from base64 import b64encode
from gzip import compress
from hashlib import sha256
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from guide_data import read_guide
from guide_data.text.index_order import heading
from guide_data.text.typography import typography
from widgets import Guide, document
from widgets.live.parts.timer import Timer
from widgets.views.fragment import PAPER

KILOBYTE = 1024
PAGES = {
    "alone": {},
    "with a live guide": {"live": "assets/live.js"},
    "kept by browsers": {"offline": True},
}


@pytest.fixture(scope="module")
def page(either):
    return BeautifulSoup(document(either), "html.parser")


@pytest.fixture(scope="module", params=PAGES.values(), ids=PAGES)
def any_page(either, request):
    """The page of each guide, as each of those who ask for it gets it."""
    return BeautifulSoup(document(either, **request.param), "html.parser")


def links(part):
    """The ids that links within a part of the page lead to."""
    return [a["href"].removeprefix("#") for a in part("a") if a["href"].startswith("#")]


def test_every_step_is_a_section(page, either):
    assert {section["id"] for section in page("section")} == {*either.steps, "index"}


def test_the_start_is_the_last_section(page, either):
    assert page("section")[-1]["id"] == either.guide.start


def test_links_lead_from_the_start_to_every_step(page, either):
    found, edge = set(), {either.guide.start}
    while edge:
        found |= edge
        edge = {to for step in edge for to in links(page.find(id=step))} - found
    assert found == either.steps.keys()


def test_no_link_leads_nowhere(page):
    assert {*links(page)} <= {tag["id"] for tag in page(id=True)}


def test_the_index_leads_to_steps_of_every_word(page, either):
    rows = page.find(id="index")("dt")
    shown = {row.text: links(row.parent) for row in rows}
    assert shown == {entry.word: list(entry.steps) for entry in either.index}


def test_the_words_of_the_index_stand_under_the_heading_of_their_reading(page, either):
    marks, folds = typography(either.guide.language), page.find(id="index")("details")
    readings = {entry.word: entry.reading or entry.word for entry in either.index}
    named = {readings[word.text]: fold.summary.text for fold in folds for word in fold("dt")}
    counts = {fold.summary.text: len(fold("dt")) for fold in folds}
    assert len(counts) == len(folds)
    for reading, title in named.items():
        assert title == heading(reading, either.guide.language) + marks.bracketed(
            str(counts[title])
        )


def test_ids_are_unique(page):
    ids = [tag["id"] for tag in page(id=True)]
    assert len(ids) == len(set(ids))


def test_page_and_live_guide_say_the_same(page, either):
    live = Guide(either)
    for step in either.steps:
        live.go(step)
        section = page.find(id=step)
        heading = BeautifulSoup(live.screen.text, "html.parser").h2
        assert section.h2.text == heading.text
        options = [a.text for a in section.select(".options a")]
        assert options == [button.description for button in live.screen.buttons]


def test_what_to_look_at_while_waiting_is_told_once_on_the_page_and_once_live(page, either):
    live = Guide(either)
    for step in either.steps.values():
        lines = [BeautifulSoup(line, "html.parser").text for line in live.views[step.id].meanwhile]
        assert len(lines) == len(step.waits.meanwhile if step.waits else ())
        live.go(step.id)
        shown = [
            BeautifulSoup(line, "html.parser").text
            for line in live.parts[Timer].wait.get("meanwhile", [])
        ]
        assert shown == lines
        for line in lines:
            assert page.find(id=step.id).text.count(line) == 1
            assert line not in live.screen.text


def test_language_title_and_viewport_are_said(any_page, either):
    assert any_page.html["lang"] == either.guide.language
    assert any_page.title.text == either.guide.title
    assert any_page.find("meta", {"name": "viewport"})["content"].startswith("width=device-width")


def test_nothing_is_asked_of_another_host(any_page):
    addresses = [
        tag[name]
        for tag in any_page(lambda tag: tag.name != "a")
        for name in ("src", "href", "srcset", "data", "poster", "action")
        if tag.has_attr(name)
    ]
    strange = [one for one in addresses if not one.startswith("data:") and urlsplit(one).netloc]
    assert strange == []
    assert not re.search(r"(https?:)?//[a-z]|@import|url\((?!data:)", any_page.style.string)


def test_what_leads_away_is_a_number_or_a_page_of_the_content(page, either):
    away = {a["href"] for a in page("a", hreflang=False) if not a["href"].startswith("#")}
    numbers = {f"tel:{contact.dial}" for contact in either.contacts}
    assert away <= numbers | {link.url for link in either.links} | {PAPER}
    assert numbers <= away


def test_nothing_can_be_typed_or_sent(any_page):
    assert not any_page(["form", "input", "textarea", "select", "iframe", "object", "embed"])


def fingerprint(text):
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy(page):
    """The page's own policy, by its parts."""
    content = page.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    return {name: rest for name, *rest in (part.split() for part in content.split(";"))}


def test_only_its_own_script_and_style_may_run(any_page):
    [script], [style] = any_page("script"), any_page("style")
    assert not script.attrs
    allowed = policy(any_page)
    assert allowed["default-src"] == ["'none'"]
    assert allowed["script-src"][0] == fingerprint(script.string)
    # Beside it, where the page goes live, the file for that.
    assert allowed["script-src"][1:] == (["'self'"] if any_page.body.get("data-live") else [])
    assert allowed["style-src"] == [fingerprint(style.string)]


def test_nothing_runs_or_is_styled_from_within_a_tag(any_page):
    attributes = {name for tag in any_page(True) for name in tag.attrs}
    assert not [name for name in attributes if name == "style" or name.startswith("on")]


@pytest.mark.parametrize(
    ("given", "asks"),
    [({}, ["'none'"]), ({"live": "assets/live.js"}, ["'self'"])],
    ids=["alone", "beside a live guide"],
)
def test_only_a_page_with_a_live_guide_may_ask_its_server(small, given, asks):
    page = BeautifulSoup(document(small, **given), "html.parser")
    assert policy(page)["connect-src"] == asks


@pytest.mark.parametrize("offline", [False, True], ids=["not kept", "kept"])
def test_only_a_page_that_may_be_kept_may_have_a_worker_and_a_manifest(small, offline):
    page = BeautifulSoup(document(small, offline=offline), "html.parser")
    own = ["'self'"] if offline else None
    assert policy(page).get("worker-src") == policy(page).get("manifest-src") == own
    assert ("'self'" in policy(page)["img-src"]) == offline


def test_being_kept_makes_the_page_next_to_no_larger(either):
    sizes = [len(compress(document(either, offline=offline).encode())) for offline in (False, True)]
    assert sizes[1] - sizes[0] <= 150


# A language, how addresses end, where its page is, and the pages that its steps lead to.
LANGUAGES = [
    ("ja", "", "", "en/"),
    ("en", "", "en/", ""),
    ("ja", "live", "live", "en/live"),
    ("en", "live", "en/live", "live"),
    ("ja", "index.html", "index.html", "en/index.html"),
    ("en", "index.html", "en/index.html", "index.html"),
]


@pytest.mark.parametrize(("language", "leaf", "here", "there"), LANGUAGES)
def test_the_page_leads_to_the_other_language(flow, language, leaf, here, there):
    page = BeautifulSoup(document(flow, language=language, leaf=leaf), "html.parser")
    assert page.html["lang"] == language
    [switch] = page("a", hreflang=True)
    assert urljoin(f"http://x/{here}", switch["href"]) == f"http://x/{there}"
    assert switch["lang"] == switch["hreflang"] != language


def test_it_is_small(any_page):
    assert len(compress(any_page.script.string.encode())) <= 10 * KILOBYTE
    assert len(compress(str(any_page).encode())) <= 45 * KILOBYTE


def test_text_of_the_content_cannot_become_a_tag(edited):
    flow = read_guide(edited("causes/1_router.yaml", "text: 消えている", 'text: 1 < 2 & "3"'))
    page = BeautifulSoup(document(flow), "html.parser")
    assert page.find(id="router-lamp")("a")[1].text == '1 < 2 & "3"'
