"""The states of a guide: a step, and what was answered before of what several steps ask.

Plain mappings in and out, so that a flow and the frames of one that cannot be read have the same
journeys.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Container, Hashable, Iterable, Mapping
from graphlib import TopologicalSorter
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
# The answers at each node in their order, and where each leads; nodes are nearest first.
Graph = dict[Node, list[tuple[str, Node]]]
# Pairs of what is asked and the answer given.
Assigned = frozenset[tuple[str, str]]
State = tuple[str, Assigned]
# Numbers of journeys, by the step where they end and by their taps.
Counts = Counter[tuple[str, int]]


def assign(assigned: Assigned, asked: str | None, answer: str) -> Assigned | None:
    """What was answered so far and one answer more; None where they disagree.

    ``asked`` is what other steps ask too, None where no other does.
    """
    if asked is None:
        return assigned
    agrees = dict(assigned).get(asked, answer) == answer
    return assigned | {(asked, answer)} if agrees else None


def shared(asks: Mapping[str, str]) -> dict[str, str]:
    """Of what each step asks, by its id, that which another step asks too."""
    times = Counter(asks.values())
    return {step: asked for step, asked in asks.items() if times[asked] > 1}


def expand(
    start: str, ways: Mapping[str, Iterable[tuple[str, str]]], asks: Mapping[str, str]
) -> Graph[State]:
    """Every state from the start on, and the answers there that agree with those before.

    ``ways`` are the answers of each step and the step that each leads to; ``asks`` is what a
    step asks, by its id.
    """
    asked = shared(asks)

    def onward(state: State) -> Iterable[tuple[str, State]]:
        step, assigned = state
        for answer, to in ways.get(step, ()):
            if (then := assign(assigned, asked.get(step), answer)) is not None:
                yield answer, (to, then)

    return explore((start, frozenset()), onward)


def explore(start: Node, onward: Callable[[Node], Iterable[tuple[str, Node]]]) -> Graph[Node]:
    """All that can be reached from a start, which comes first, and then what is nearest."""
    graph: Graph[Node] = {}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        if node not in graph:
            graph[node] = list(onward(node))
            waiting.extend(to for _, to in graph[node])
    return graph


def shortest(graph: Graph[Node]) -> dict[Node, tuple[str, ...]]:
    """The fewest answers that lead to each node; of equally few, those that come first."""
    answers: dict[Node, tuple[str, ...]] = {}
    for node, ways in graph.items():
        here = answers.setdefault(node, ())
        for answer, to in ways:
            answers.setdefault(to, (*here, answer))
    return answers


def leaves_first(graph: Graph[Node]) -> list[Node]:
    """The nodes so that each comes after all it leads to; graphlib.CycleError in a circle."""
    targets = {node: [to for _, to in ways] for node, ways in graph.items()}
    return list(TopologicalSorter(targets).static_order())


def count_arrivals(graph: Graph[Node]) -> Counter[Node]:
    """How many sequences of answers lead to each node from the first one, exactly.

    Raises graphlib.CycleError.
    """
    arrivals = Counter(list(graph)[:1])
    for node in reversed(leaves_first(graph)):
        for _, to in graph[node]:
            arrivals[to] += arrivals[node]
    return arrivals


def count_journeys(graph: Graph[State], ends: Container[str]) -> dict[State, Counts]:
    """How many journeys lead from each state to each end (a step), exactly, by their taps.

    Nothing leads on from a state without answers that is no end. Raises graphlib.CycleError.
    """
    counts: dict[State, Counts] = {}
    for state in leaves_first(graph):
        is_end = not graph[state] and state[0] in ends
        counts[state] = Counter({(state[0], 0): 1} if is_end else {})
        for _, to in graph[state]:
            for (end, taps), journeys in counts[to].items():
                counts[state][end, taps + 1] += journeys
    return counts
