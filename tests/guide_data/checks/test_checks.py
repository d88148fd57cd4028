"""What the checks rest on, proved against the simplest program that says the same."""

import json
import re
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path
from shutil import rmtree
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide_data.checks import RULES, check
from guide_data.checks import report as output
from guide_data.checks.frames.case import Case, Finding
from guide_data.checks.frames.graph import Graph
from guide_data.checks.rules.structure import consistently_reached
from guide_data.messages.choice import SETTING
from guide_data.model.problems import Problem
from guide_data.reading.consistency import RULES as STRUCTURAL
from guide_data.reading.located import SHAPE_RULES
from tests.support.flows import asking
from tests.support.paths import PINNED, SMALL

FOLDER = Path(__file__).parents[3] / "guide_data"
LISTED = {"ja": FOLDER / "RULES.md", "en": FOLDER / "RULES.en.md"}


@pytest.mark.parametrize(
    ("today", "rule"),
    [
        (date(2026, 11, 23), "compared-in-future"),
        (date(2026, 11, 24), "as-of-behind"),
        (None, "as-of-behind"),
    ],
    ids=["tomorrow", "today", "by the clock"],
)
def test_a_fact_newer_than_the_guides_day_asks_to_raise_that(edited, today, rule):
    facts = (SMALL / "facts.yaml").read_text(encoding="utf-8")
    first = facts[: facts.index("compared: ") + 20]
    newer = edited("facts.yaml", first, re.sub("2026-11-[0-9]+$", "2026-11-24", first))
    found = check(newer, today, ["compared-in-future", "as-of-behind"])
    assert [finding.rule for finding in found] == [rule]


def test_what_is_due_depends_on_the_day():
    facts = {finding.rule for finding in check(PINNED, date(2030, 1, 1))}
    assert facts == {"review-overdue", "aged-without-note"}


@pytest.mark.parametrize("language", LISTED)
def test_the_list_of_rules_in_the_manual_is_up_to_date(language, monkeypatch):
    monkeypatch.setattr(SETTING, "language", language)
    manual = LISTED[language].read_text(encoding="utf-8")
    [listed] = re.findall(r"<!-- rules -->\n(.*)\n<!-- /rules -->", manual, re.DOTALL)
    assert listed.strip() == output.table(RULES.values())


def test_whatever_reading_refuses_is_listed_by_a_rule():
    refused = {refusal.id for refusal, *_ in (*STRUCTURAL, *SHAPE_RULES)}
    assert refused | {Problem("", 1, "", "").rule} <= RULES.keys()


MADE_UP = """
from guide_data.reading.consistency import structural

@structural("made-up", "どのガイドにもあるもの", "title: …")
def made_up(draft):
    yield draft.guide.problem("作り話です。", "title")

from guide_data.__main__ import main
main()
"""


def test_a_new_rule_of_reading_is_reported():
    # In a process of its own: rules register when they are imported.
    done = subprocess.run(
        [sys.executable, "-c", MADE_UP, "check", SMALL], capture_output=True, text=True, check=False
    )
    assert "guide.yaml:1: error made-up: title: 作り話です。" in done.stdout


# Graphs, against programs that only follow options.


@st.composite
def graphs(draw, most=8):
    """A start and options between few steps, circles and steps on their own among them."""
    count = draw(st.integers(1, most))
    numbers = st.integers(0, count - 1)
    ways = draw(st.lists(st.tuples(numbers, numbers), max_size=2 * most))
    return count, ways


def graph(count, ways):
    options = pd.DataFrame(
        [(f"s{a}", f"o{n}", f"s{b}") for n, (a, b) in enumerate(ways)],
        columns=["step", "option", "to"],
    )
    return Graph([f"s{n}" for n in range(count)], options, "s0")


def followed(ways, step):
    """Every step reached from one by an option or more."""
    reached, waiting = set(), [step]
    while waiting:
        here = waiting.pop()
        new = {b for a, b in ways if a == here} - reached
        reached |= new
        waiting += new
    return reached


@given(graphs())
def test_reached(made):
    count, ways = made
    assert set(graph(count, ways).reached.nonzero()[0]) == {0} | followed(ways, 0)


@given(graphs(), st.data())
def test_leading_to(made, data):
    count, ways = made
    ends = data.draw(st.sets(st.integers(0, count - 1)))
    mask = pd.Series(range(count)).isin(ends).to_numpy()
    leading = {n for n in range(count) if n in ends or followed(ways, n) & ends}
    assert set(graph(count, ways).leading_to(mask).nonzero()[0]) == leading


@given(graphs())
def test_on_cycles(made):
    count, ways = made
    cycles = {n for n in range(count) if n in followed(ways, n)}
    assert set(graph(count, ways).on_cycles.nonzero()[0]) == cycles


@given(graphs(), st.lists(st.integers(0, 1), min_size=9, max_size=9))
def test_longest(made, taps):
    count, ways = made
    ways = [(min(way), max(way)) for way in ways if way[0] != way[1]]

    def longest(step, taps):
        return max((taps[step] + longest(b, taps) for a, b in ways if a == step), default=0)

    made, own = graph(count, ways), np.array((taps * count)[:count], dtype=np.int64)
    assert made.longest.tolist() == [longest(n, [1] * count) for n in range(count)]
    assert made.longest_of(own).tolist() == [longest(n, own) for n in range(count)]


@given(graphs())
def test_the_answers_to_a_step_are_a_shortest_way_there(made):
    count, ways = made
    taps = {0: 0}
    for _ in range(count):
        taps |= {b: taps[a] + 1 for a, b in ways if a in taps and b not in taps}
    for step in range(count):
        path = graph(count, ways).path(f"s{step}")
        assert len(path) - 1 == taps.get(step, -1)
        assert set(pairwise(path)) <= set(ways)
        chosen = [ways[int(name[1:])] for name in graph(count, ways).answers(f"s{step}")]
        assert chosen == list(pairwise(path))


# Consistent answers, against every journey there is.


def tables_of(flow):
    """The frames that reachability looks at."""
    steps = pd.DataFrame([{"step": s.id, "asks": s.asks} for s in flow.steps.values()])
    rows = [(s.id, o.id, o.to) for s in flow.steps.values() for o in s.options]
    options = pd.DataFrame(rows, columns=["step", "option", "to"])
    places = {("", name): name for name in flow.steps}
    return SimpleNamespace(steps=steps, options=options, guide=flow.guide, places=places)


def journeys(flow, step, given):
    """Every step on every journey from a step that keeps to the answers given."""
    yield step
    asks = flow.steps[step].asks
    for option in flow.steps[step].options:
        if given.get(asks, option.id) == option.id:
            yield from journeys(flow, option.to, given | ({asks: option.id} if asks else {}))


@given(asking())
def test_reachability_by_consistent_answers(flow):
    case = Case(tables_of(flow), flow.guide.as_of)
    assert consistently_reached(case) == set(journeys(flow, flow.guide.start, {}))


# Suppressions.

LABEL = "1. 直るまで、数時間待ちます。"
WAIT = "causes/5_outage.yaml"


@pytest.fixture
def pressed(edited):
    """The pinned content with one finding; with more text, suppressions."""

    def make(suppressions=""):
        folder = edited(WAIT, LABEL, "1. 「送信する」を押します。", folder=PINNED)
        # What is said in English would have to change with it.
        rmtree(folder / "en", ignore_errors=True)
        if suppressions:
            (folder / "suppressions.yaml").write_text(suppressions, encoding="utf-8")
        return folder

    return make


@pytest.mark.parametrize("where", ["step: outage-wait", f"file: {WAIT}"])
def test_a_suppression_drops_a_finding_until_its_end(pressed, where):
    words = f"- rule: label-unknown\n  {where}\n  reason: 直すため。\n  until: 2026-12-01\n"
    folder = pressed(words)
    assert check(folder, date(2026, 12, 1)) == []
    after = {finding.rule for finding in check(folder, date(2026, 12, 2))}
    assert after == {"label-unknown", "suppression-ended"}


def test_a_suppression_needs_a_reason(pressed):
    words = "- rule: label-unknown\n  step: outage-wait\n  until: 2026-12-01\n"
    assert {"unreadable", "label-unknown"} <= {f.rule for f in check(pressed(words))}


# The command.


def test_as_a_process_it_says_all_and_fails(edited):
    folder = edited("causes/2_device.yaml", "unsolved: router-restart", "unsolved: nowhere")
    line = [sys.executable, "-m", "guide_data", "check", folder]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.count("target-missing: "), done.stderr) == (1, 1, "")


def test_errors_fail_and_name_the_journey(command, edited):
    folder = edited("causes/2_device.yaml", "unsolved: router-restart", "unsolved: nowhere")
    done = command("check", folder)
    assert done.status == 1
    assert re.search(r"2_device\.yaml:\d+: error target-missing: ", done.out)
    assert "    one → unsolved #device-forget\n" in done.out


def test_warnings_alone_do_not_fail(command, pressed):
    done = command("check", pressed(), "--format", "json")
    [finding] = json.loads(done.out)
    assert (finding["severity"], finding["link"], done.status) == ("warning", "#outage-wait", 0)


def test_warnings_fail_where_they_shall(command, pressed):
    assert command("check", pressed(), "--strict").status == 1


def test_github_shows_a_finding_beside_its_line(command, pressed):
    done = command("check", pressed(), "--format", "github", "--rule", "label-unknown")
    assert re.match(r"::warning file=\S+outage\.yaml,line=\d+,title=label-unknown::「送", done.out)


def test_the_day_and_the_rules_can_be_chosen(command):
    done = command("check", PINNED, "--today", "2030-01-01", "--rule", "aged-without-note")
    assert done.status == 1
    assert set(re.findall(r"error ([\w-]+)", done.out)) == {"aged-without-note"}


@pytest.mark.parametrize("arguments", [["nowhere"], [PINNED, "--rule", "label-unknwon"]], ids=str)
def test_what_is_not_there_is_named(command, arguments):
    done = command("check", *arguments)
    assert done.status == 2
    assert str(arguments[-1]) in done.err


def test_rules_are_listed(command):
    assert command("rules").out.count("\n") == len(RULES)
    assert command("rules", "--format", "md").out.strip() == output.table(RULES.values())


def test_nothing_breaks_githubs_commands():
    odd = Finding("a,b:c.yaml", 1, "r", "error", "", "100%\nx")
    assert output.github([odd]) == "::error file=a%2Cb%3Ac.yaml,line=1,title=r::100%25%0Ax"


@pytest.mark.parametrize("family", ["safety", "reading", "suppressions"])
def test_what_harms_visitors_cannot_be_left_out(family):
    assert not any(rule.suppressible for rule in RULES.values() if rule.family == family)


def test_a_translation_of_nothing_is_to_be_taken_out(edited):
    folder = edited("en/8_locked.yaml", "- id: locked-papers\n", "- id: locked-gone\n", PINNED)
    [told] = [f for f in check(folder, only=["translation-stale"]) if not f.consequence]
    assert "消してください" in told.message
