"""What a guide is: steps, their options, and the facts and things they refer to. No I/O."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

# Ids are public addresses: they stand after the # of a shared link.
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Host = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
Kind = Literal["question", "remedy", "outcome"]
End = Literal["solved", "wait", "human"]
# The parts of the papers checker, and the kinds of file that it can tell apart.
DocumentSection = Literal["papers", "bills", "file"]
FileKind = Literal["jpeg", "png", "pdf", "doc", "docx", "heic"]


def several(value: Any) -> Any:
    """A list, also where only its one item was written."""
    return [value] if isinstance(value, str) else value


def time_zone(name: str) -> str:
    """A time zone's name, if there is one of that name."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        text = "その時間帯はありません。Asia/Tokyo のように書いてください。"
        raise PydanticCustomError("time_zone", text) from None
    return name


OneOrMore = Annotated[
    tuple[Id, ...],
    Field(min_length=1),
    BeforeValidator(several, json_schema_input_type=Id | tuple[Id, ...]),
]

REMEDY_ANSWERS = ("solved", "unsolved", "unable")


class Content(BaseModel):
    """Anything an editor writes: immutable, and nothing unknown passes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Wait(Content):
    """How long a step lets the visitor wait: from ``least`` to ``most`` of a unit.

    ``meanwhile`` is what to look at in that time; ``then`` is the answer to give once it is up.
    """

    least: Annotated[int, Field(ge=0)]
    most: Annotated[int, Field(gt=0)]
    unit: Literal["minutes", "hours", "days"]
    meanwhile: Annotated[tuple[Text, ...], Field(max_length=5)] = ()
    then: Id | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Wait:
        if self.least > self.most:
            raise PydanticCustomError("wait_order", "most は least 以上にしてください。")
        return self


class Option(Content):
    """One answer to a step, and the step it leads to."""

    id: Id
    text: Text
    to: Id


class Device(Content):
    """A kind of device; a browser on one tells it by one of ``agents`` in its own name."""

    id: Id
    name: Text
    agents: tuple[Text, ...] = ()


class Step(Content):
    """One screen of the guide: a question, a remedy or an outcome.

    ``options`` of a remedy already hold its closing answers (solved, unsolved, unable).
    ``asks`` names what a question asks, so that no journey asks it twice.
    ``ours`` is true where nothing on the step comes from the source.
    ``waits`` is the wait before it is known whether a remedy helped, or an outcome comes true.
    ``check`` names the parts of the papers checker that the live guide shows on it.
    ``ways`` go on where ``text`` ends, one for each kind of device, by its id.
    """

    id: Id
    kind: Kind
    title: Text
    text: str = ""
    asks: Id | None = None
    ends: End | None = None
    options: tuple[Option, ...] = ()
    facts: tuple[Id, ...] = ()
    ours: bool = False
    waits: Wait | None = None
    check: tuple[DocumentSection, ...] = ()
    ways: dict[Id, Text] = {}

    @property
    def words(self) -> str:
        """All that the step says under its title, on whatever device."""
        return "\n\n".join([self.text, *self.ways.values()])

    @property
    def after_wait(self) -> Option | None:
        """The answer to give once the step's wait is over; None where it names none."""
        return self.option(self.waits.then) if self.waits and self.waits.then else None

    def option(self, option_id: str) -> Option | None:
        """The option of that id, or None where the step has none."""
        return next((option for option in self.options if option.id == option_id), None)


class Cause(Content):
    """A file of steps in reading order: one cause, or the start, or the ends."""

    id: Id
    title: Text
    steps: tuple[Step, ...]


class Fact(Content):
    """One true statement, with where it comes from and when to look again.

    ``sources`` are the numbers of sentences in source.yaml; ``ours`` says why we add a
    statement that the source does not make. ``aged`` is a note shown to the visitor.
    """

    id: Id
    text: Text
    sources: tuple[int, ...] = ()
    ours: str | None = None
    aged: str | None = None
    compared: date
    review: date


class Contact(Content):
    """A telephone number and whom it is for. ``dial`` is in international form (+81…).

    ``outside`` is the time zone whose people have other numbers: this is for everybody elsewhere.
    """

    id: Id
    number: Annotated[str, StringConstraints(pattern=r"^[0-9+][0-9-]+$")]
    dial: Annotated[str, StringConstraints(pattern=r"^\+[0-9]{8,15}$")]
    label: Text
    outside: Annotated[str, AfterValidator(time_zone)] | None = None
    fact: Id


class Link(Content):
    """A page outside the guide that a step may send the visitor to."""

    id: Id
    text: Text
    url: Annotated[str, StringConstraints(pattern=r"^https://[a-z0-9.-]+/[^\s]*$")]
    fact: Id


class Button(Content):
    """A button or screen of somebody else's, quoted exactly as it is written there.

    ``meaning`` is what it says, for a guide in another language than the screen.
    """

    id: Id
    label: Text
    meaning: Text | None = None
    fact: Id


class Paper(Content):
    """A paper that may prove who the visitor is.

    ``today`` says whether to prefer it, whether it still serves, or that it no longer exists.
    ``address`` says whether an address is printed on it; ``look``: on some it is.
    """

    id: Id
    name: Text
    today: Literal["prefer", "fine", "gone"]
    address: Literal["printed", "look", "none"]
    note: str | None = None
    fact: Id
    address_fact: Id


class Bill(Content):
    """A bill that shows the address where the paper does not, if issued within ``months``."""

    id: Id
    name: Text
    months: Annotated[int, Field(gt=0, le=120)]
    fact: Id


class Cover(Content):
    """What to hide on a paper before it is photographed."""

    id: Id
    name: Text
    fact: Id


class FileType(Content):
    """A type of file that can be sent. Its id is how the names of such files end."""

    id: Id
    name: Text
    kind: FileKind
    fact: Id


class Unfit(Content):
    """A kind of file that cannot be sent but is often at hand, and what to do about it.

    Its id is how the names of such files end.
    """

    id: Id
    kind: FileKind
    text: Text
    fact: Id


class Advice(Content):
    """What somebody without any of the papers can do."""

    id: Id
    text: Text
    fact: Id


class Documents(Content):
    """What the identity check takes: papers, bills beside them, and the types of file."""

    papers: tuple[Paper, ...] = ()
    bills: tuple[Bill, ...] = ()
    cover: tuple[Cover, ...] = ()
    files: tuple[FileType, ...] = ()
    unfit: tuple[Unfit, ...] = ()
    without: tuple[Advice, ...] = ()


class Term(Content):
    """The one word that the guide uses for a thing, and the words that it avoids."""

    use: Text
    avoid: tuple[Text, ...] = Field(min_length=1)
    note: str | None = None


class Translation(Content):
    """A step's words in another language; ``of`` is the digest of the words they translate."""

    id: Id
    title: Text
    text: Text | None = None
    ways: dict[Id, Text] = {}
    meanwhile: tuple[Text, ...] = ()
    options: dict[Id, Text] = {}
    of: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]


class Answers(Content):
    """The words of the answers that close every remedy."""

    solved: Text
    unsolved: Text
    unable: Text


class ContactStrings(Content):
    """Whom a telephone number is for, and how it is dialled, in another language."""

    label: Text
    number: Text


class PaperStrings(Content):
    """A paper's name and note in another language."""

    name: Text
    note: Text | None = None


class IndexStrings(Content):
    """A word of the index in another language, and the steps it leads to."""

    word: Text
    steps: tuple[Id, ...] = Field(min_length=1)


class Strings(Content):
    """All that a guide says beside its steps, in another language; things by their ids.

    ``facts`` are the notes of aged facts.
    """

    title: Text
    lead: Text
    about: Text
    urgent: Text | None = None
    answers: Answers
    causes: dict[Id, Text] = {}
    contacts: dict[Id, ContactStrings] = {}
    links: dict[Id, Text] = {}
    buttons: dict[Id, Text] = {}
    papers: dict[Id, PaperStrings] = {}
    bills: dict[Id, Text] = {}
    cover: dict[Id, Text] = {}
    unfit: dict[Id, Text] = {}
    without: dict[Id, Text] = {}
    devices: dict[Id, Text] = {}
    facts: dict[Id, Text] = {}
    index: tuple[IndexStrings, ...] = ()


class IndexEntry(Content):
    """A word of the index, how it is read (kana, for sorting), and the steps it leads to."""

    word: Text
    reading: Text
    steps: tuple[Id, ...] = Field(min_length=1)


class Search(Content):
    """What somebody types into the search, and the steps of which it must offer one."""

    query: Text
    step: OneOrMore


class Scenario(Content):
    """Somebody with a problem, the answers they give, and the step where they must end."""

    id: Id
    who: Text
    answers: tuple[Id, ...]
    ends: Id


class Suppression(Content):
    """A finding to leave out until a day, and why: of a rule, on a step or in a file."""

    rule: Text
    step: Id | None = None
    file: Text | None = None
    reason: Text
    until: date


class Sentence(Content):
    """A sentence or caption of the source: its number, and its facts (none: background)."""

    number: int
    facts: tuple[Id, ...] = ()


class Urgent(Content):
    """The step for those who must not lose time, and the words that lead there from anywhere."""

    text: Text
    to: Id


class Limits(Content):
    """What the checks hold content to: taps of the longest journey and to the urgent step;
    characters of a title and of a sentence; lines of a step's text on a phone."""

    journey: int = 25
    urgent: int = 2
    title: int = 25
    sentence: int = 60
    lines: int = 24


class Guide(Content):
    """guide.yaml: what the whole guide says of itself.

    ``hosts`` are the only ones that links may lead to.
    """

    title: Text
    lead: Text
    about: Text
    language: Text
    as_of: date
    start: Id
    solved: Id
    urgent: Urgent | None = None
    answers: Answers
    limits: Limits = Limits()
    hosts: tuple[Host, ...] = ()


class Flow(Content):
    """A whole guide, read and found free of problems."""

    name: Text
    guide: Guide
    causes: tuple[Cause, ...]
    facts: tuple[Fact, ...]
    contacts: tuple[Contact, ...] = ()
    links: tuple[Link, ...] = ()
    buttons: tuple[Button, ...] = ()
    documents: Documents = Documents()
    devices: tuple[Device, ...] = ()
    index: tuple[IndexEntry, ...] = ()
    searches: tuple[Search, ...] = ()
    people: tuple[Scenario, ...] = ()
    source: tuple[Sentence, ...] = ()
    # The same flow in other languages.
    others: tuple[Flow, ...] = ()
    # The language that this is a translation from; empty for the original.
    translated_from: str = ""

    @property
    def languages(self) -> tuple[Flow, ...]:
        """This flow in every language it speaks, its own first."""
        return (self, *self.others)

    def made_of(self, causes: Iterable[Cause]) -> Flow:
        """This flow with other steps; a plain copy would keep what was worked out of the old."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return Flow(**fields | {"causes": tuple(causes)})

    def speaking(self, language: str) -> Flow:
        """This flow in a language; in its own where it does not speak that one."""
        return next((flow for flow in self.languages if flow.guide.language == language), self)

    @cached_property
    def steps(self) -> dict[str, Step]:
        """Every step by its id, in reading order."""
        return {step.id: step for cause in self.causes for step in cause.steps}

    @cached_property
    def facts_by_id(self) -> dict[str, Fact]:
        """Every fact by its id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def helpline(self) -> Step | None:
        """The end at a human that most answers lead to, for those whom nothing else helped."""
        humans = [step for step in self.steps.values() if step.ends == "human"]
        led = [option.to for step in self.steps.values() for option in step.options]
        return max(humans, key=lambda step: led.count(step.id), default=None)

    @cached_property
    def most_left(self) -> dict[str, int]:
        """The most taps that can still follow each step; the flow has no cycles."""
        left: dict[str, int] = {}
        for step_id in self.leaves_first():
            targets = [option.to for option in self.steps[step_id].options]
            left[step_id] = max((1 + left[target] for target in targets), default=0)
        return left

    def leaves_first(self) -> list[str]:
        """Step ids so that every step comes after all steps it leads to."""
        order: dict[str, None] = {}
        stack = [(step_id, False) for step_id in reversed(self.steps)]
        while stack:
            step_id, targets_done = stack.pop()
            if targets_done:
                order[step_id] = None
            elif step_id not in order:
                stack.append((step_id, True))
                stack += [(o.to, False) for o in self.steps[step_id].options if o.to not in order]
        return list(order)
