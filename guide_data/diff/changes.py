"""What changed of the content itself, item by item and part by part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from guide_data.model.documents import Documents
from guide_data.model.editorial import Suppression
from guide_data.model.field_types import Content
from guide_data.model.flow import Flow
from guide_data.model.step import Step

# The parts of each item by the item's id: their text by their names, dots between these.
Items = dict[str, dict[str, str]]
# Lists in a flow that are no list of items of their own.
NO_ITEMS = ("causes", "others")
# Where an answer is shown, and whether a note tells it.
HOW_SHOWN = ("group", "main", "uninformative")


@dataclass(frozen=True)
class Change:
    """One part of an item, before and now; None where it was not or is not there.

    ``part`` is empty where the whole item came or went, and its words stand for it.
    ``kind`` is a language where only the words in that language changed.
    """

    kind: str
    id: str
    part: str
    old: str | None
    new: str | None


def changes(old: Flow, new: Flow, names: Mapping[str, str]) -> Iterator[Change]:
    """All that changed in a guide, then what only its words in other languages did.

    ``names`` are the new ids of steps, by their old ones.
    """
    rows = list(changes_in_one_language(old, new, names))
    yield from rows
    before = {flow.guide.language: flow for flow in old.others}
    for flow in new.others:
        if was := before.get(language := flow.guide.language):
            for change in changes_in_one_language(was, flow, names):
                if change not in rows:
                    yield replace(change, kind=language)


def changes_in_one_language(old: Flow, new: Flow, names: Mapping[str, str]) -> Iterator[Change]:
    """Everything that came or went, every part that changed, and what stands elsewhere."""
    before, after = items(old, names), items(new, {})
    for kind in before:
        yield from compared(kind, before[kind], after[kind])
    yield from reordered("steps", list(before["steps"]), list(after["steps"]))
    for step in old.steps.values():
        if now := new.steps.get(names.get(step.id, step.id)):
            yield from compared("options", options(step, now.id, names), options(now, now.id, {}))
            yield from reordered(now.id, [o.id for o in step.options], [o.id for o in now.options])


def items(flow: Flow, names: Mapping[str, str]) -> dict[str, Items]:
    """Everything in a flow but options and order, by kind; steps by their new ids."""
    in_causes = [(step, cause.id) for cause in flow.causes for step in cause.steps]
    return {
        "steps": {names.get(s.id, s.id): of_step(s) | {"cause": cause} for s, cause in in_causes},
        **{kind: dict(map(id_and_parts, listed)) for kind, listed in lists(flow)},
        "causes": {cause.id: {"title": cause.title} for cause in flow.causes},
        "guide": {"guide": dict(flat("", flow.guide.model_dump(mode="json")))},
        "words": {"words": dict(flat("", flow.words))},
        "languages": {other.guide.language: {} for other in flow.others},
    }


def lists(content: Content) -> Iterator[tuple[str, tuple[Content, ...]]]:
    """Every list of items, those in documents among them, by the name of its field or file."""
    for name in type(content).model_fields:
        value = getattr(content, name)
        if isinstance(value, Documents):
            yield from lists(value)
        elif isinstance(value, tuple) and name not in NO_ITEMS:
            yield name, value


def id_and_parts(item: Content) -> tuple[str, dict[str, str]]:
    """What an item is known by, which comes first in every shape, and its other parts."""
    # A suppression has no name of its own: it is known by what it is about.
    about = ("step", "file") if isinstance(item, Suppression) else ()
    places = filter(None, (getattr(item, name) for name in about))
    parts = item.model_dump(mode="json", exclude={"options", *about})
    (_, known_by), *others = parts.items()
    return " ".join(map(str, (known_by, *places))), dict(flat("", dict(others)))


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


def options(step: Step, step_id: str, names: Mapping[str, str]) -> Items:
    """The options of a step by ``step_id.option_id``, where they lead by new ids."""
    return {
        f"{step_id}.{option.id}": {
            "to": names.get(option.to, option.to),
            "text": option.text,
            **{part: str(value) for part in HOW_SHOWN if (value := getattr(option, part))},
        }
        for option in step.options
    }


def compared(kind: str, old: Items, new: Items) -> Iterator[Change]:
    """What came, went or changed among the items of one kind."""
    for id_ in dict.fromkeys((*old, *new)):
        was, now = old.get(id_), new.get(id_)
        if was is None or now is None:
            yield Change(kind, id_, "", standing_for(was), standing_for(now))
        else:
            for part in dict.fromkeys((*was, *now)):
                if was.get(part) != now.get(part):
                    yield Change(kind, id_, part, was.get(part), now.get(part))


def standing_for(parts: dict[str, str] | None) -> str | None:
    """The first part of an item, which says the most of it."""
    return None if parts is None else next(iter(parts.values()), "")


def reordered(of: str, old: list[str], new: list[str]) -> Iterator[Change]:
    """The order of a step's options, or of all steps, where those that stayed stand in another."""
    was, now = [id_ for id_ in old if id_ in new], [id_ for id_ in new if id_ in old]
    if was != now:
        yield Change("steps", of, "order", "\n".join(was), "\n".join(now))
