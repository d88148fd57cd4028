"""Items understood from a file, each with its place; what is not understood becomes a problem."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from guide_data.messages import gettext
from guide_data.model.field_types import Content, Loc, Mark, Part, parts
from guide_data.model.problems import Problem
from guide_data.reading.file_types import HINTS
from guide_data.reading.shape_words import A_LIST, A_MAPPING, MISSING, names_at, told, unknown_field
from guide_data.reading.yaml_lines import Document

T = TypeVar("T")

# What is found in the texts of an item once.
FOUND = ("parts", "marked")
NO_TEXT = ("missing", "string_type", "string_too_short")


class Refusal(NamedTuple):
    """What reading refuses, as checks list it; not described where they find more of it."""

    id: str
    description: str = ""
    example: str = ""


# Problems of shape that have a rule of their own, where, and pydantic's names for them.
SHAPE_RULES = (
    (
        Refusal("option-incomplete", "言葉か行き先のない答え", "- id: yes だけ"),
        r"options\[\d+\]",
        NO_TEXT,
    ),
    (
        Refusal("unsolved-missing", "「解決しない」の行き先がない remedy", "unsolved: がない"),
        r"\.unsolved$",
        NO_TEXT,
    ),
    (
        Refusal("dead-end", "答えのない質問", "options: がない"),
        r"\.options$",
        ("missing", "too_short", "tuple_type"),
    ),
    (
        Refusal("outcome-with-options", "答えのある outcome", "kind: outcome に options:"),
        r"\.options$",
        ("extra_forbidden",),
    ),
    (
        Refusal("never-compared", "一度も確かめていない事実", "compared: がない"),
        r"\.compared$",
        ("missing", "date_type"),
    ),
    (Refusal("link-unsafe"), r"\.url$", ("string_pattern_mismatch",)),
    (Refusal("telephone-malformed"), r"\.(number|dial)$", ("string_pattern_mismatch",)),
    (Refusal("text-empty", "空の題や文", "title:"), r"\.(title|text)$", NO_TEXT),
)


@dataclass(frozen=True)
class Located(Generic[T]):
    """An item that was understood, and where it stands."""

    item: T
    document: Document
    loc: Loc

    @cached_property
    def parts(self) -> list[Part]:
        """Every text in this item with its marks and the way to it; it must be Content."""
        assert isinstance(self.item, Content)
        return list(parts(self.item))

    @cached_property
    def marked(self) -> dict[Mark, list[tuple[str, Loc]]]:
        """The texts of this item by each of their marks, each with the way to it."""
        found: dict[Mark, list[tuple[str, Loc]]] = {}
        for marks, text, loc in self.parts:
            for mark in marks:
                found.setdefault(mark, []).append((text, loc))
        return found

    def read_from(self, document: Document) -> Located[T]:
        """This item in a file that holds the same; what was found in its texts is found again."""
        if document.file == self.file:
            return self
        same = Located(self.item, document, self.loc)
        vars(same).update({name: vars(self)[name] for name in FOUND if name in vars(self)})
        return same

    @property
    def file(self) -> str:
        """The file that this item is in."""
        return self.document.file

    def line(self, *inner: str | int) -> int:
        """The line of a part of this item."""
        return self.document.line((*self.loc, *inner))

    def line_in_text(self, line: int, *inner: str | int) -> int:
        """The line of a line (from 0) of a text that is a part of this item."""
        return self.document.line_in_text((*self.loc, *inner), line)

    def problem(self, what: str, *inner: str | int) -> Problem:
        """A problem at a part of this item."""
        return self.document.problem((*self.loc, *inner), what)

    def problem_in_text(self, line: int, what: str, *inner: str | int) -> Problem:
        """A problem at a line (from 0) of a text that is a part of this item."""
        return self.document.problem(
            (*self.loc, *inner), what, line=self.line_in_text(line, *inner)
        )


def parsed(shape: TypeAdapter[T], document: Document, loc: Loc) -> Iterator[Located[T]]:
    """The item at a place, if it has its shape; else its problems go to the document."""
    known = document.understood
    try:
        if (id(shape), loc) not in known:
            item = shape.validate_python(part(document.value, loc))
            known[id(shape), loc] = Located(item, document, loc)
        yield known[id(shape), loc].read_from(document)
    except ValidationError as error:
        hint = HINTS.get(id(shape))
        found = [problem_of(detail, document, loc, hint) for detail in errors_of(error)]
        document.problems += found


def errors_of(error: ValidationError) -> list[ErrorDetails]:
    """What pydantic found, without repeating what was written."""
    return error.errors(include_url=False, include_input=False)


def parsed_each(shape: TypeAdapter[T], document: Document, loc: Loc) -> list[Located[T]]:
    """A list's items one by one, so that one bad item hides no other problem."""
    value = part(document.value, loc)
    if not isinstance(value, list):
        document.problems.append(document.problem(loc, gettext(A_LIST)))
        return []
    return [placed for n in range(len(value)) for placed in parsed(shape, document, (*loc, n))]


def has_keys(document: Document, keys: set[str], may: Collection[str] = ()) -> bool:
    """Whether a file is a mapping with just these keys, and some it may have; else: problems."""
    if not isinstance(document.value, dict):
        document.problems.append(document.problem((), gettext(A_MAPPING)))
        return False
    missing, unknown = keys - document.value.keys(), document.value.keys() - {*keys, *may}
    document.problems += [document.problem((key,), gettext(MISSING)) for key in sorted(missing)]
    for key in sorted(unknown):
        what = unknown_field(key, missing or {*keys, *may})
        document.problems.append(document.problem((key,), what))
    return not missing


def problem_of(detail: ErrorDetails, document: Document, loc: Loc, hint: Any = None) -> Problem:
    """A finding of pydantic's in an editor's words, at the line it is about."""
    known = document.known((*loc, *detail["loc"]))
    item, inner = part(document.value, loc), known[len(loc) :]
    # A name that is already there is not the one that is meant.
    around = part(document.value, known[:-1]) if inner else {}
    taken = around.keys() if isinstance(around, dict) else ()
    names = [name for name in names_at(hint, item, inner[:-1]) if name not in taken]
    text = told(detail, part(document.value, known), names)
    # What is not there has no line: name it, and point at the item it is missing from.
    absent = (detail["loc"][-1],) if detail["type"] == "missing" else ()
    problem = document.problem((*known, *absent), text)
    return replace(problem, rule=shape_rule(problem.where, detail["type"]))


def shape_rule(place: str, kind: str) -> str:
    """The id of the rule that a problem of shape belongs to."""
    fits = (
        rule.id for rule, ends, kinds in SHAPE_RULES if kind in kinds and re.search(ends, place)
    )
    return next(fits, "unreadable")


def part(value: Any, loc: Loc) -> Any:
    """The part of a value at a place."""
    for step in loc:
        value = value[step]
    return value


def raw_ids(value: Any) -> set[str]:
    """The ids in a list of items, whether or not the items are right."""
    items = value if isinstance(value, list) else []
    return {str(item["id"]) for item in items if isinstance(item, dict) and "id" in item}
