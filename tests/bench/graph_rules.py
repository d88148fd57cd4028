"""The graph rules beside networkx doing the same, from a thousand steps to a million."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import log2
from statistics import median
from types import SimpleNamespace
from typing import Any, TypeVar

import networkx as nx
import numpy as np
import pandas as pd

from guide_data.checks.frames.case import Case
from guide_data.checks.frames.walks import Codes
from guide_data.checks.rules import structure as branches
from guide_data.checks.rules import urgency
from guide_data.model.flow import Limits, Urgent
from tests.support.flows import GUIDE

SIZES = (10**3, 10**4, 10**5, 10**6)
# Growth is told from here: below, what a run costs whatever its size still shows.
BASE = 10**4
RUNS = 3
# From this size on, one run of networkx has to do.
LONG = 10**6
OPTIONS = 2.7
WORDS = ("account", "code", "device", "lost", "mail", "new", "passkey", "phone", "reset", "store")
RULES = (
    branches.step_unreachable,
    branches.no_outcome,
    branches.no_human,
    branches.journey_too_long,
    urgency.urgent_too_deep,
)
# In networkx's graph, where every end leads to; no step is called so.
END = ""

Answers = TypeVar("Answers")
Ours = tuple[Case, list[pd.DataFrame]]


@dataclass
class Theirs:
    """What networkx answers, and its graph, so that no run counts the end of it."""

    graph: nx.DiGraph
    before: dict[str, str]
    unreachable: set[str]
    no_outcome: set[str]
    no_human: set[str]
    on_cycles: set[str]
    longest: dict[str, int]


@dataclass
class Row:
    """What one size took: seconds here and with networkx."""

    steps: int
    options: int
    ours: float
    theirs: float

    @property
    def unit(self) -> float:
        """Our seconds for each of n log n."""
        return self.ours / (self.steps * log2(self.steps))


def report() -> None:
    """Print a row for each size."""
    print(f"graph rules beside networkx {nx.__version__}, the same answers; CPU time, median of")
    print(f"{RUNS} (networkx from {LONG} steps on: of 1); growth is 1 where time grows as n log n:")
    print(f"{'steps':>9} {'options':>9} {'ours':>9} {'networkx':>9} {'ratio':>6} {'growth':>6}")
    rows = {count: measured(count) for count in SIZES}
    for row in rows.values():
        ratio, growth = row.theirs / row.ours, row.unit / rows[BASE].unit
        print(f"{row.steps:9} {row.options:9} {row.ours:7.3f} s {row.theirs:7.3f} s", end=" ")
        print(f"{ratio:5.1f}x {growth:6.2f}")


def measured(count: int) -> Row:
    """One size, on both sides; that they agree is part of the measurement."""
    tables = flow(count)
    ours, our_answers = timed(our_rules, tables, RUNS)
    theirs, their_answers = timed(their_rules, tables, 1 if count >= LONG else RUNS)
    agree(our_answers, their_answers)
    return Row(count, len(tables.options), ours, theirs)


def timed(rules: Callable[[Any], Answers], tables: Any, runs: int) -> tuple[float, Answers]:
    """The median of the processor's seconds that some rules take, and what they answer."""
    seconds = []
    for _ in range(runs):
        answers = None  # What the run before left is freed outside the clock.
        gc.collect()
        # As timeit does: collecting would cost networkx's many dicts more than any rule.
        gc.disable()
        begin = time.process_time()
        answers = rules(tables)
        seconds.append(time.process_time() - begin)
        gc.enable()
    return median(seconds), answers


def our_rules(tables: Any) -> Ours:
    """What the check itself asks of the graph."""
    case = Case(tables, GUIDE.as_of)
    return case, [rule(case) for rule in RULES]


def their_rules(tables: Any) -> Theirs:
    """The same with networkx."""
    steps, options, start = tables.steps, tables.options, tables.guide.start
    graph = nx.DiGraph()
    graph.add_nodes_from(tables.places.values())
    graph.add_edges_from(zip(options["step"].tolist(), options["to"].tolist(), strict=True))
    before = dict(nx.bfs_predecessors(graph, start))
    outcomes = steps.loc[steps["kind"].eq("outcome"), "step"].tolist()
    human = steps.loc[steps["ends"].eq("human"), "step"].tolist()
    return Theirs(
        graph,
        before,
        unreachable=set(graph) - before.keys() - {start},
        no_outcome=set(graph) - leading_to(graph, outcomes),
        no_human=set(graph) - leading_to(graph, human) - set(outcomes),
        on_cycles=on_cycles(graph),
        longest=longest(graph),
    )


def leading_to(graph: nx.DiGraph, ends: list[str]) -> set[str]:
    """Every step from which some way leads to one of the ends."""
    graph.add_node(END)
    graph.add_edges_from((end, END) for end in ends)
    leading = nx.ancestors(graph, END)
    graph.remove_node(END)
    return leading


def on_cycles(graph: nx.DiGraph) -> set[str]:
    """Every step on a cycle."""
    parts = nx.strongly_connected_components(graph)
    return set().union(*(p for p in parts if len(p) > 1), nx.nodes_with_selfloops(graph))


def longest(graph: nx.DiGraph) -> dict[str, int]:
    """The most options that can follow each step."""
    most: dict[str, int] = {}
    for step in reversed(list(nx.topological_sort(graph))):
        most[step] = 1 + max((most[to] for to in graph.successors(step)), default=-1)
    return most


def agree(ours: Ours, theirs: Theirs) -> None:
    """Stop where the two sides differ, or a rule finds nothing to differ in."""
    case, (unreachable, no_outcome, no_human, too_long, too_deep) = ours
    graph, guide = case.graph, case.tables.guide
    assert set(unreachable["step"]) == theirs.unreachable != set()
    assert set(no_outcome["step"]) == theirs.no_outcome != set()
    assert set(no_human["step"]) == theirs.no_human != set()
    assert set(graph.ids[graph.on_cycles]) == theirs.on_cycles
    assert dict(zip(graph.ids, graph.longest.tolist(), strict=True)) == theirs.longest
    before = np.full(len(graph.ids), -1)
    before[graph.codes(list(theirs.before))] = graph.codes(list(theirs.before.values()))
    # Of several shortest ways, each side may tell another: they are as long as each other.
    assert (taps(graph.before) == taps(before)).all()
    assert told(too_long) == theirs.longest[guide.start]
    assert told(too_deep) == taps(before)[graph.codes([guide.urgent.to])]


def taps(before: Codes) -> Codes:
    """How many options lead to each step, from the step before each on its way."""
    back = np.where(before < 0, np.arange(len(before)), before)
    taps = (before >= 0).astype(np.int64)
    while taps[back].any():
        taps, back = taps + taps[back], back[back]
    return taps


def told(found: pd.DataFrame) -> int:
    """The first number that a rule's only message tells."""
    [message] = found["message"]
    return int(re.findall(r"\d+", message)[0])


# A flow of any size, as the tables that these rules look at.


def flow(count: int) -> Any:
    """A random flow without cycles, in which every other rule finds something."""
    rng = np.random.default_rng(count)
    words = rng.choice(WORDS, (count, 2)).tolist()
    ids = np.array([f"{first}-{second}-{n}" for n, (first, second) in enumerate(words)])
    tails, heads = ways(rng, count)
    # From an array of texts each comes out anew: a ``to`` is another object than the id it names.
    options = pd.DataFrame({"step": ids[tails], "option": "o", "text": "", "to": ids[heads]})
    steps = step_table(rng, ids, np.bincount(tails, minlength=count) == 0)
    names = {"start": ids[0].item(), "urgent": Urgent(text="t", to=ids[heads[-1]].item())}
    guide = GUIDE.model_copy(update=names | {"limits": Limits(journey=1, urgent=1)})
    places = {("", name): name for name in ids.tolist()}
    return SimpleNamespace(guide=guide, places=places, steps=steps, options=options)


def ways(rng: np.random.Generator, count: int) -> tuple[Codes, Codes]:
    """Options that lead on only: to nearly every step from one before it, and from any to any."""
    heads = 1 + np.flatnonzero(rng.random(count - 1) < 0.99)
    tails = (rng.random(len(heads)) * heads).astype(np.int64)
    more = rng.integers(0, count - 1, int(OPTIONS * count) - len(heads))
    later = more + 1 + (rng.random(len(more)) * (count - 1 - more)).astype(np.int64)
    # As in files, a step's options stand together, and where it stands says little of its depth.
    place = np.append(0, 1 + rng.permutation(count - 1))
    tails, heads = place[np.append(tails, more)], place[np.append(heads, later)]
    order = np.argsort(tails, kind="stable")
    return tails[order], heads[order]


def step_table(rng: np.random.Generator, ids: Any, last: Any) -> pd.DataFrame:
    """Steps of which nearly all without options are outcomes, a few of them human."""
    kinds = np.where(last & (rng.random(len(ids)) < 0.95), "outcome", "question")
    human = (kinds == "outcome") & (rng.random(len(ids)) < 0.3)
    ends = np.where(human, "human", np.where(kinds == "outcome", "solved", None))
    steps = {"step": ids, "kind": kinds, "ends": ends}
    return pd.DataFrame(steps | {"file": "flow.yaml", "line": np.arange(len(ids))})
