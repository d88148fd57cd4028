"""What an import makes of a file: how it is written, ids, kinds, what it tells."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide_data import ContentError, read_guide
from guide_data.exchange.flowchart import Flowchart, Node
from guide_data.exchange.import_choices import Choices
from guide_data.exchange.importing import import_file
from guide_data.exchange.step_ids import answer_ids, step_ids
from guide_data.exchange.yaml_writing import write_yaml
from guide_data.reading.limits import UNSEEN
from guide_data.reading.yaml_lines import parse_bytes

HEAD = "step,title,text,answer,goes to\n"
DAY = {"country": "JP", "language": "ja"}


@pytest.fixture
def imported(tmp_path):
    """A function that imports rows of a table: the guide, the folder, and what was told."""

    def made(rows, **choices):
        file, folder = tmp_path / "steps.csv", tmp_path / "guide"
        file.write_text(HEAD + rows, encoding="utf-8")
        lost = import_file(file, folder, Choices(**DAY | choices))
        return read_guide(folder), folder, lost

    return made


NAMES = {
    "an id is kept": (("two-step", "Title"), "two-step"),
    "a name that says something": (("Check the Router", "x"), "check-the-router"),
    "a name in one word": (("checkTheRouter", "x"), "check-the-router"),
    "a number": (("12", "Is it on?"), "is-it-on"),
    "a letter": (("A", "Is it on?"), "is-it-on"),
    "accents": (("1", "Où ça? Œuvre déjà"), "ou-ca-oeuvre-deja"),
    "an apostrophe": (("1", "I can't log in"), "i-cant-log-in"),
    "no Latin letters": (("12", "電源は入っていますか"), "step-12"),
    "no Latin letters anywhere": (("電源", "電源は入っていますか"), "step-1"),
    "few Latin letters": (("電源", "Wi-Fiの箱は光っていますか"), "step-1"),
    "an address of the page's own": (("index", "Index"), "index-2"),
    "a long title": (("1", "word " * 20), "word-word-word-word-word-word-word-word"),
}


@pytest.mark.parametrize(("told", "name"), NAMES.values(), ids=NAMES)
def test_ids_of_steps(told, name):
    key, title = told
    assert step_ids(Flowchart((Node(key, title),))) == {key: name}


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), unique_by=lambda one: one[0]))
def test_ids_are_unique_and_the_same_each_time(told):
    chart = Flowchart(tuple(Node(key, title) for key, title in told))
    ids = step_ids(chart)
    assert ids == step_ids(chart)
    assert len(set(ids.values())) == len(told)


def test_ids_of_answers_are_their_words_or_their_targets():
    answers = [("Yes!", "b"), ("はい", "b"), ("いいえ", "c"), ("solved", "c"), ("はい", "b")]
    assert answer_ids(answers, ["solved"]) == ["yes", "b", "c", "solved-2", "b-2"]


LIFTED = {
    "a number": ("03-1234-5678 へ。", "{contact:phone} へ。", ["03-1234-5678"], []),
    "in full width": ("０３ー１２３４ー５６７８", "{contact:phone}", ["03-1234-5678"], []),
    "free": ("0120-899-543", "{contact:phone}", ["0120-899-543"], []),
    "from abroad": ("+44 20 7946 0958", "{contact:phone}", ["+44-20-7946-0958"], []),
    "with whom it is for": (
        "- Help desk: 03-1234-5678\n- Abroad +44 20 7946 0958",
        "- {contact:help-desk}\n- {contact:abroad}",
        ["03-1234-5678", "+44-20-7946-0958"],
        [],
    ),
    "in a sentence": (
        "やめます。窓口は03-1234-5678です。",
        "やめます。窓口は{contact:phone}です。",
        ["03-1234-5678"],
        [],
    ),
    "twice": (
        "03-1234-5678\n+81 3 1234 5678",
        "{contact:phone}\n{contact:phone}",
        ["03-1234-5678"],
        [],
    ),
    "as content has it": (
        "[Help desk **03-1234-5678**](tel:+81312345678)",
        "{contact:help-desk}",
        ["03-1234-5678"],
        [],
    ),
    "an address": (
        "https://a.example.com/x?y=1.",
        "{link:a-x}.",
        [],
        ["https://a.example.com/x?y=1"],
    ),
    "a site": ("<https://Example.com>", "{link:example}", [], ["https://example.com/"]),
    "a link": ("[Our page](https://e.org/)", "{link:our-page}", [], ["https://e.org/"]),
    "of two words": (
        "[Our page](https://e.org/) [here](https://e.org/) https://e.org",
        "{link:our-page} {link:here} {link:our-page}",
        [],
        ["https://e.org/", "https://e.org/"],
    ),
    "in brackets": ("（https://e.org/a）", "（{link:e-a}）", [], ["https://e.org/a"]),
    "no number": ("2026-11-27 から 3 日", "2026-11-27 から 3 日", [], []),
}


def own(folder, name):
    path = folder / name
    return parse_bytes(path.read_bytes(), "").value if path.exists() else []


@pytest.mark.parametrize(("text", "said", "numbers", "urls"), LIFTED.values(), ids=LIFTED)
def test_numbers_and_links_are_lifted(imported, text, said, numbers, urls):
    _, folder, lost = imported(f'a,t,"{text}",,\n')
    step = own(folder, "causes/1_part_1.yaml")["steps"][0]
    assert step["text"].rstrip("\n") == said
    found = [one["number"] for one in own(folder, "contacts.yaml")]
    assert [re.sub("[^0-9+]", "", one) for one in found] == [
        one.replace("-", "") for one in numbers
    ]
    assert [one["url"] for one in own(folder, "links.yaml")] == urls
    assert lost == []


def test_more_answers_than_a_guide_has_are_refused(tmp_path):
    file = tmp_path / "c.mmd"
    ends = [" & ".join(f"{side}{n}" for n in range(150)) for side in "AB"]
    file.write_text(f"flowchart TD\n{' --> '.join(ends)}\n", encoding="utf-8")
    with pytest.raises(ContentError, match="22,500"):
        import_file(file, tmp_path / "guide", Choices())
    assert not (tmp_path / "guide").exists()


PARTS = {
    "no causes": ("A --> B --> C\nB --> D", {"start": "A", "1_steps": "B", "ends": "C D"}),
    "nothing between": ("A --> B", {"1_start": "A", "2_ends": "B"}),
    "one step": ("A", {"1_start": "A"}),
    "causes": (
        "A --> B & D\nsubgraph Of it\nB --> C\nend\nsubgraph E\nD\nend",
        {"start": "A", "1_of_it": "B C", "ends": "D"},
    ),
    "a cause at the start": (
        "subgraph S\nA --> B\nend\nB --> C --> D",
        {"start": "A B", "1_steps": "C", "ends": "D"},
    ),
}


@pytest.mark.parametrize(("chart", "files"), PARTS.values(), ids=PARTS)
def test_files_of_steps(tmp_path, chart, files):
    file, folder = tmp_path / "c.mmd", tmp_path / "guide"
    file.write_text(f"flowchart TD\n{chart}\n", encoding="utf-8")
    import_file(file, folder, Choices())
    found = [*folder.glob("causes/*.yaml"), folder / "start.yaml", folder / "ends.yaml"]
    assert {
        path.stem: " ".join(step["title"] for step in own(folder, path)["steps"])
        for path in found
        if path.exists()
    } == files


def test_what_a_title_names_can_be_tapped_below_it(imported):
    flow, folder, _ = imported("a,Call 03-1234-5678,x,,\n")
    step = own(folder, "causes/1_part_1.yaml")["steps"][0]
    assert (step["title"], step["text"]) == ("Call 03-1234-5678", "x\n\n{contact:call}\n")
    assert flow.steps["a"].ends == "human"


def test_kinds(imported):
    rows = "q,Q,,x,r\nq,Q,,y,s\nq,Q,,z,h\n"
    for remedy, to in (("r", "s"), ("s", "h")):
        rows += f"{remedy},R,Do.,Done,ok\n{remedy},R,Do.,No,{to}\n{remedy},R,Do.,Cannot,h\n"
    flow, _, lost = imported(rows + "h,H,03-1234-5678,,\nok,OK,,,\n")
    kinds = {step.id: (step.kind, step.ends) for step in flow.steps.values()}
    assert kinds["q"] == ("question", None)
    assert kinds["r"] == kinds["s"] == ("remedy", None)
    assert (kinds["h"], kinds["ok"]) == (("outcome", "human"), ("outcome", "solved"))
    assert flow.guide.answers.unsolved == "No"
    assert all(step.ours for step in flow.steps.values())
    assert lost == []


def test_amounts_rest_on_what_the_file_says(imported):
    flow, _, _ = imported(
        "a,t,1. 10分待ちます。\n2. 見ます。,はい,b\na,,,24時間後,c\nb,u,,,\nc,v,,,\n".replace(
            "1. ", '"1. '
        ).replace("見ます。", '見ます。"')
    )
    [fact] = flow.steps["a"].facts
    assert flow.facts_by_id[fact].text == "10分待ちます。 24時間後"
    assert not flow.steps["b"].facts


def test_one_way_on_beside_a_way_back_is_read_on(imported):
    flow, _, _ = imported("a,t,,x,b\nb,u,,again,a\nb,u,,on,c\nc,v,,,\n")
    assert (flow.steps["b"].kind, flow.steps["b"].back) == ("continue", {"a": "again"})
    # An end whose title says all repeats nothing.
    assert not flow.steps["c"].text


def test_a_text_too_long_goes_on_in_the_next_step(imported):
    text = "".join(f"Line {n} of many.\n" for n in range(400))
    flow, _, lost = imported(f'a,t,"{text}",x,b\nb,v,,,\n')
    said = [step for step in flow.steps.values() if step.id != "b"]
    assert "\n".join(step.text.rstrip() for step in said) == text.rstrip()
    assert {step.kind for step in said} == {"continue"}
    assert len(lost) == len(said) - 1


TOLD = {
    "no target": ("a,t,,x,b\na,t,,y,\nb,u,,,\n", [3]),
    "a target that is no step": ("a,t,,x,b\na,t,,y,nope\nb,u,,,\n", [3]),
    "back": ("a,t,,x,b\nb,u,,y,a\nb,u,,z,c\nc,v,,,\n", [3]),
    "to itself": ("a,t,,x,a\na,t,,y,b\nb,v,,,\n", [2]),
    "HTML": ("a,t,<i>x</i>,,\n", [2]),
    "a heading": ("a,t,# x,,\n", [2]),
    "a page of its own site": ("a,t,[x](/y),,\n", [2]),
    "a place on a page": ("a,t,[x](#y),,\n", [2]),
    "braces": ("a,t,{x},,\n", [2]),
    "a page without https": ("a,t,http://e.org/,,\n", []),
    "nothing": ("a,t,x,y,b\nb,t,**x**,,\n", []),
}


@pytest.mark.parametrize(("rows", "lines"), TOLD.values(), ids=TOLD)
def test_what_got_lost_is_told_once_at_its_line(imported, rows, lines):
    _, _, lost = imported(rows)
    assert [(loss.line, loss.file.endswith("steps.csv")) for loss in lost] == [
        (n, True) for n in lines
    ]


@pytest.mark.parametrize("name", ["guide.yaml", ".hidden", "x/y"])
def test_a_folder_that_is_not_empty_stays_as_it_is(tmp_path, name):
    file, folder = tmp_path / "s.csv", tmp_path / "guide"
    file.write_text(HEAD + "a,t,,,\n", encoding="utf-8")
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_text("mine", encoding="utf-8")
    with pytest.raises(ContentError):
        import_file(file, folder, Choices())
    assert [path.read_text() for path in folder.rglob("*") if path.is_file()] == ["mine"]


def test_what_cannot_be_read_leaves_nothing_behind(tmp_path):
    (tmp_path / "s.csv").write_text("no table", encoding="utf-8")
    with pytest.raises(ContentError):
        import_file(tmp_path / "s.csv", tmp_path / "guide", Choices())
    assert not (tmp_path / "guide").exists()


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1)
WORDS = WORDS.map(lambda words: normalize("NFC", words).strip()).filter(bool) | st.sampled_from(
    ["a\nb", "1. a\n\n2. b", "yes", "0120", "'", '"', "a: b", "#", "- x", "{a}", "|", " a\n b", "~"]
)
WORDS = WORDS.filter(lambda words: not UNSEEN.search(words))
ITEM = st.dictionaries(st.sampled_from(["id", "text", "kind", "yes", "a b"]), WORDS, min_size=1)
VALUES = WORDS | st.lists(WORDS, min_size=1) | st.lists(ITEM, min_size=1) | ITEM


@given(st.dictionaries(st.sampled_from(["title", "steps", "about"]), VALUES, min_size=1))
def test_what_is_written_reads_back(value):
    document = parse_bytes(write_yaml(value).encode(), "")
    assert not document.problems
    assert stripped(document.value) == stripped(value)


def stripped(value):
    """A value whose texts end as blocks do or do not."""
    if isinstance(value, dict):
        return {name: stripped(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [stripped(inner) for inner in value]
    return value.rstrip("\n")


def test_what_is_written_looks_as_an_editor_writes_it(imported):
    _, folder, _ = imported('a,T,"one\n\ntwo",はい,b\na,,,いいえ,c\nb,B,,x,c\nc,C,,,\n')
    assert (folder / "start.yaml").read_text(encoding="utf-8") == (
        "title: はじめに\n"
        "steps:\n"
        "  - id: a\n"
        "    kind: question\n"
        "    title: T\n"
        "    text: |\n"
        "      one\n"
        "\n"
        "      two\n"
        "    ours: true\n"
        "    options:\n"
        "      - id: b\n"
        "        text: はい\n"
        "        to: b\n"
        "      - id: c\n"
        "        text: いいえ\n"
        "        to: c\n"
    )
