"""What a field of content is: said once, in its type, and read from there by all who need it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError, PydanticUndefined

from guide_data.messages import say

# The way to a part of an item: names of fields and of keys, numbers in lists.
Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Ref:
    """Names a thing of a kind; ``strict`` where reading finds that there is none of that name."""

    kind: str
    strict: bool = True

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        """A JSON Schema that ``json_schema`` turns into the ids of that kind."""
        schema: dict[str, Any] = handler(core)
        return schema | {"x-ref": self.kind}


@dataclass(frozen=True)
class Shown:
    """Visitors read it, so that every rule about text applies to it."""


@dataclass(frozen=True)
class Line:
    """It stands on a line of its own: in a list, in the note, in a report."""


@dataclass(frozen=True)
class Translated:
    """Another language has words of its own for this field."""


Mark = Ref | Shown | Line | Translated


def doc(words: str, default: Any = PydanticUndefined) -> Any:
    """What an editor reads of a field while writing it, and what the field is if left out."""
    return Field(default, description=words)


# How to write what a pattern fits, by the pattern: an editor reads no patterns.
HOW_TO_WRITE: dict[str, str] = {}


def written(pattern: str, words: str, **more: Any) -> StringConstraints:
    """A text that a pattern fits, and in words how to write it."""
    HOW_TO_WRITE[pattern] = words
    return StringConstraints(pattern=pattern, **more)


# Ids are public addresses: they stand after the # of a shared link.
Id = Annotated[
    str,
    written(
        r"^[a-z0-9]+(-[a-z0-9]+)*$",
        "英小文字と数字を、半角の - でつないで書いてください（two-step など）。",
        max_length=60,
    ),
    doc("名前です。英小文字と数字を - でつなぎます。一度公開したら変えません。"),
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Host = Annotated[
    str,
    written(
        r"^[a-z0-9-]+(\.[a-z0-9-]+)+$",
        "https:// や / をつけず、名前だけを英小文字で書いてください（www.example.com など）。",
    ),
]
# A host that links lead to: by https, unless it says otherwise, and at a port that it names.
Origin = Annotated[
    str,
    written(
        r"^(?:[a-z0-9-]+(\.[a-z0-9-]+)+|http://[a-z0-9-]+(\.[a-z0-9-]+)*)(?::[0-9]{1,5})?$",
        "https:// や / をつけず、名前だけを英小文字で書いてください（www.example.com など）。"
        "https のないサイトだけは http:// から、ポートのあるものは :8443 まで書きます。",
    ),
]

StepRef = Annotated[Id, Ref("step")]
FactRef = Annotated[Id, Ref("fact"), doc("よりどころの事実です。")]
DeviceRef = Annotated[Id, Ref("device")]
DrawingRef = Annotated[Id, Ref("drawing")]
PictureRef = Annotated[Id, Ref("picture")]
# Named, but judged by rules of their own.
StepName = Annotated[Id, Ref("step", strict=False)]
AnswerName = Annotated[Id, Ref("answer", strict=False)]
RuleName = Annotated[Text, Ref("rule", strict=False)]
FileName = Annotated[Text, Ref("file", strict=False)]

OneLine = Annotated[Text, Line()]
VisitorText = Annotated[Text, Shown()]
VisitorLine = Annotated[Text, Shown(), Line()]


def written_as_day(value: Any) -> Any:
    """A date as people write it; pydantic would also take seconds since 1970 (``0``)."""
    if isinstance(value, str) and not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value.strip()):
        text = "日付は 2026-11-22 のように書いてください。"
        raise PydanticCustomError("day_form", text)
    return value


def of_our_time(day: date) -> date:
    """A day on which somebody can look at a guide."""
    if not YEARS[0] <= day.year <= YEARS[1]:
        text = "{year} 年になっています。年を確かめてください（2026-11-22 のように）。"
        raise PydanticCustomError("day_year", "{said}", {"said": say(text, year=day.year)})
    return day


YEARS = (2000, 2100)
Day = Annotated[date, BeforeValidator(written_as_day), AfterValidator(of_our_time)]


def several(value: Any) -> Any:
    """A list, also where only its one item was written."""
    return [value] if isinstance(value, str) else value


OneOrMoreSteps = Annotated[
    tuple[StepRef, ...],
    Field(min_length=1),
    BeforeValidator(several, json_schema_input_type=StepRef | tuple[StepRef, ...]),
]


class Content(BaseModel):
    """Anything an editor writes: immutable, and nothing unknown passes."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Thing(Content):
    """Content that has a name; what is said of it in another language replaces one field."""

    id: Id

    def in_words(self, said: Any, quoted: Callable[[str], str]) -> Any:
        """This thing in the words of another language: a text, or an item with several fields.

        ``quoted`` puts a name of the guide's own language into its quotation marks.
        """
        words = dict(said) if isinstance(said, Content) else {translated_field(type(self)): said}
        return self.model_copy(update=words)


@cache
def translated_field(shape: type[Content]) -> str:
    """The one field of a thing that another language has words for; ValueError where none is."""
    [name] = [name for name, hint in hints(shape).items() if Translated() in marks_of(hint)[0]]
    return name


@cache
def hints(shape: type[Content]) -> dict[str, Any]:
    """The types of an item's fields by their names, with all that is said in them."""
    known = get_type_hints(shape, include_extras=True)
    return {name: known[name] for name in shape.model_fields}


@cache
def marks_of(hint: Any) -> tuple[tuple[Mark, ...], Any]:
    """The marks of a type, and the type without them and without ``None``."""
    marks: tuple[Mark, ...] = ()
    while get_origin(hint) is Annotated:
        hint, *said = get_args(hint)
        marks += tuple(mark for mark in said if isinstance(mark, Mark))
    if NoneType in (arms := get_args(hint)):
        [arm] = [arm for arm in arms if arm is not NoneType]
        inner, hint = marks_of(arm)
        marks += inner
    return tuple(dict.fromkeys(marks)), hint


# A text with its marks and the way to it.
Part = tuple[tuple[Mark, ...], str, Loc]
Walk = Callable[[Any, Loc], Iterator[Part]]


def parts(item: Content, loc: Loc = ()) -> Iterator[Part]:
    """Every text in an item with its marks and the way to it; visitors' texts also where absent."""
    for name, walk in walks(type(item)):
        yield from walk(getattr(item, name), (*loc, name))


@cache
def walks(shape: type[Content]) -> list[tuple[str, Walk]]:
    """How to walk each field of a shape: worked out once, as content is walked at every save."""
    return [(name, walk_of(hint)) for name, hint in hints(shape).items()]


def walk_of(hint: Any) -> Walk:
    """How to walk a value of a type."""
    marks, bare = marks_of(hint)
    kind, args = get_origin(bare), get_args(bare)
    if kind is tuple:
        return walk_of_tuple(walk_of(args[0]))
    if kind is dict:
        return walk_of_dict(marks_of(args[0])[0], walk_of(args[1]))
    if isinstance(bare, type) and issubclass(bare, Content):
        return lambda value, loc: iter(()) if value is None else parts(value, loc)
    shown = Shown() in marks

    def walk(value: Any, loc: Loc) -> Iterator[Part]:
        if isinstance(value, str) or (shown and value is None):
            yield marks, value or "", loc

    return walk


def walk_of_tuple(inner: Walk) -> Walk:
    """How to walk a list."""

    def walk(value: Any, loc: Loc) -> Iterator[Part]:
        for n, one in enumerate(value):
            yield from inner(one, (*loc, n))

    return walk


def walk_of_dict(marks: tuple[Mark, ...], inner: Walk) -> Walk:
    """How to walk a mapping, whose keys have marks of their own."""

    def walk(value: Any, loc: Loc) -> Iterator[Part]:
        for key, one in value.items():
            yield marks, str(key), (*loc, key)
            yield from inner(one, (*loc, key))

    return walk
