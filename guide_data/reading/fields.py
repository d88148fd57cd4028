"""Everything of one kind in a draft, each with its place, for rules to walk over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guide_data.model.flow import REMEDY_ANSWERS
from guide_data.reading.draft import AnyStep, Draft
from guide_data.reading.file_types import DOCUMENTS, Remedy
from guide_data.reading.located import Located
from guide_data.reading.yaml_lines import Loc

Found = Iterator[tuple[Located[Any], Any, Loc]]


def listed(draft: Draft, *names: str) -> Iterator[Located[Any]]:
    """The items of the lists of those names."""
    for name in names:
        yield from draft.lists.get(name, ())


def options(draft: Draft) -> Found:
    """Every option written in a step, with its place."""
    for placed in draft.all_steps:
        for n, option in enumerate(getattr(placed.item, "options", ())):
            yield placed, option, ("options", n)


def step_targets(step: AnyStep) -> Iterator[tuple[str, Loc]]:
    """Every step that a step itself names, with the place in it."""
    for n, option in enumerate(getattr(step, "options", ())):
        yield option.to, ("options", n, "to")
    for answer in REMEDY_ANSWERS:
        if target := getattr(step, answer, None):
            yield target, (answer,)


def all_targets(step: AnyStep, draft: Draft) -> list[str]:
    """Every step that a step leads to, also where a remedy leaves ``solved`` to the guide."""
    named = [target for target, _ in step_targets(step)]
    if isinstance(step, Remedy) and not step.solved and draft.guide:
        named.append(draft.guide.item.solved)
    return named


def targets(draft: Draft) -> Found:
    """Every step that is named anywhere, with its place."""
    for placed in draft.all_steps:
        yield from ((placed, target, loc) for target, loc in step_targets(placed.item))
    for entry in listed(draft, "index"):
        yield from ((entry, step, ("steps", n)) for n, step in enumerate(entry.item.steps))
    for search in listed(draft, "searches"):
        yield from ((search, step, ("step", n)) for n, step in enumerate(search.item.step))
    if draft.guide:
        guide = draft.guide.item
        yield draft.guide, guide.start, ("start",)
        yield draft.guide, guide.solved, ("solved",)
        if guide.urgent:
            yield draft.guide, guide.urgent.to, ("urgent", "to")


def facts_named(draft: Draft) -> Found:
    """Every fact that is named anywhere, with its place."""
    named: tuple[Located[Any], ...] = (*draft.all_steps, *draft.sentences)
    for placed in named:
        yield from ((placed, fact, ("facts", n)) for n, fact in enumerate(placed.item.facts))
    for thing in listed(draft, "contacts", "links", "buttons", *DOCUMENTS):
        yield thing, thing.item.fact, ("fact",)
    for paper in listed(draft, "papers"):
        yield paper, paper.item.address_fact, ("address_fact",)


def texts(draft: Draft) -> Found:
    """Every text that a visitor may read, with its place."""
    for step in draft.all_steps:
        yield step, step.item.title, ("title",)
        yield step, getattr(step.item, "text", None) or "", ("text",)
        yield from ((step, text, ("ways", device)) for device, text in step.item.ways.items())
        yield from ((step, text, ("waits", "meanwhile", n)) for n, text in meanwhile(step.item))
    for step, option, loc in options(draft):
        yield step, option.text, (*loc, "text")
    yield from texts_beside_steps(draft)


def meanwhile(step: AnyStep) -> Iterator[tuple[int, str]]:
    """What to look at while a step lets the visitor wait, each with its place in the list."""
    waits = getattr(step, "waits", None)
    return enumerate(waits.meanwhile if waits else ())


def translated(draft: Draft) -> Found:
    """Every text in another language, with its place."""
    for placed in (*draft.translations, *([draft.speech] if draft.speech else ())):
        yield from ((placed, text, loc) for text, loc in strings(placed.item.model_dump()))


def everything(draft: Draft) -> Found:
    """Every text that is written anywhere, with its place, whoever reads it."""
    guide = [draft.guide] if draft.guide else []
    for placed in (*draft.all_steps, *listed(draft, *draft.lists), *guide):
        yield from ((placed, text, loc) for text, loc in strings(placed.item.model_dump()))
    yield from translated(draft)


def strings(value: Any, loc: Loc = ()) -> Iterator[tuple[str, Loc]]:
    """Every text within a value, with the way to it."""
    if isinstance(value, str):
        yield value, loc
    elif isinstance(value, dict | list | tuple):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for name, part in parts:
            yield from strings(part, (*loc, name))


def texts_beside_steps(draft: Draft) -> Found:
    """Every text that a visitor may read on more than one step."""
    for paper in listed(draft, "papers"):
        yield paper, paper.item.note or "", ("note",)
    for thing in listed(draft, "unfit", "without"):
        yield thing, thing.item.text, ("text",)
    for fact in listed(draft, "facts"):
        yield fact, fact.item.aged or "", ("aged",)
    for contact in listed(draft, "contacts"):
        yield contact, contact.item.label, ("label",)
    for link in listed(draft, "links"):
        yield link, link.item.text, ("text",)
    for device in listed(draft, "devices"):
        yield device, device.item.name, ("name",)
    if draft.guide:
        for name in ("title", "lead", "about"):
            yield draft.guide, getattr(draft.guide.item, name), (name,)
        for name in REMEDY_ANSWERS:
            yield draft.guide, getattr(draft.guide.item.answers, name), ("answers", name)
        if urgent := draft.guide.item.urgent:
            yield draft.guide, urgent.text, ("urgent", "text")
