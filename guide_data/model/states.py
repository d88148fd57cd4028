"""The states of a guide: a step, and what was answered before of what several steps ask.

Plain mappings in and out, so that a flow and the frames of one that cannot be read have the same
journeys.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Container, Iterable, Mapping
from graphlib import TopologicalSorter

# Pairs of what is asked and the answer given.
Assigned = frozenset[tuple[str, str]]
State = tuple[str, Assigned]
# Of each state: the answers it offers, in their order, and the state that each leads to.
Transitions = dict[State, list[tuple[str, State]]]
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
) -> Transitions:
    """Every state from the start on, the start first, and the answers that agree with it.

    ``ways`` are the answers of each step and the step that each leads to; ``asks`` is what a
    step asks, by its id.
    """
    asked = shared(asks)
    transitions: Transitions = {}
    waiting = deque[State]([(start, Assigned())])
    while waiting:
        state = step, assigned = waiting.popleft()
        if state not in transitions:
            transitions[state] = [
                (answer, (to, then))
                for answer, to in ways.get(step, ())
                if (then := assign(assigned, asked.get(step), answer)) is not None
            ]
            waiting.extend(to for _, to in transitions[state])
    return transitions


def leaves_first(transitions: Transitions) -> list[State]:
    """The states so that each comes after all it leads to; CycleError in a circle."""
    targets = {state: [to for _, to in ways] for state, ways in transitions.items()}
    return list(TopologicalSorter(targets).static_order())


def count_journeys(transitions: Transitions, ends: Container[str]) -> dict[State, Counts]:
    """How many journeys lead from each state to each end (a step), exactly, by their taps.

    Nothing leads on from a state without answers that is no end. Raises graphlib.CycleError.
    """
    counts: dict[State, Counts] = {}
    for state in leaves_first(transitions):
        is_end = not transitions[state] and state[0] in ends
        counts[state] = Counter({(state[0], 0): 1} if is_end else {})
        for _, to in transitions[state]:
            for (end, taps), journeys in counts[to].items():
                counts[state][end, taps + 1] += journeys
    return counts
