"""What a field of content is: said once, in its type, and read from there by all who need it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticUndefined

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


# Ids are public addresses: they stand after the # of a shared link.
Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60),
    doc("名前です。英小文字と数字を - でつなぎます。一度公開したら変えません。"),
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Host = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]

StepRef = Annotated[Id, Ref("step")]
FactRef = Annotated[Id, Ref("fact"), doc("よりどころの事実です。")]
DeviceRef = Annotated[Id, Ref("device")]
# Named, but judged by rules of their own.
StepName = Annotated[Id, Ref("step", strict=False)]
AnswerName = Annotated[Id, Ref("answer", strict=False)]
RuleName = Annotated[Text, Ref("rule", strict=False)]
FileName = Annotated[Text, Ref("file", strict=False)]

OneLine = Annotated[Text, Line()]
VisitorText = Annotated[Text, Shown()]
VisitorLine = Annotated[Text, Shown(), Line()]


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

    model_config = ConfigDict(frozen=True, extra="forbid")


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
    return marks, hint


Part = tuple[tuple[Mark, ...], str, Loc]


def parts(item: Content) -> Iterator[Part]:
    """Every text in an item with its marks and the way to it; visitors' texts also where absent."""
    for name, hint in hints(type(item)).items():
        yield from parts_of(getattr(item, name), hint, (name,))


def parts_of(value: Any, hint: Any, loc: Loc) -> Iterator[Part]:
    """Every text in a value of a type, as ``parts`` tells them."""
    marks, bare = marks_of(hint)
    if isinstance(value, str) or (value is None and Shown() in marks):
        yield marks, value or "", loc
    elif isinstance(value, Content):
        yield from ((held, text, (*loc, *inner)) for held, text, inner in parts(value))
    elif isinstance(value, tuple):
        for n, inner in enumerate(value):
            yield from parts_of(inner, get_args(bare)[0], (*loc, n))
    elif isinstance(value, dict):
        of_key, of_value = get_args(bare)
        for key, inner in value.items():
            yield marks_of(of_key)[0], str(key), (*loc, key)
            yield from parts_of(inner, of_value, (*loc, key))
