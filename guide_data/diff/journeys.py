"""What an edit of a guide does to its visitors: how two flows differ, in journeys. No I/O."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import product
from typing import Any, Literal

from guide_data.model.documents import Documents
from guide_data.model.field_types import Content
from guide_data.model.flow import Flow
from guide_data.model.journey import Given, also
from guide_data.model.step import REMEDY_ANSWERS, Cause, Option, Step

# How a journey parts from what the same answers led to before: it ends at another step, goes
# on where it ended, ends where it went on, or gives an answer that is not offered.
How = Literal["elsewhere", "further", "sooner", "answer"]
Names = Mapping[str, str]
Things = dict[str, dict[str, str]]

# Steps this much alike are one step under two ids; no two steps of one guide come near it.
ALIKE = 2 / 3
WORD = re.compile(r"[A-Za-z]+|[^\sA-Za-z]")
# Between a step's id and what was answered before, where something is asked twice.
MARK = "|"


@dataclass(frozen=True)
class Parted:
    """Where a journey stood and stands now, and the answer that one of the steps lacks."""

    how: How
    old: str
    new: str
    answer: str


@dataclass(frozen=True)
class Group(Parted):
    """Journeys that part in the same way: how many they are, and the shortest that shows it."""

    count: int
    journey: tuple[str, ...]


@dataclass(frozen=True)
class Astray(Parted):
    """Somebody of journeys.yaml whom their answers now lead elsewhere, or nowhere."""

    id: str
    who: str
    journey: tuple[str, ...]


@dataclass(frozen=True)
class Renamed:
    """A step that went and one that came, which are one step under two ids."""

    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """One part of a thing, before and now; None where it was not or is not there.

    ``part`` is empty where the whole thing came or went, and its words stand for it.
    ``kind`` is a language where only the words in that language changed.
    """

    kind: str
    id: str
    part: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Difference:
    """All that differs between two flows, in rows.

    ``parted`` are journeys of the old flow; ``opened`` are those of the new one whose answers
    the old one did not offer. Changes of a renamed step are told under its new id.
    """

    old_journeys: int
    new_journeys: int
    people: tuple[Astray, ...]
    parted: tuple[Group, ...]
    opened: tuple[Group, ...]
    renamed: tuple[Renamed, ...]
    changes: tuple[Change, ...]

    @property
    def nothing(self) -> bool:
        """Whether the two flows are the same."""
        return not (self.parted or self.opened or self.renamed or self.changes)


def difference(old: Flow, new: Flow) -> Difference:
    """All that differs between two flows."""
    names = renamed(old, new)
    before, now = unfolded(old), unfolded(new)
    return Difference(
        old_journeys=journeys_left(before)[old.guide.start],
        new_journeys=journeys_left(now)[new.guide.start],
        people=tuple(astray(old, new, names)),
        parted=tuple(groups(before, now, names)),
        opened=tuple(opened(before, now)),
        renamed=tuple(Renamed(was, now) for was, now in names.items()),
        changes=tuple(changes(old, new, names)),
    )


# Journeys. They are hundreds of millions, so pairs of steps are walked instead.


@dataclass(frozen=True)
class Ways:
    """How many ways lead somewhere, and the answers of a shortest one."""

    count: int
    answers: tuple[str, ...]

    def then(self, *answers: str, times: int = 1) -> Ways:
        """These ways continued by the same answers, after which each goes on in some ways."""
        return Ways(self.count * times, self.answers + answers)

    def beside(self, others: Ways | None) -> Ways:
        """These ways and others to the same place; of equally short ones the others' stays."""
        if others is None:
            return self
        shortest = min(others.answers, self.answers, key=len)
        return Ways(others.count + self.count, shortest)


def unfolded(flow: Flow) -> Flow:
    """A flow all of whose journeys are consistent: where something is asked twice, a step stands
    there once for each answer given before.
    """
    asked = [step.asks for step in flow.steps.values()]
    twice = {name for name in asked if name and asked.count(name) > 1}
    if not twice:
        return flow
    steps, waiting = dict[str, Step](), [(flow.guide.start, Given())]
    while waiting:
        step, given = waiting.pop()
        if (name := called(step, given)) not in steps:
            led = list(onward(flow.steps[step], given, twice))
            options = tuple(o.model_copy(update={"to": called(o.to, said)}) for o, said in led)
            steps[name] = flow.steps[step].model_copy(update={"id": name, "options": options})
            waiting += [(option.to, said) for option, said in led]
    return flow.made_of([Cause(id="all", title="all", steps=tuple(steps.values()))])


def onward(step: Step, given: Given, twice: Container[str]) -> Iterator[tuple[Option, Given]]:
    """The options that agree with what was answered before, each with what is answered then."""
    asked = step.asks if step.asks in twice else None
    for option in step.options:
        if (said := also(given, asked, option.id)) is not None:
            yield option, said


def called(step: str, given: Given) -> str:
    """The id of a step after some answers; no step's own id has such marks."""
    return MARK.join([step, *(f"{asked}={answer}" for asked, answer in sorted(given))])


def folded(step: Step) -> str:
    """The id that a step has in its guide."""
    return step.id.partition(MARK)[0]


def journeys_left(flow: Flow) -> dict[str, int]:
    """How many journeys lead from each step to an end."""
    left: dict[str, int] = {}
    for step in flow.leaves_first():
        here = flow.steps[step]
        # Where no answer agrees with those before, no journey goes on.
        left[step] = sum(left[o.to] for o in here.options) or int(here.kind == "outcome")
    return left


def met(old: Flow, new: Flow) -> dict[str, dict[str, Ways]]:
    """For each step of the old flow: the steps of the new one where the same answers lead."""
    places: dict[str, dict[str, Ways]] = {step: {} for step in old.steps}
    places[old.guide.start][new.guide.start] = Ways(1, ())
    # All ways to a step are known before it is left, for no option leads back.
    for was in reversed(old.leaves_first()):
        for (now, ways), option in product(places[was].items(), old.steps[was].options):
            if there := new.steps[now].option(option.id):
                beyond = places[option.to]
                beyond[there.to] = ways.then(option.id).beside(beyond.get(there.to))
    return places


def groups(old: Flow, new: Flow, names: Names) -> list[Group]:
    """The old flow's journeys that part in the new one, the largest group first."""
    left, found = journeys_left(old), dict[Parted, Ways]()
    for was, places in met(old, new).items():
        for now, ways in places.items():
            for parted, step in partings(old.steps[was], new.steps[now], names):
                answers = (parted.answer,) if parted.answer else ()
                found[parted] = ways.then(*answers, times=left[step]).beside(found.get(parted))
    found = {parted: ways for parted, ways in found.items() if ways.count}
    rows = [Group(**vars(p), count=w.count, journey=w.answers) for p, w in found.items()]
    return sorted(rows, key=lambda group: -group.count)


def partings(was: Step, now: Step, names: Names) -> Iterator[tuple[Parted, str]]:
    """How journeys part at two steps, each beside the old step that they went on from."""
    if how := apart(was, now, names):
        yield Parted(how, folded(was), folded(now), ""), was.id
    for option in was.options if now.options else ():
        if now.option(option.id) is None:
            yield Parted("answer", folded(was), folded(now), option.id), option.to


def apart(was: Step, now: Step, names: Names) -> How | None:
    """How two steps differ as ends; None where they are the same end, or no ends."""
    if now.options:
        return None if was.options else "further"
    if was.options:
        return "sooner"
    return None if names.get(folded(was), folded(was)) == folded(now) else "elsewhere"


def opened(old: Flow, new: Flow) -> Iterator[Group]:
    """The new flow's journeys whose answers the old one did not offer."""
    seen_from_old: dict[How, How] = {"answer": "answer", "sooner": "further"}
    for group in groups(new, old, {}):
        if how := seen_from_old.get(group.how):
            yield Group(how, group.new, group.old, group.answer, group.count, group.journey)


def astray(old: Flow, new: Flow, names: Names) -> Iterator[Astray]:
    """Everybody of the old flow who is no longer led where they were."""
    for person in old.journeys:
        if parted := strayed(old, new, person.answers, names):
            yield Astray(**vars(parted), id=person.id, who=person.who, journey=person.answers)


def strayed(old: Flow, new: Flow, answers: Sequence[str], names: Names) -> Parted | None:
    """How one journey parts; None where it does not, or where the old flow had none such."""
    was, now = old.steps[old.guide.start], new.steps[new.guide.start]
    for answer in answers:
        for parted, _ in partings(was, now, names):
            if parted.answer in ("", answer):
                return parted
        there, here = was.option(answer), now.option(answer)
        if there is None or here is None:
            return None
        was, now = old.steps[there.to], new.steps[here.to]
    # Somebody may also stop on their way.
    same = names.get(was.id, was.id) == now.id
    how = apart(was, now, names) or (None if same else "elsewhere")
    return Parted(how, was.id, now.id, "") if how else None


# Steps that are the same under another id.


def renamed(old: Flow, new: Flow) -> dict[str, str]:
    """The new ids of steps that had another; those most alike are matched first."""
    pairs, names = alike(old, new), dict[str, str]()
    while pairs:
        # Each match tells of more options that they lead to the same step.
        likeness = {
            (was, now): likely(old.steps[was], new.steps[now], ratio, names)
            for (was, now), ratio in pairs.items()
        }
        was, now = best = max(likeness, key=likeness.__getitem__)
        if likeness[best] < ALIKE:
            break
        names[was] = now
        pairs = {pair: ratio for pair, ratio in pairs.items() if pair[0] != was and pair[1] != now}
    return names


def alike(old: Flow, new: Flow) -> dict[tuple[str, str], float]:
    """Each step that went beside each of its kind that came: how alike their words are."""
    went = [step for step in old.steps.values() if step.id not in new.steps]
    came = [step for step in new.steps.values() if step.id not in old.steps]
    return {
        (was.id, now.id): SequenceMatcher(None, words(was), words(now), autojunk=False).ratio()
        for was, now in product(went, came)
        if (was.kind, was.ends) == (now.kind, now.ends)
    }


def words(step: Step) -> list[str]:
    """The words of a step that are its own: those that close every remedy tell nothing.

    Latin words are whole; where there is no space between words, each sign is one.
    """
    own = [option.text for option in step.options if option.id not in REMEDY_ANSWERS]
    return WORD.findall("\n".join([step.title, step.words, *own]))


def likely(was: Step, now: Step, ratio: float, names: Names) -> float:
    """How likely two steps are one: by how alike their words are, and by where options lead."""
    before = {(option.id, names.get(option.to, option.to)) for option in was.options}
    after = {(option.id, option.to) for option in now.options}
    if not before | after:
        return ratio
    return (2 * ratio + len(before & after) / len(before | after)) / 3


# Things: everything that the files hold, part by part.


def changes(old: Flow, new: Flow, names: Names) -> Iterator[Change]:
    """All that changed in a guide, then what only its words in other languages did."""
    rows = list(changes_in_one_language(old, new, names))
    yield from rows
    before = {flow.guide.language: flow for flow in old.others}
    for flow in new.others:
        if was := before.get(language := flow.guide.language):
            for change in changes_in_one_language(was, flow, names):
                if change not in rows:
                    yield replace(change, kind=language)


def changes_in_one_language(old: Flow, new: Flow, names: Names) -> Iterator[Change]:
    """Everything that came or went, every part that changed, and what stands elsewhere."""
    before, after = things(old, names), things(new, {})
    for kind in before:
        yield from compared(kind, before[kind], after[kind])
    yield from reordered("steps", list(before["steps"]), list(after["steps"]))
    for step in old.steps.values():
        if now := new.steps.get(names.get(step.id, step.id)):
            yield from compared("options", options(step, now.id, names), options(now, now.id, {}))
            yield from reordered(now.id, [o.id for o in step.options], [o.id for o in now.options])


def things(flow: Flow, names: Names) -> dict[str, Things]:
    """Everything in a flow but options and order: by kind, id and part, steps by new names."""
    in_causes = [(step, cause.id) for cause in flow.causes for step in cause.steps]
    return {
        "steps": {names.get(s.id, s.id): of_step(s) | {"cause": cause} for s, cause in in_causes},
        "facts": table(flow.facts),
        "contacts": table(flow.contacts),
        "links": table(flow.links),
        "buttons": table(flow.buttons),
        "devices": table(flow.devices),
        **{kind: table(getattr(flow.documents, kind)) for kind in Documents.model_fields},
        "index": table(flow.index),
        "searches": table(flow.searches),
        "journeys": table(flow.journeys),
        "source": table(flow.source),
        "causes": {cause.id: {"title": cause.title} for cause in flow.causes},
        "guide": {"guide": dict(flat("", flow.guide.model_dump(mode="json")))},
        "languages": {other.guide.language: {} for other in flow.others},
    }


def table(items: Iterable[Content]) -> Things:
    """Things by id, and their other parts."""
    return dict(map(id_and_parts, items))


def id_and_parts(item: Content) -> tuple[str, dict[str, str]]:
    """What a thing is known by, which comes first in every shape, and its other parts."""
    (_, known_by), *others = item.model_dump(mode="json", exclude={"options"}).items()
    return str(known_by), dict(flat("", dict(others)))


def of_step(step: Step) -> dict[str, str]:
    """The parts of a step but its options; its title first, which says more than its kind."""
    _, parts = id_and_parts(step)
    return {"title": step.title} | parts


def flat(part: str, value: Any) -> Iterator[tuple[str, str]]:
    """A value's parts by their names, dots between them; lists are one part, a line an item."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from flat(f"{part}.{name}" if part else name, inner)
    elif value is not None:
        yield part, "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def options(step: Step, called: str, names: Names) -> Things:
    """The options of a step, where they lead by new names."""
    return {
        f"{called}.{option.id}": {"to": names.get(option.to, option.to), "text": option.text}
        for option in step.options
    }


def compared(kind: str, old: Things, new: Things) -> Iterator[Change]:
    """What came, went or changed among the things of one kind."""
    for id_ in dict.fromkeys((*old, *new)):
        was, now = old.get(id_), new.get(id_)
        if was is None or now is None:
            yield Change(kind, id_, "", standing_for(was), standing_for(now))
        else:
            for part in dict.fromkeys((*was, *now)):
                if was.get(part) != now.get(part):
                    yield Change(kind, id_, part, was.get(part), now.get(part))


def standing_for(parts: dict[str, str] | None) -> str | None:
    """The first part of a thing, which says the most of it."""
    return None if parts is None else next(iter(parts.values()), "")


def reordered(of: str, old: list[str], new: list[str]) -> Iterator[Change]:
    """The order of a step's options, or of all steps, where those that stayed stand in another."""
    was, now = [id_ for id_ in old if id_ in new], [id_ for id_ in new if id_ in old]
    if was != now:
        yield Change("steps", of, "order", "\n".join(was), "\n".join(now))
