"""The search, driven from Python: what the browser is told to search in, and what it tells."""

import re

import pytest
from bs4 import BeautifulSoup

from guide_data import read_guide
from guide_data.model.flow import REMEDY_ANSWERS
from widgets import Guide, document
from widgets.live.parts.search import Search, texts
from widgets.views.assets import static
from widgets.views.i18n import ENGLISH, JAPANESE, LANGUAGES, words_for
from widgets.views.step_view import INDEX


def a_search(flow, **given):
    return Search(flow, words_for(flow.guide.language), **given)


def want(search):
    """Let the browser ask in what to search."""
    search.set_state({"wanted": True})


def hear(search, content):
    """Let a message arrive as from a browser."""
    search._handle_custom_msg(content, [])


@pytest.fixture
def search(either):
    """A search in each guide in turn, to which somebody has come."""
    return a_search(either, wanted=True)


@pytest.fixture
def told(search):
    """What is told of each step."""
    return {step["id"]: step for step in search.data["steps"]}


def test_nothing_is_told_before_somebody_comes_to_search(either):
    search = a_search(either)
    assert search.data == {}
    want(search)
    assert search.data == a_search(either, wanted=True).data != {}


def test_a_sign_of_life_comes_before_what_takes_a_while(small, monkeypatch):
    search, seen = a_search(small), []
    monkeypatch.setattr(search, "send", lambda content: seen.append(search.data))
    want(search)
    assert seen == [{}]


def test_every_step_is_told_as_the_page_says_it(either, search):
    page = BeautifulSoup(document(either), "html.parser")
    on_page = {
        section["id"]: (section.h2.text, [part.text for part in section.select(".body :is(p, li)")])
        for section in page("section")
        if section["id"] != INDEX
    }
    told = {step["id"]: (step["title"], step["said"]) for step in search.data["steps"]}
    assert told == on_page
    assert list(told) == list(on_page)


def test_every_answer_is_told_but_those_that_close_every_remedy(either, told):
    for step in either.steps.values():
        answers = [(o.text, o.to) for o in step.options if o.id not in REMEDY_ANSWERS]
        assert [(o["text"], o["to"]) for o in told[step.id]["options"]] == answers


def test_every_word_of_the_index_leads_where_the_index_leads(either, search):
    words = {entry["word"]: tuple(entry["steps"]) for entry in search.data["index"]}
    assert words == {entry.word: entry.steps for entry in either.index}


def test_who_finds_nothing_is_led_on(either, search):
    assert [way["step"] for way in search.data["ways"]] == [INDEX, either.helpline.id]


HTML = {
    "a paragraph": ("<p>a <strong>b</strong></p>\n<p>c</p>", ["a b", "c"]),
    "a paragraph in an item": (
        "<ul><li><p>a</p>\n<p>b</p></li><li>c</li></ul>",
        ["a\nb", "a", "b", "c"],
    ),
    "a list in an item": ("<ol><li>a<ul><li>b</li></ul></li></ol>", ["ab", "b"]),
    "a line's end": ("<p>a<br>\nb</p>", ["a\nb"]),
    "signs": ("<p>1 &lt; 2 &amp; &quot;3&quot;</p>", ['1 < 2 & "3"']),
    "what else stands there": ("<h3>a</h3><details><summary>b</summary><p>c</p></details>", ["c"]),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("html", "said"), HTML.values(), ids=HTML)
def test_texts_are_taken_from_html_as_by_a_browser(html, said):
    assert texts(html) == said


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_the_box_says_what_its_script_uses(small, words):
    used = set(re.findall(r"\bwords\.(\w+)", static("static/search_box.js")))
    assert Search(small, words).words.keys() == used


@pytest.mark.parametrize("wanted", [False, True])
def test_it_goes_on_in_another_language(flow, wanted):
    search = a_search(flow, wanted=wanted)
    search.take(flow.speaking("en"), ENGLISH)
    assert search.words["label"] == ENGLISH.search
    assert search.data.get("language") == ("en" if wanted else None)


def test_a_live_guide_searches_in_the_language_that_it_speaks(flow):
    guide = Guide(flow)
    want(guide._search)
    assert guide._search.words["label"] == JAPANESE.search
    guide.speak("en")
    assert guide._search.words["label"] == ENGLISH.search
    assert guide._search.data == a_search(flow.speaking("en"), wanted=True).data


def test_a_live_guide_searches_in_what_was_changed(small, edited):
    guide = Guide(small)
    want(guide._search)
    guide.take(read_guide(edited("causes/1_router.yaml", "text: 消えている", "text: 真っ暗です")))
    told = {step["id"]: step for step in guide._search.data["steps"]}
    assert "真っ暗です" in [option["text"] for option in told["router-lamp"]["options"]]


def test_a_live_guide_tells_nothing_to_those_who_do_not_search(flow):
    guide = Guide(flow)
    guide.speak("en")
    guide.restart()
    assert guide._search.data == {}


def test_a_find_is_followed_where_its_notebook_says(small):
    guide = Guide(small)
    search = a_search(small, on_choose=guide.go)
    hear(search, {"chosen": "router-plug"})
    assert guide.step == "router-plug"
    hear(search, {"chosen": INDEX})
    assert guide.step == INDEX


def test_a_find_that_nobody_follows_does_nothing(small, caplog):
    search = a_search(small)
    before = search.get_state()
    hear(search, {"chosen": "router-plug"})
    assert search.get_state() == before
    # ipywidgets would only log an error.
    assert caplog.records == []


NONSENSE = [None, 7, ["start"], {}, {"chosen": None}, {"chosen": ["start"]}, {"chosen": "nope"}]


@pytest.mark.parametrize("content", NONSENSE, ids=str)
def test_nonsense_from_a_browser_is_ignored(small, content):
    chosen = []
    hear(a_search(small, on_choose=chosen.append), content)
    assert chosen == []


def test_alone_it_brings_the_look_that_else_the_guide_has(small):
    search = a_search(small)
    bundle, _ = search._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert search._css
    assert Guide(small)._search._css == ""
