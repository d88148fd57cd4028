"""One screen of the guide, its options, and how long it lets a visitor wait."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from guide_data.model.field_types import (
    AnswerName,
    Content,
    DeviceRef,
    DrawingRef,
    FactRef,
    Id,
    PictureRef,
    StepRef,
    Text,
    VisitorLine,
    VisitorText,
    doc,
)

End = Literal["solved", "wait", "human", "result"]
# The parts of the documents checker, and what it can find in them.
DocumentSection = Literal["papers", "bills", "file"]
Finding = Literal["address", "bill", "no-bill", "old-bill", "no-paper", "file"]
REMEDY_ANSWERS = ("solved", "unsolved", "unable")
# The one way on from a step that only tells; until the guide's own words for it are known, it
# says this, which needs no language.
NEXT, ONWARD = "next", "→"


class Answers(Content):
    """The words of the answers that close every remedy."""

    solved: VisitorLine = doc("解決したときの答えの言葉です。")
    unsolved: VisitorLine = doc("だめだったときの答えの言葉です。")
    unable: VisitorLine = doc("できないときの答えの言葉です。")


class Wait(Content):
    """How long a step lets the visitor wait: from ``least`` to ``most`` of a unit.

    ``meanwhile`` is what to look at in that time; ``then`` is the answer to give once it is up.
    """

    least: Annotated[int, Field(ge=0)] = doc("いちばん短いときの長さです。")
    most: Annotated[int, Field(gt=0)] = doc("いちばん長いときの長さです。")
    unit: Literal["minutes", "hours", "days"] = doc(
        "minutes（分）、hours（時間）、days（日）のどれかです。"
    )
    meanwhile: Annotated[tuple[VisitorLine, ...], Field(max_length=5)] = doc(
        "待つあいだに見るところを、5 つまで、1 つずつ文で書きます。", ()
    )
    then: AnswerName | None = doc("時間がたってもまだのときに選ぶ、このステップの答えです。", None)

    @model_validator(mode="after")
    def _in_order(self) -> Wait:
        if self.least > self.most:
            raise PydanticCustomError("wait_order", "most は least 以上にしてください。")
        return self


class Check(Content):
    """The parts of the documents checker on a step, and the answers that it leads to.

    A finding is of what is ticked (a paper with an address, one with a bill beside it, no bill or
    only an old one, no paper that counts) or of the chosen file, which can be sent.
    """

    parts: tuple[DocumentSection, ...] = doc("出すところです。papers、bills、file を並べます。")
    then: dict[Finding, AnswerName] = doc(
        "わかったこと（address、bill、no-bill、old-bill、no-paper、file）ごとに、"
        "次に選ぶ、このステップの答えです。",
        {},
    )


class Option(Content):
    """One answer to a step, and the step it leads to."""

    id: Id
    text: VisitorLine = doc("答えの言葉です。")
    to: StepRef = doc("行き先のステップです。")
    group: Id | None = doc(
        "質問で、この答えが入るまとまり（groups の名前）です。なければ、いつも見えています。", None
    )
    main: bool = doc(
        "することの答えで、「ほかのこと」に入れず、いつも見せるなら true にします。", False
    )
    uninformative: bool = doc(
        "「わからない」「どれもない」のように、電話の相手に何も伝えない答えなら true にします。"
        "電話のメモに出ません。",
        False,
    )


class Step(Content):
    """One screen of the guide as visitors get it, of a kind of ``step_kinds``.

    ``options`` of a remedy already hold its closing answers (solved, unsolved, unable).
    ``asks`` names what a question asks, so that no journey asks it twice.
    ``ours`` is true where nothing on the step comes from the source.
    ``waits`` is the wait before it is known whether a remedy helped, or an outcome comes true.
    ``check`` is the documents checker that the live guide shows on it.
    ``ways`` go on where ``text`` ends, one for each kind of device, by its id.
    ``groups`` are what groups of its options are called, by their ids.
    ``drawing`` is the screen that the step is about, ``pictures`` are screenshots of it.
    ``was`` are ids that led here before.
    ``back`` are the words of links to earlier steps, by these steps' ids: no answers, so that
    what follows answers (journeys, counts, differences of journeys) knows nothing of them.
    """

    id: Id
    was: tuple[Id, ...] = ()
    kind: str
    title: VisitorLine
    text: str = ""
    asks: Id | None = None
    ends: End | None = None
    options: tuple[Option, ...] = ()
    facts: tuple[FactRef, ...] = ()
    ours: bool = False
    waits: Wait | None = None
    check: Check | None = None
    ways: dict[DeviceRef, VisitorText] = {}
    groups: dict[Id, VisitorLine] = {}
    drawing: DrawingRef | None = None
    pictures: tuple[PictureRef, ...] = ()
    back: dict[StepRef, VisitorLine] = {}

    @property
    def words(self) -> str:
        """All that the step says under its title, on whatever device."""
        return "\n\n".join([self.text, *self.ways.values()])

    @property
    def after_wait(self) -> Option | None:
        """The answer to give once the step's wait is over; None where it names none."""
        return self.option(self.waits.then) if self.waits and self.waits.then else None

    @property
    def checks(self) -> tuple[DocumentSection, ...]:
        """The parts of the documents checker on it."""
        return self.check.parts if self.check else ()

    def after_finding(self, finding: Finding) -> Option | None:
        """The answer to give once the checker has found that; None where it names none."""
        then = self.check.then.get(finding) if self.check else None
        return self.option(then) if then else None

    def option(self, option_id: str) -> Option | None:
        """The option of that id, or None where the step has none."""
        return next((option for option in self.options if option.id == option_id), None)


class Cause(Content):
    """A file of steps in reading order: one cause, or the start, or the ends."""

    id: Id
    title: Text
    steps: tuple[Step, ...]
