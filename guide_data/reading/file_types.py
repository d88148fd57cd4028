"""What each file of a content folder holds, item by item, as editors write it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from guide_data.model.flow import (
    REMEDY_ANSWERS,
    Advice,
    Bill,
    Button,
    Contact,
    Content,
    Cover,
    Device,
    DocumentSection,
    End,
    Fact,
    FileType,
    Guide,
    Id,
    IndexEntry,
    Link,
    Option,
    Paper,
    Scenario,
    Search,
    Step,
    Strings,
    Suppression,
    Term,
    Text,
    Translation,
    Unfit,
    Wait,
)


class Titled(Content):
    """What every kind of step has."""

    id: Id
    title: Text
    facts: tuple[Id, ...] = ()
    ours: bool = False
    check: tuple[DocumentSection, ...] = ()
    ways: dict[Id, Text] = Field(default_factory=dict)


class Question(Titled):
    """A step that asks; it leads on by its options."""

    kind: Literal["question"]
    text: Text | None = None
    asks: Id | None = None
    options: tuple[Option, ...] = Field(min_length=1)

    def step(self, guide: Guide) -> Step:
        """This question as a step of the flow."""
        return Step(**fields(self), options=self.options)


class Remedy(Titled):
    """A step that says what to do; it closes with: solved, not solved, I can't do this."""

    kind: Literal["remedy"]
    text: Text
    solved: Id | None = None
    unsolved: Id
    unable: Id | None = None
    options: tuple[Option, ...] = ()
    waits: Wait | None = None

    def step(self, guide: Guide) -> Step:
        """This remedy as a step of the flow, its closing answers after its own options."""
        return Step(**fields(self), options=self.options + self.closing(guide))

    def closing(self, guide: Guide) -> tuple[Option, ...]:
        """The three closing answers, in the guide's words."""
        targets = (self.solved or guide.solved, self.unsolved, self.unable or self.unsolved)
        return tuple(
            Option(id=answer, text=getattr(guide.answers, answer), to=target)
            for answer, target in zip(REMEDY_ANSWERS, targets, strict=True)
        )


class Outcome(Titled):
    """A step where a journey ends: solved, waiting, or at a human."""

    kind: Literal["outcome"]
    text: Text
    ends: End
    waits: Wait | None = None

    def step(self, guide: Guide) -> Step:
        """This outcome as a step of the flow."""
        return Step(**fields(self))


def fields(titled: Titled) -> dict[str, Any]:
    """The fields that a step of the flow takes over unchanged."""
    own = titled.model_dump(exclude_none=True)
    return {name: own[name] for name in Step.model_fields if name in own and name != "options"}


type_of_step = Annotated[Question | Remedy | Outcome, Field(discriminator="kind")]
STEP: TypeAdapter[Question | Remedy | Outcome] = TypeAdapter(type_of_step)
GUIDE = TypeAdapter(Guide)
TITLE = TypeAdapter(Text)
SECTIONS: TypeAdapter[dict[int, str]] = TypeAdapter(dict[int, Text])
FACT_IDS: TypeAdapter[tuple[str, ...]] = TypeAdapter(Annotated[tuple[Id, ...], Field(min_length=1)])

# Files that are one list, and what an item of the list is.
LISTS: dict[str, TypeAdapter[Any]] = {
    "facts": TypeAdapter(Fact),
    "contacts": TypeAdapter(Contact),
    "links": TypeAdapter(Link),
    "devices": TypeAdapter(Device),
    "buttons": TypeAdapter(Button),
    "index": TypeAdapter(IndexEntry),
    "searches": TypeAdapter(Search),
    "journeys": TypeAdapter(Scenario),
    "terms": TypeAdapter(Term),
    "suppressions": TypeAdapter(Suppression),
}
# The lists of documents.yaml; only the first two must be there.
DOCUMENTS: dict[str, TypeAdapter[Any]] = {
    "papers": TypeAdapter(Paper),
    "files": TypeAdapter(FileType),
    "bills": TypeAdapter(Bill),
    "cover": TypeAdapter(Cover),
    "unfit": TypeAdapter(Unfit),
    "without": TypeAdapter(Advice),
}
STRINGS = TypeAdapter(Strings)
TRANSLATION = TypeAdapter(Translation)
