"""How journeys diverge: where the same answers lead in two flows, counted without walking each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from guide_data.model.flow import Flow
from guide_data.model.states import (
    Graph,
    State,
    count_arrivals,
    count_journeys,
    expand,
    explore,
    shortest,
)
from guide_data.model.step import Step
from guide_data.model.step_kinds import ENDING

# Where the same answers led before, a journey now ends at another step, goes on, ends sooner,
# or gives an answer that is not offered.
How = Literal["elsewhere", "further", "sooner", "answer"]
# A step's id, and the answers to choose from there.
Offer = tuple[str, Collection[str]]


@dataclass(frozen=True)
class Divergence:
    """The steps where a journey stood and stands now, and the answer that one of them lacks.

    ``answer`` is empty where no answer is lacking.
    """

    how: How
    old: str
    new: str
    answer: str


@dataclass(frozen=True)
class Group(Divergence):
    """Journeys that diverge in the same way: their number, and the answers of a shortest one."""

    count: int
    journey: tuple[str, ...]


@dataclass(frozen=True)
class ScenarioDivergence(Divergence):
    """Somebody of journeys.yaml whom their answers now lead elsewhere, or nowhere."""

    id: str
    who: str
    journey: tuple[str, ...]


@dataclass(frozen=True)
class Expanded:
    """The states of a flow, the start first, and how many journeys lead on from each, exactly."""

    graph: Graph[State]
    left: dict[State, int]

    @property
    def start(self) -> State:
        """The state in which every journey begins."""
        return next(iter(self.graph))

    def offer(self, state: State) -> Offer:
        """The step of a state, and the answers that agree with it."""
        return state[0], [answer for answer, _ in self.graph[state]]


def expanded(flow: Flow) -> Expanded:
    """A flow state by state; journeys that answer one question in two ways are none."""
    steps = flow.steps.values()
    ways = {step.id: [(option.id, option.to) for option in step.options] for step in steps}
    graph = expand(flow.guide.start, ways, {step.id: step.asks for step in steps if step.asks})
    counts = count_journeys(graph, {step.id for step in steps if step.kind in ENDING})
    return Expanded(graph, {state: found.total() for state, found in counts.items()})


def diverged(old: Expanded, new: Expanded, names: Mapping[str, str]) -> list[Group]:
    """The old flow's journeys that diverge in the new one, the largest group first.

    ``names`` are the new ids of steps, by their old ones.
    """
    counts, shown = Counter[Divergence](), dict[Divergence, tuple[str, ...]]()
    pairs = met(old, new)
    arrivals = count_arrivals(pairs)
    for (was, now), answers in shortest(pairs).items():
        for divergence in divergences(old.offer(was), new.offer(now), names):
            lacking = (divergence.answer,) if divergence.answer else ()
            left = old.left[dict(old.graph[was]).get(divergence.answer, was)]
            if left:
                counts[divergence] += arrivals[was, now] * left
                shown.setdefault(divergence, answers + lacking)
    return [Group(**vars(d), count=n, journey=shown[d]) for d, n in counts.most_common()]


def met(old: Expanded, new: Expanded) -> Graph[tuple[State, State]]:
    """Each state of the old flow beside each of the new one where the same answers lead.

    Journeys are hundreds of millions, such pairs are few.
    """

    def onward(pair: tuple[State, State]) -> Iterator[tuple[str, tuple[State, State]]]:
        now = dict(new.graph[pair[1]])
        for answer, to in old.graph[pair[0]]:
            if answer in now:
                yield answer, (to, now[answer])

    return explore((old.start, new.start), onward)


def divergences(was: Offer, now: Offer, names: Mapping[str, str]) -> Iterator[Divergence]:
    """How journeys diverge between two steps: as ends, and by each answer that is lacking now."""
    (old, before), (new, after) = was, now
    if how := ends_apart(was, now, names):
        yield Divergence(how, old, new, "")
    for answer in before if after else ():
        if answer not in after:
            yield Divergence("answer", old, new, answer)


def ends_apart(was: Offer, now: Offer, names: Mapping[str, str]) -> How | None:
    """How two steps differ as ends; None where they are the same end, or no ends."""
    (old, before), (new, after) = was, now
    if after:
        return None if before else "further"
    if before:
        return "sooner"
    return None if names.get(old, old) == new else "elsewhere"


def added(old: Expanded, new: Expanded) -> Iterator[Group]:
    """The new flow's journeys whose answers the old one did not offer, the largest group first."""
    seen_from_old: dict[How, How] = {"answer": "answer", "sooner": "further"}
    for group in diverged(new, old, {}):
        if how := seen_from_old.get(group.how):
            yield Group(how, group.new, group.old, group.answer, group.count, group.journey)


def scenarios(old: Flow, new: Flow, names: Mapping[str, str]) -> Iterator[ScenarioDivergence]:
    """Everybody of the old flow's journeys.yaml who is no longer led where they were."""
    for person in old.journeys:
        if found := scenario(old, new, person.answers, names):
            yield ScenarioDivergence(
                **vars(found), id=person.id, who=person.who, journey=person.answers
            )


def scenario(
    old: Flow, new: Flow, answers: Sequence[str], names: Mapping[str, str]
) -> Divergence | None:
    """How one journey diverges; None where it does not, or where the old flow had none such."""
    was, now = old.steps[old.guide.start], new.steps[new.guide.start]
    for answer in answers:
        for divergence in divergences(offer(was), offer(now), names):
            if divergence.answer in ("", answer):
                return divergence
        there, here = was.option(answer), now.option(answer)
        if there is None or here is None:
            return None
        was, now = old.steps[there.to], new.steps[here.to]
    # Somebody may also stop on their way.
    same = names.get(was.id, was.id) == now.id
    how = ends_apart(offer(was), offer(now), names) or (None if same else "elsewhere")
    return Divergence(how, was.id, now.id, "") if how else None


def offer(step: Step) -> Offer:
    """A step and all its answers, whatever was answered before."""
    return step.id, [option.id for option in step.options]
