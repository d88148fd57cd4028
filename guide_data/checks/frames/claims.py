"""Texts that name amounts, with the facts that they rest on, in every language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from guide_data.checks.frames.spoken_texts import said_elsewhere
from guide_data.checks.frames.tables import Tables
from guide_data.model.field_types import Shown
from guide_data.reading.file_types import DOCUMENTS, LISTS
from guide_data.text.amounts import amounts

Facts = frozenset[str]
OfThings = dict[tuple[str, ...], Facts]


class Claim(NamedTuple):
    """A text, the facts that it rests on, and where it begins."""

    step: str
    language: str
    text: str
    facts: Facts
    file: str
    line: int


@lru_cache(maxsize=1)
def claims(tables: Tables) -> tuple[Claim, ...]:
    """Every text with an amount of a step, or of a thing that rests on facts."""
    facts = facts_of_things(tables)
    return (*of_steps(tables), *of_things(tables, facts), *of_translated_things(tables, facts))


def of_steps(tables: Tables) -> Iterator[Claim]:
    """The texts of steps; a step rests on what its drawing and its bills rest on, too."""
    facts: dict[str, set[str]] = defaultdict(set)
    for step, fact in zip(tables.uses["step"], tables.uses["fact"], strict=True):
        facts[step].add(fact)
    rows = tables.spoken[tables.spoken["step"].ne("")]
    columns = rows[["step", "language", "text", "file", "text_line"]]
    for step, language, text, file, line in columns.itertuples(index=False, name=None):
        if amounts(text, language):
            yield Claim(step, language, text, frozenset(facts[step]), file, line)


def of_things(tables: Tables, facts: OfThings) -> Iterator[Claim]:
    """The texts of what rests on a fact, in the guide's own language."""
    language = tables.draft.language
    for name in (*LISTS, *DOCUMENTS):
        for located in tables.draft.lists.get(name, ()):
            if own := facts.get((name, getattr(located.item, "id", ""))):
                for text, loc in located.marked.get(Shown(), ()):
                    if amounts(text, language):
                        begins = located.line_in_text(0, *loc)
                        yield Claim("", language, text, own, located.file, begins)


def of_translated_things(tables: Tables, facts: OfThings) -> Iterator[Claim]:
    """The texts of what rests on a fact, in other languages."""
    for language, step, _, located, text, loc in said_elsewhere(tables.draft):
        own = None if step else facts.get(tuple(map(str, loc[:2])))
        if own and amounts(text, language):
            begins = located.line_in_text(0, *loc)
            yield Claim("", language, text, own, located.file, begins)


def facts_of_things(tables: Tables) -> OfThings:
    """The facts that a thing rests on, by its list and id; a drawing or a picture, on those of its
    steps.
    """
    found: OfThings = {}
    drawn: dict[tuple[str, str], set[str]] = defaultdict(set)
    for located in tables.draft.all_steps:
        if located.item.drawing:
            drawn["drawings", located.item.drawing] |= set(located.item.facts)
        for name in located.item.pictures:
            drawn["pictures", name] |= set(located.item.facts)
    found |= {shown: frozenset(facts) for shown, facts in drawn.items()}
    found |= {("facts", fact.id): frozenset([fact.id]) for fact in tables.draft.items("facts")}
    for name, shape in (LISTS | DOCUMENTS).items():
        for item in tables.draft.items(name) if "fact" in shape.model_fields else ():
            found[name, item.id] = frozenset([item.fact])
    return found
