"""How journeys diverge: where the same answers lead in two flows, counted without walking each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from guide_data.model.flow import Flow, Step
from guide_data.model.states import State, Transitions, count_journeys, expand, leaves_first

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
    """The states of a flow, the start first, and how many journeys lead on from each."""

    transitions: Transitions
    left: dict[State, int]

    @property
    def start(self) -> State:
        """The state in which every journey begins."""
        return next(iter(self.transitions))

    @property
    def total(self) -> int:
        """How many journeys there are, exactly."""
        return self.left[self.start]

    def offer(self, state: State) -> Offer:
        """The step of a state, and the answers that agree with it."""
        return state[0], [answer for answer, _ in self.transitions[state]]


@dataclass(frozen=True)
class Paths:
    """How many sequences of answers lead somewhere, and a shortest one."""

    count: int
    answers: tuple[str, ...]

    def extended(self, *answers: str, times: int = 1) -> Paths:
        """These paths with the same answers added, after which each goes on in some ways."""
        return Paths(self.count * times, self.answers + answers)

    def merged(self, others: Paths | None) -> Paths:
        """These paths and others to the same place; of equally short ones the others' stays."""
        if others is None:
            return self
        shortest = min(others.answers, self.answers, key=len)
        return Paths(others.count + self.count, shortest)


def expanded(flow: Flow) -> Expanded:
    """A flow state by state; journeys that answer one question in two ways are none."""
    steps = flow.steps.values()
    ways = {step.id: [(option.id, option.to) for option in step.options] for step in steps}
    asks = {step.id: step.asks for step in steps if step.asks}
    transitions = expand(flow.guide.start, ways, asks)
    counts = count_journeys(transitions, {step.id for step in steps if step.kind == "outcome"})
    return Expanded(transitions, {state: found.total() for state, found in counts.items()})


def diverged(old: Expanded, new: Expanded, names: Mapping[str, str]) -> list[Group]:
    """The old flow's journeys that diverge in the new one, the largest group first.

    ``names`` are the new ids of steps, by their old ones.
    """
    found: dict[Divergence, Paths] = {}
    for was, places in met(old, new).items():
        for now, paths in places.items():
            for divergence in divergences(old.offer(was), new.offer(now), names):
                answers = (divergence.answer,) if divergence.answer else ()
                end = dict(old.transitions[was]).get(divergence.answer, was)
                further = paths.extended(*answers, times=old.left[end])
                found[divergence] = further.merged(found.get(divergence))
    rows = [Group(**vars(d), count=p.count, journey=p.answers) for d, p in found.items() if p.count]
    return sorted(rows, key=lambda group: -group.count)


def met(old: Expanded, new: Expanded) -> dict[State, dict[State, Paths]]:
    """For each state of the old flow: the states of the new one where the same answers lead.

    Journeys are hundreds of millions, pairs of states are few.
    """
    places: dict[State, dict[State, Paths]] = {state: {} for state in old.transitions}
    places[old.start][new.start] = Paths(1, ())
    # All paths to a state are known before it is left, for no option leads back.
    for was in reversed(leaves_first(old.transitions)):
        for (now, paths), (answer, to) in product(places[was].items(), old.transitions[was]):
            if there := dict(new.transitions[now]).get(answer):
                places[to][there] = paths.extended(answer).merged(places[to].get(there))
    return places


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
    for person in old.people:
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
