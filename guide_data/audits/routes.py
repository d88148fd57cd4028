"""Every way through a guide: all journeys, counted exactly and listed one by one.

A journey is a sequence of answers. Journeys that pass the same steps differ only in answers
that lead to the same place; together they are one route. Journeys that answer one question
(``asks``) in two ways are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from guide_data.checks.case import Case
from guide_data.checks.structure import State, moves

# More are counted still, but no longer listed: they would not fit into memory.
MOST_LISTED = 500_000


@dataclass(frozen=True)
class Move:
    """From one step to the next: the first answer that does it, and how many do.

    ``least`` and ``most`` are minutes waited at the step before.
    """

    answer: str
    to: State
    answers: int
    least: int
    most: int


class Routes:
    """All ways from the start to the ends of a flow without cycles; none where it has cycles."""

    def __init__(self, case: Case) -> None:
        self.case = case
        steps = case.tables.steps.set_index("step")
        self.ends = set(steps.index[steps["kind"].eq("outcome")])
        waits = zip(steps["least"], steps["most"], strict=True)
        self.waits = dict(zip(steps.index, waits, strict=True))
        options = case.tables.options
        waited = options[options["closing"].astype(bool) & options["option"].ne("unable")]
        self.closing = set(zip(waited["step"], waited["option"], strict=True))

    @cached_property
    def _offered(self) -> dict[State, list[tuple[str, State]]]:
        """The answers at each step, and where each leads."""
        cyclic = self.case.graph.start < 0 or self.case.graph.on_cycles.any()
        return {} if cyclic else moves(self.case)

    @cached_property
    def moves(self) -> dict[State, list[Move]]:
        """The moves from each step; answers that lead to the same place are one move."""
        return {state: list(self._merged(state, to)) for state, to in self._offered.items()}

    def _merged(self, state: State, ways: list[tuple[str, State]]) -> Iterator[Move]:
        grouped: dict[State, list[str]] = defaultdict(list)
        for option, to in ways:
            grouped[to].append(option)
        for to, options in grouped.items():
            waited = [self._waited(state[0], option) for option in options]
            least, most = min(w[0] for w in waited), max(w[1] for w in waited)
            yield Move(options[0], to, len(options), least, most)

    def _waited(self, step: str, option: str) -> tuple[int, int]:
        # Who answers that it worked, or did not, has waited; who goes elsewhere has not.
        return self.waits[step] if (step, option) in self.closing else (0, 0)

    @cached_property
    def lengths(self) -> pd.DataFrame:
        """How many journeys lead to each end, by taps: end, taps, journeys (exact)."""
        counts = self._counts.get(self._start, {})
        rows = sorted((end, taps, count) for (end, taps), count in counts.items())
        return pd.DataFrame(rows, columns=["end", "taps", "journeys"]).astype({"journeys": object})

    @property
    def _start(self) -> State:
        graph = self.case.graph
        return (str(graph.ids[graph.start]) if graph.start >= 0 else "", frozenset())

    @cached_property
    def _counts(self) -> dict[State, dict[tuple[str, int], int]]:
        """For each step, how many journeys lead from it to each end in so many taps."""
        counts: dict[State, dict[tuple[str, int], int]] = {}
        for state in self._leaves_first:
            found: dict[tuple[str, int], int] = defaultdict(int)
            if not self.moves[state] and state[0] in self.ends:
                found[(state[0], 0)] = 1
            for move in self.moves[state]:
                for (end, taps), count in counts[move.to].items():
                    found[(end, taps + 1)] += count * move.answers
            counts[state] = found
        return counts

    @cached_property
    def fewest(self) -> dict[tuple[str | None, str | None], int]:
        """The fewest taps from each step to each end that it leads to."""
        fewest: dict[tuple[str | None, str | None], int] = {}
        for (step, _), counts in self._counts.items():
            for end, taps in counts:
                fewest[(step, end)] = min(taps, fewest.get((step, end), taps))
        return fewest

    @cached_property
    def passing(self) -> pd.DataFrame:
        """How many journeys to each end give each answer: end, step, option, journeys (exact)."""
        found: dict[tuple[str, str, str], int] = defaultdict(int)
        totals = {state: totals_of(counts) for state, counts in self._counts.items()}
        for state, ways in self._offered.items():
            for option, to in ways:
                for end, count in totals[to].items():
                    found[(end, state[0], option)] += self._arrivals[state] * count
        rows = [(*key, count) for key, count in found.items()]
        frame = pd.DataFrame(rows, columns=["end", "step", "option", "journeys"])
        return frame.astype({"journeys": object})

    @cached_property
    def _arrivals(self) -> dict[State, int]:
        """How many ways there are, by answers, to come to each step."""
        arrivals: dict[State, int] = defaultdict(int, {self._start: 1})
        for state in reversed(self._leaves_first):
            for move in self.moves[state]:
                arrivals[move.to] += arrivals[state] * move.answers
        return arrivals

    @cached_property
    def _leaves_first(self) -> list[State]:
        left = {state: len(ways) for state, ways in self.moves.items()}
        before: dict[State, list[State]] = defaultdict(list)
        for state, ways in self.moves.items():
            for move in ways:
                before[move.to].append(state)
        order = [state for state, count in left.items() if not count]
        # It grows as it goes: a step follows the last of those it leads to.
        for state in order:
            for earlier in before[state]:
                left[earlier] -= 1
                if not left[earlier]:
                    order.append(earlier)
        return order

    @cached_property
    def table(self) -> pd.DataFrame:
        """Every route, shortest first: end, taps, journeys, least, most, answers, steps."""
        columns = ["end", "taps", "journeys", "least", "most", "answers", "steps"]
        frame = pd.DataFrame(self._walk(), columns=columns)
        return frame.sort_values(["taps", "most"], kind="stable", ignore_index=True)

    @property
    def listed(self) -> bool:
        """Whether there are few enough routes to list each."""
        return self.count <= MOST_LISTED

    @cached_property
    def count(self) -> int:
        """How many routes there are, listed or not."""
        counts: dict[State, int] = {}
        for state in self._leaves_first:
            onward = sum(counts[move.to] for move in self.moves[state])
            counts[state] = onward or int(state[0] in self.ends)
        return counts.get(self._start, 0)

    def _walk(self) -> Iterator[tuple[str, int, int, int, int, str, tuple[str, ...]]]:
        if not self.moves or not self.listed:
            return
        begin: tuple[str, ...] = (self._start[0],)
        stack = [(self._start, 1, 0, 0, "", begin)]
        while stack:
            state, journeys, least, most, answers, steps = stack.pop()
            if not self.moves[state]:
                if state[0] in self.ends:
                    first, last = self.waits[state[0]]
                    taps = len(steps) - 1
                    yield state[0], taps, journeys, least + first, most + last, answers, steps
                continue
            for move in reversed(self.moves[state]):
                way = f"{answers} → {move.answer}" if answers else move.answer
                stack.append(
                    (
                        move.to,
                        journeys * move.answers,
                        least + move.least,
                        most + move.most,
                        way,
                        (*steps, move.to[0]),
                    )
                )


def totals_of(counts: dict[tuple[str, int], int]) -> dict[str, int]:
    """How many journeys lead to each end, however many taps they take."""
    totals: dict[str, int] = defaultdict(int)
    for (end, _), count in counts.items():
        totals[end] += count
    return totals
