"""What an import makes of a file: ids, kinds and files of its steps, and what it tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide_data import ContentError
from guide_data.exchange.flowchart import Flowchart, Node
from guide_data.exchange.import_choices import Choices
from guide_data.exchange.importing import import_file
from guide_data.exchange.step_ids import answer_ids, step_ids
from tests.support.imported_tables import HEAD, value_in

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
        path.stem: " ".join(step["title"] for step in value_in(folder, path)["steps"])
        for path in found
        if path.exists()
    } == files


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


def test_more_answers_than_a_guide_has_are_refused(tmp_path):
    file = tmp_path / "c.mmd"
    ends = [" & ".join(f"{side}{n}" for n in range(150)) for side in "AB"]
    file.write_text(f"flowchart TD\n{' --> '.join(ends)}\n", encoding="utf-8")
    with pytest.raises(ContentError, match="22,500"):
        import_file(file, tmp_path / "guide", Choices())
    assert not (tmp_path / "guide").exists()


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
