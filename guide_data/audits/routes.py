"""Every way through a guide: all journeys, counted exactly and listed one by one.

A journey is a sequence of answers. Journeys that pass the same steps differ only in answers
that lead to the same place; together they are one route. Journeys that answer one question
(``asks``) in two ways are none.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

import pandas as pd

from guide_data.checks.frames.case import Case
from guide_data.checks.rules.structure import moves
from guide_data.model.states import Counts, Graph, State, count_arrivals, count_journeys
from guide_data.model.step_kinds import ENDING

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


class Route(NamedTuple):
    """Journeys that pass the same steps, as far as ``end``.

    ``journeys`` is how many they are; ``least`` and ``most`` are minutes waited; ``answers`` are
    those of the first of them, as one line.
    """

    end: str
    taps: int
    journeys: int
    least: int
    most: int
    answers: str
    steps: tuple[str, ...]

    def after(self, move: Move) -> Route:
        """This route, one step further."""
        return Route(
            move.to[0],
            self.taps + 1,
            self.journeys * move.answers,
            self.least + move.least,
            self.most + move.most,
            f"{self.answers} → {move.answer}" if self.answers else move.answer,
            (*self.steps, move.to[0]),
        )


class Routes:
    """All ways from the start to the ends of a flow without cycles; none where it has cycles."""

    def __init__(self, case: Case) -> None:
        self.case = case
        steps = case.tables.steps.set_index("step")
        self.ends = set(steps.index[steps["kind"].isin(ENDING)])
        waits = zip(steps["least"], steps["most"], strict=True)
        self.waits = dict(zip(steps.index, waits, strict=True))
        options = case.tables.options
        waited = options[options["closing"].astype(bool) & options["option"].ne("unable")]
        self.closing = set(zip(waited["step"], waited["option"], strict=True))

    @cached_property
    def _offered(self) -> Graph[State]:
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
        counts: Mapping[tuple[str, int], int] = self._counts.get(self._start, {})
        rows = sorted((*key, journeys) for key, journeys in counts.items())
        return pd.DataFrame(rows, columns=["end", "taps", "journeys"]).astype({"journeys": object})

    @property
    def _start(self) -> State:
        graph = self.case.graph
        return (str(graph.ids[graph.start]) if graph.start >= 0 else "", frozenset())

    @cached_property
    def _counts(self) -> dict[State, Counts]:
        return count_journeys(self._offered, self.ends)

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
        found: Counter[tuple[str, str, str]] = Counter()
        arrivals = count_arrivals(self._offered)
        totals = {state: totals_of(counts) for state, counts in self._counts.items()}
        for state, ways in self._offered.items():
            for option, to in ways:
                for end, journeys in totals[to].items():
                    found[(end, state[0], option)] += arrivals[state] * journeys
        rows = [(*key, journeys) for key, journeys in found.items()]
        frame = pd.DataFrame(rows, columns=["end", "step", "option", "journeys"])
        return frame.astype({"journeys": object})

    @cached_property
    def table(self) -> pd.DataFrame:
        """Every route, shortest first, a row of the fields of Route each; none where not listed."""
        frame = pd.DataFrame(self._walk(), columns=Route._fields)
        return frame.sort_values(["taps", "most"], kind="stable", ignore_index=True)

    @property
    def listed(self) -> bool:
        """Whether there are few enough routes to list each."""
        return self.count <= MOST_LISTED

    @cached_property
    def count(self) -> int:
        """How many routes there are, listed or not."""
        merged = {s: [(move.answer, move.to) for move in m] for s, m in self.moves.items()}
        return count_journeys(merged, self.ends)[self._start].total() if merged else 0

    def first(self, count: int) -> pd.DataFrame:
        """The shortest routes, in rows of ``table``, however many there are."""
        return pd.DataFrame(islice(self._by_taps([self._begun]), count), columns=Route._fields)

    @cached_property
    def shortest(self) -> pd.DataFrame:
        """A shortest route for each first answer and each end that it may lead to."""
        state, route = self._begun
        begun = [(move.to, route.after(move)) for move in self.moves.get(state, ())]
        routes = [found for one in begun for found in self._by_taps([one], once=True)]
        return pd.DataFrame(routes, columns=Route._fields)

    @cached_property
    def waited(self) -> dict[str, tuple[int, int]]:
        """The least and the most minutes that may be waited on the way to each end."""
        return self._waits_from(self._start, {}) if self.moves else {}

    def _waits_from(
        self, state: State, known: dict[State, dict[str, tuple[int, int]]]
    ) -> dict[str, tuple[int, int]]:
        if state not in known:
            found = {state[0]: self.waits[state[0]]} if state[0] in self.ends else {}
            for move in self.moves[state]:
                for end, (least, most) in self._waits_from(move.to, known).items():
                    ways = (least + move.least, most + move.most)
                    old = found.get(end, ways)
                    found[end] = (min(old[0], ways[0]), max(old[1], ways[1]))
            known[state] = found
        return known[state]

    @property
    def _begun(self) -> tuple[State, Route]:
        start = self._start[0]
        return self._start, Route(start, 0, 1, 0, 0, "", (start,))

    def _by_taps(self, begun: list[tuple[State, Route]], once: bool = False) -> Iterator[Route]:
        """Routes to ends, shortest first; ``once``: through each state by one of them alone."""
        seen: set[State] = set()
        waiting, ended = deque(begun if self.moves else ()), set[str]()
        while waiting:
            state, route = waiting.popleft()
            if once and state in seen:
                continue
            seen.add(state)
            if not self.moves[state] and route.end in self.ends and route.end not in ended:
                ended |= {route.end} if once else set()
                least, most = self.waits[route.end]
                yield route._replace(least=route.least + least, most=route.most + most)
            waiting += [(move.to, route.after(move)) for move in self.moves[state]]

    def _walk(self) -> Iterator[Route]:
        if not self.moves or not self.listed:
            return
        stack = [self._begun]
        while stack:
            state, route = stack.pop()
            if not self.moves[state] and route.end in self.ends:
                least, most = self.waits[route.end]
                yield route._replace(least=route.least + least, most=route.most + most)
            stack += [(move.to, route.after(move)) for move in reversed(self.moves[state])]


def totals_of(counts: Counts) -> dict[str, int]:
    """How many journeys lead to each end, however many taps they take."""
    totals: dict[str, int] = defaultdict(int)
    for (end, _), journeys in counts.items():
        totals[end] += journeys
    return totals
