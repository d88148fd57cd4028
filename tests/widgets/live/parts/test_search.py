"""The search, driven from Python: what the browser is told to search in, and what it tells."""

import re

import pytest
from bs4 import BeautifulSoup

from guide_data import read_guide
from guide_data.model.step import REMEDY_ANSWERS
from guide_data.words.i18n import LANGUAGES
from widgets import Guide, document
from widgets.live.parts.search import Search
from widgets.views.assets import static
from widgets.views.step_view import INDEX, all_views
from widgets.views.words import words_of


def want(search):
    """Let the browser ask in what to search."""
    search.set_state({"wanted": True})


def hear(search, content):
    """Let a message arrive as from a browser."""
    search._handle_custom_msg(content, [])


@pytest.fixture
def search(either):
    """A search in each guide in turn, to which somebody has come."""
    return Search(either, wanted=True)


@pytest.fixture
def told(search):
    """What is told of each step."""
    return {step["id"]: step for step in search.data["steps"]}


def test_nothing_is_told_before_somebody_comes_to_search(either):
    search = Search(either)
    assert search.data == {}
    want(search)
    assert search.data == Search(either, wanted=True).data != {}


def test_a_sign_of_life_comes_before_what_takes_a_while(small, monkeypatch):
    search, seen = Search(small), []
    monkeypatch.setattr(search, "send", lambda content: seen.append(search.data))
    want(search)
    assert seen == [{}]


def test_what_was_told_once_is_not_told_again(small, monkeypatch):
    want(search := Search(small))
    told, sent = search.data, []
    monkeypatch.setattr(search, "send_state", sent.append)
    monkeypatch.setattr(search, "send", sent.append)
    for wanted in (False, True):
        search.set_state({"wanted": wanted})
    assert search.data is told
    assert "data" not in str(sent)


def test_every_step_is_told_as_the_page_says_it(either, search):
    page = BeautifulSoup(document(either), "html.parser")
    solved = {step.id for step in either.steps.values() if step.ends == "solved"}
    on_page = {
        section["id"]: (section.h2.text, [part.text for part in section.select(".body :is(p, li)")])
        for section in page("section")
        if section["id"] not in {INDEX, *solved}
    }
    told = {step["id"]: (step["title"], step["said"]) for step in search.data["steps"]}
    assert told == on_page
    assert list(told) == list(on_page)


def test_every_answer_is_told_but_those_that_close_every_remedy(either, told):
    assert told
    for step in map(all_views(either).__getitem__, told):
        answers = [(o.text, o.to) for o in step.options if o.id not in REMEDY_ANSWERS]
        assert [(o["text"], o["to"]) for o in told[step.id]["options"]] == answers


def test_every_word_of_the_index_leads_where_the_index_leads(either, search):
    words = {entry["word"]: tuple(entry["steps"]) for entry in search.data["index"]}
    assert words == {entry.word: entry.steps for entry in either.index}


def test_other_words_are_told_as_content_has_them(either, search):
    told = {entry["forms"][0]: entry for entry in search.data["vocabulary"]}
    assert told.keys() == {entry.word for entry in either.vocabulary}
    for entry in either.vocabulary:
        words = {"kind": entry.kind, "steps": [*entry.steps], "forms": [entry.word, *entry.also]}
        assert told[entry.word] == words


def test_each_language_has_words_of_its_own(flow):
    spoken = [{entry.word for entry in one.vocabulary} for one in flow.languages]
    assert all(spoken)
    assert not set.intersection(*spoken) & {"怪しい", "suspicious"}


def test_who_finds_nothing_is_led_on(either, search):
    assert [way["step"] for way in search.data["ways"]] == [INDEX, either.helpline.id]


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_the_box_says_what_its_script_uses(small, words):
    used = set(re.findall(r"\bwords\.(\w+)", static("static/search_box.js")))
    assert Search(small, words).words.keys() == used


@pytest.mark.parametrize("wanted", [False, True])
def test_it_goes_on_in_another_language(flow, wanted):
    search = Search(flow, wanted=wanted)
    search.update(flow.speaking("en"), LANGUAGES["en"])
    assert search.words == LANGUAGES["en"].search
    told = Search(flow.speaking("en"), wanted=wanted)
    assert search.data == told.data
    assert bool(told.data) == wanted


def test_a_live_guide_searches_in_the_language_that_it_speaks(flow):
    guide = Guide(flow)
    want(guide.parts[Search])
    assert guide.parts[Search].words == words_of(flow).search
    guide.speak("en")
    assert guide.parts[Search].words == words_of(flow.speaking("en")).search
    assert guide.parts[Search].data == Search(flow.speaking("en"), wanted=True).data


def test_a_live_guide_searches_in_what_was_changed(small, edited):
    guide = Guide(small)
    want(guide.parts[Search])
    guide.update(read_guide(edited("causes/1_router.yaml", "text: 消えている", "text: 真っ暗です")))
    told = {step["id"]: step for step in guide.parts[Search].data["steps"]}
    assert "真っ暗です" in [option["text"] for option in told["router-lamp"]["options"]]


def test_a_live_guide_tells_nothing_to_those_who_do_not_search(flow):
    guide = Guide(flow)
    guide.speak("en")
    guide.restart()
    assert guide.parts[Search].data == {}


def test_a_find_is_followed_where_its_notebook_says(small):
    guide = Guide(small)
    search = Search(small, on_choose=guide.go)
    hear(search, {"chosen": "router-plug"})
    assert guide.step == "router-plug"
    hear(search, {"chosen": INDEX})
    assert guide.step == INDEX


def test_a_find_that_nobody_follows_does_nothing(small, caplog):
    search = Search(small)
    before = search.get_state()
    hear(search, {"chosen": "router-plug"})
    assert search.get_state() == before
    # ipywidgets would only log an error.
    assert caplog.records == []


NONSENSE = [None, 7, ["start"], {}, {"chosen": None}, {"chosen": ["start"]}, {"chosen": "nope"}]


@pytest.mark.parametrize("content", NONSENSE, ids=str)
def test_nonsense_from_a_browser_is_ignored(small, content):
    chosen = []
    hear(Search(small, on_choose=chosen.append), content)
    assert chosen == []
