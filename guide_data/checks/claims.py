"""Texts with the facts that they rest on, in every language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from guide_data.checks.tables import Tables, said_elsewhere
from guide_data.model.field_types import Shown
from guide_data.model.translation import Strings
from guide_data.reading.file_types import DOCUMENTS, LISTS

Facts = frozenset[str]


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
    """Every text of a step, and of a thing that rests on facts."""
    return (*of_steps(tables), *of_things(tables), *of_translated_things(tables))


def of_steps(tables: Tables) -> Iterator[Claim]:
    """The texts of steps; a step rests on what its drawing and its bills rest on, too."""
    facts: dict[str, set[str]] = defaultdict(set)
    for step, fact in zip(tables.uses["step"], tables.uses["fact"], strict=True):
        facts[step].add(fact)
    rows = tables.spoken[tables.spoken["step"].ne("")]
    columns = rows[["step", "language", "text", "file", "text_line"]]
    for step, language, text, file, line in columns.itertuples(index=False, name=None):
        yield Claim(step, language, text, frozenset(facts[step]), file, line)


def of_things(tables: Tables) -> Iterator[Claim]:
    """The texts of what rests on a fact, in the guide's own language."""
    facts = facts_of_things(tables)
    for name in (*LISTS, *DOCUMENTS):
        for located in tables.draft.lists.get(name, ()):
            if own := facts.get((name, getattr(located.item, "id", ""))):
                for marks, text, loc in located.parts:
                    if Shown() in marks and text:
                        place = located.problem_in_text(0, "", *loc)
                        language = tables.draft.language
                        yield Claim("", language, text, own, place.file, place.line)


def of_translated_things(tables: Tables) -> Iterator[Claim]:
    """The texts of what rests on a fact, in other languages."""
    facts = facts_of_things(tables)
    for located, text, loc in said_elsewhere(tables.draft):
        if isinstance(located.item, Strings) and (own := facts.get(tuple(map(str, loc[:2])))):
            place = located.problem_in_text(0, "", *loc)
            yield Claim("", "en", text, own, place.file, place.line)


def facts_of_things(tables: Tables) -> dict[tuple[str, ...], Facts]:
    """The facts that a thing rests on, by its list and id; a drawing, on those of its steps."""
    found: dict[tuple[str, ...], Facts] = {}
    drawn: dict[str, set[str]] = defaultdict(set)
    for located in tables.draft.all_steps:
        if located.item.drawing:
            drawn[located.item.drawing] |= set(located.item.facts)
    found |= {("drawings", name): frozenset(facts) for name, facts in drawn.items()}
    for name in (*LISTS, *DOCUMENTS):
        for item in tables.draft.items(name):
            if own := item.id if name == "facts" else getattr(item, "fact", ""):
                found[name, item.id] = frozenset([own])
    return found
