"""What the audits count, against the simplest program that says the same; what they show."""

import ast
import json
import re
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings

from guide_data.audits import (
    branches,
    costs,
    coverage_matrix,
    open_audit,
    review_calendar,
    wording,
)
from guide_data.audits.compare import compare, what_if
from guide_data.audits.display import matrix, table
from guide_data.audits.durations import in_words
from guide_data.audits.routes import Routes
from guide_data.checks.frames.case import Case
from guide_data.model.step import REMEDY_ANSWERS
from tests.support.flows import asking
from tests.support.paths import PINNED, SMALL

NOTEBOOKS = sorted((Path(__file__).parents[3] / "notebooks").glob("audit_*.ipynb"))
NOTEBOOKS.append(NOTEBOOKS[0].with_name("report.ipynb"))


@pytest.fixture(scope="session")
def audit():
    return open_audit(PINNED)


# Every way, against every way there is.

WAIT = 3  # minutes, at every step


def tables_of(flow):
    """The frames that routes look at; every step lets a visitor wait."""
    steps = [(s.id, s.kind, s.asks, 1, WAIT) for s in flow.steps.values()]
    options = [(s.id, o.id, o.to, o.id == "o0") for s in flow.steps.values() for o in s.options]
    return SimpleNamespace(
        steps=pd.DataFrame(steps, columns=["step", "kind", "asks", "least", "most"]),
        options=pd.DataFrame(options, columns=["step", "option", "to", "closing"]),
        guide=flow.guide,
        places={("", name): name for name in flow.steps},
    )


def journeys(flow, step, given):
    """Every consistent journey from a step to an outcome, as its steps, answers and last step."""
    here = flow.steps[step]
    if here.kind == "outcome":
        yield (), (), step
    for option in here.options:
        if given.get(here.asks, option.id) == option.id:
            said = given | ({here.asks: option.id} if here.asks else {})
            for steps, answers, end in journeys(flow, option.to, said):
                yield (step, *steps), (option.id, *answers), end


@settings(max_examples=settings().max_examples // 3)
@given(asking())
def test_all_journeys_are_counted_and_listed(flow):
    routes = Routes(Case(tables_of(flow), flow.guide.as_of))
    every = list(journeys(flow, flow.guide.start, {}))
    lengths = Counter((end, len(answers)) for _, answers, end in every)
    counted = zip(routes.lengths["end"], routes.lengths["taps"], strict=True)
    assert dict(zip(counted, routes.lengths["journeys"], strict=True)) == lengths
    assert routes.table["journeys"].sum() == len(every)
    assert set(zip(routes.table["steps"].str[:-1], routes.table["end"], strict=True)) == {
        (steps, end) for steps, _, end in every
    }


@settings(max_examples=settings().max_examples // 3)
@given(asking())
def test_answers_know_how_many_journeys_they_lie_on(flow):
    passing = Routes(Case(tables_of(flow), flow.guide.as_of)).passing
    every = Counter(
        (end, step, answer)
        for steps, answers, end in journeys(flow, flow.guide.start, {})
        for step, answer in zip(steps, answers, strict=True)
    )
    keys = passing[["end", "step", "option"]].itertuples(index=False, name=None)
    assert dict(zip(keys, passing["journeys"], strict=True)) == every


@settings(max_examples=settings().max_examples // 3)
@given(asking())
def test_a_route_waits_as_long_as_its_slowest_answers(flow):
    routes = Routes(Case(tables_of(flow), flow.guide.as_of)).table
    slowest = Counter()
    for steps, answers, end in journeys(flow, flow.guide.start, {}):
        waited = WAIT * (answers.count("o0") + 1)
        slowest[(*steps, end)] = max(slowest[(*steps, end)], waited)
    assert dict(zip(routes["steps"], routes["most"], strict=True)) == slowest


def test_the_people_walk_on_routes():
    # Those of a larger guide are counted, but no longer listed.
    audit = open_audit(SMALL)
    walked = costs.people(audit)
    listed = set(zip(audit.routes.table["end"], audit.routes.table["taps"], strict=True))
    assert set(zip(walked["end"], walked["taps"], strict=True)) <= listed


def test_those_who_cannot_do_a_remedy_do_not_wait(audit):
    assert {option for _, option in audit.routes.closing} == {*REMEDY_ANSWERS} - {"unable"}


@pytest.mark.parametrize(
    ("minutes", "words"),
    {0: "なし", 5: "5 分", 90: "1 時間 30 分", 2880: "2 日", 2885: "2 日 5 分"}.items(),
)
def test_minutes_in_words(minutes, words):
    assert in_words(minutes) == words


# What is shown.


def test_a_finding_leads_to_its_step_and_its_line(edited):
    audit = open_audit(
        edited("causes/2_device.yaml", "unsolved: router-restart", "unsolved: nowhere")
    )
    shown = table(audit.findings("reading"), audit)
    links = BeautifulSoup(shown.html, "html.parser")("a")
    assert {link.text.rpartition("/")[2] for link in links} >= {"device-forget"}
    for link in links:
        file, _, line = link["href"].partition("#line=")
        # JupyterLab counts lines from 0.
        assert unquote(file).endswith("2_device.yaml")
        assert Path(unquote(file)).read_text().splitlines()[int(line)].strip()
    assert re.search(r"2_device\.yaml:\d+", shown.plain)


def test_words_of_the_content_are_no_markup():
    frame = pd.DataFrame({"text": ["<b>x</b><script>1</script>"], "step": ["<i>"]})
    for shown in (table(frame), matrix(frame)):
        assert not re.search(r"<b>|<script>1|<i>", shown.html)


LONG = pd.DataFrame({"taps": [900 + n for n in range(200)], "most": [2880, 5, 90, 0] * 50})


def test_a_notebook_stores_the_first_rows_and_its_kernel_has_them_all(monkeypatch):
    sent = []
    monkeypatch.setattr(
        "guide_data.audits.live_table.LiveTable", lambda **given: sent.append(given)
    )
    shown = table(LONG)
    assert shown._repr_mimebundle_() == {"text/html": shown.html, "text/plain": shown.plain}
    still, whole = (BeautifulSoup(sent[0][name], "html.parser") for name in ("still", "whole"))
    assert (len(still.select("tbody tr")), len(whole.select("tbody tr"))) == (10, 200)
    assert "200" in still.tfoot.text


@pytest.mark.parametrize("name", ["most", "待つ時間（最長）"])
def test_waits_are_read_in_words_and_sorted_as_time(name):
    shown = table(LONG.head(4), sort=name, descending=True)
    rows = [line.split(" | ") for line in shown.plain.splitlines()[1:]]
    assert [wait for _, wait in rows] == ["2 日", "1 時間 30 分", "5 分", "なし"]


def test_figures_have_their_thousands_apart_and_stand_at_the_right():
    cell = BeautifulSoup(table(LONG.tail(1).assign(taps=1234567)).html, "html.parser").td
    assert (cell.text, cell["align"]) == ("1,234,567", "right")


def test_a_table_is_sorted_by_no_column_that_is_not_there():
    with pytest.raises(ValueError, match="選ぶ回数"):
        table(LONG, sort="taks")


def test_a_changed_word_changes_one_line_of_what_the_guide_says(edited):
    edited("causes/2_device.yaml", "unsolved: router-restart", "unsolved: router-restart")
    before = table(wording.digests(open_audit(SMALL)), rows=99).plain.splitlines()
    title = open_audit(SMALL).titles["device-forget"]
    folder = edited("causes/2_device.yaml", title, f"{title}！")
    after = table(wording.digests(open_audit(folder)), rows=99).plain.splitlines()
    [changed] = set(after) - set(before)
    assert changed.startswith("device-forget")


def test_the_shortest_ways_are_those_of_the_list(audit):
    routes = open_audit(SMALL).routes
    assert routes.first(5)["taps"].tolist() == routes.table["taps"].head(5).tolist()
    firsts = routes.table["answers"].str.split(" → ").str[0]
    best = routes.table.groupby(["end", firsts])["taps"].min()
    found = routes.shortest
    assert (
        found.groupby(["end", found["answers"].str.split(" → ").str[0]])["taps"].min().equals(best)
    )
    waits = routes.table.groupby("end").agg(least=("least", "min"), most=("most", "max"))
    assert routes.waited == {end: (row.least, row.most) for end, row in waits.iterrows()}


def test_the_calendar_holds_whatever_falls_due(audit):
    due = review_calendar.due(audit, 400)
    assert len(due) == len(audit.tables.facts)
    assert review_calendar.calendar(audit)[review_calendar.TOTAL].sum() == len(due)


def test_a_section_with_an_untold_sentence_is_not_covered(edited):
    folder = edited("causes/1_router.yaml", "    facts: [restart-wait]\n", "    ours: true\n")
    shares = coverage_matrix.sections(open_audit(folder))["share"]
    assert shares.min() < 100


def test_what_cannot_be_reached_tells_nothing(edited):
    edited("causes/2_device.yaml", "unsolved: device-forget", "unsolved: router-restart")
    audit = open_audit(edited("guide.yaml", "language: ja", "language: ja"))
    assert "device-forget" not in set(coverage_matrix.uses(audit)["step"])


def test_what_cannot_be_read_is_told_first(edited):
    audit = open_audit(edited("facts.yaml", "- id: lamp-power", "- id: {"))
    assert audit.summary("coverage") != open_audit(SMALL).summary("coverage")
    assert "1" in audit.summary("coverage")


TRIED = {
    "another end": (("start", "one", "human"), ""),
    "no such step": (("strat", "one", "human"), "'start'"),
    "no such answer": (("start", "noe", "human"), "'one'"),
    "no such target": (("start", "one", "humn"), "'human'"),
    "a circle": (("router-plug", "unsolved", "router-lamp"), "router-lamp"),
}


@pytest.mark.parametrize(("given", "said"), TRIED.values(), ids=TRIED)
def test_what_if_an_answer_led_elsewhere(given, said):
    tried = what_if(*given, folder=SMALL)
    assert (tried.difference is None) == bool(said)
    assert said or tried.difference.diverged
    assert said in tried.lines[0]


def test_what_cannot_be_compared_is_no_reassurance(tmp_path):
    assert table(compare(folder=tmp_path).scenarios).plain != table(pd.DataFrame()).plain


def broken(edited):
    """A guide with a circle, a target that is not there and a file that cannot be read."""
    edited("causes/1_router.yaml", "unsolved: human\n", "unsolved: router-lamp\n")
    folder = edited("causes/2_device.yaml", "unsolved: router-restart", "unsolved: nowhere")
    (folder / "terms.yaml").write_text("{", encoding="utf-8")
    return folder


FOLDERS = {
    "small": lambda edited, tmp_path: SMALL,
    "broken": lambda edited, tmp_path: broken(edited),
    "empty": lambda edited, tmp_path: tmp_path,
}


def results(notebook, names):
    """Run a notebook's cells with and in some names; the value of each that shows one."""
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            *before, last = ast.parse("".join(cell["source"])).body
            shows = isinstance(last, ast.Expr)
            exec(compile(ast.Module(before if shows else [*before, last], []), "", "exec"), names)
            if shows:
                yield eval(compile(ast.Expression(last.value), "", "eval"), names)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
def test_a_notebook_shows_something_to_read_on_any_content(
    notebook, folder, edited, tmp_path, monkeypatch
):
    names, content = {}, folder(edited, tmp_path)
    monkeypatch.setenv("GUIDE", str(content))
    shown = list(results(notebook, names))
    assert names["audit"].folder == content
    assert shown
    for result in shown:
        page, lines = BeautifulSoup(result.html, "html.parser"), result.plain.splitlines()
        rows = len(page.select("tr:has(td)"))
        # A table has a row for each line below its heads; else there is a drawing or a sentence.
        tabled = rows and rows == len(lines) - 1
        sentences = [sentence.text for sentence in page("p")]
        assert tabled or page(["img", "svg"]) or (sentences == lines != [])


def test_the_longest_ways_agree_with_the_graph(audit):
    longest = int(audit.case.graph.longest[audit.case.graph.start])
    assert branches.lengths(audit)["taps"].max() == longest
