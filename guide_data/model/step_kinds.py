"""The kinds of step that editors write: what a kind has, and what it is, stands on its class."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from guide_data.model.field_types import (
    Content,
    DeviceRef,
    DrawingRef,
    FactRef,
    Id,
    PictureRef,
    Ref,
    StepRef,
    VisitorLine,
    VisitorText,
    doc,
)
from guide_data.model.step import (
    NEXT,
    ONWARD,
    REMEDY_ANSWERS,
    Answers,
    Check,
    End,
    Option,
    Step,
    Wait,
)


class WrittenStep(Content):
    """A step as an editor writes it: what every kind has, and what a kind may add.

    ``closing`` are the ids of the answers that close it, each with the fields that say where it
    leads, the first that is written; ``asks_how_it_went`` is whether these tell of what was tried.
    ``ends_journey`` is whether it has no answers; ``answers_tell`` is what its answers tell a human
    on the telephone: what is seen, or what was tried.
    """

    closing: ClassVar[dict[str, tuple[str, ...]]] = {}
    asks_how_it_went: ClassVar[bool] = False
    ends_journey: ClassVar[bool] = False
    answers_tell: ClassVar[Literal["", "seen", "tried"]] = ""

    id: Id
    was: tuple[Id, ...] = doc(
        "前の id です。名前を変えたときや、ほかのステップを引き取ったときに並べます。"
        "前の住所のリンクが、ここを開きます。",
        (),
    )
    kind: str
    title: VisitorLine = doc("題です。25 文字くらいまでにします。")
    text: VisitorText | None = doc(
        "本文です。1 文を 1 行に書きます。{button:…} などで呼び出せます。", None
    )
    ways: dict[DeviceRef, VisitorText] = doc(
        "機器ごとのやり方です。devices.yaml の id ごとに書きます。text のあとに出ます。", {}
    )
    drawing: DrawingRef | None = doc(
        "画面の絵です。drawings.yaml の id を書きます。text のあとに出ます。", None
    )
    pictures: tuple[PictureRef, ...] = doc(
        "画面の写真です。pictures.yaml の id を並べます。text のあとに出ます。", ()
    )
    facts: tuple[FactRef, ...] = doc("よりどころの事実です。facts.yaml の id を並べます。", ())
    ours: bool = doc("元の記事によらないステップなら true にします。", False)
    check: Check | None = doc("このステップに出す、書類の確認です。", None)
    back: dict[StepRef, VisitorLine] = doc(
        "前のステップにもどるリンクです。もどる先の id ごとに、リンクの言葉を書きます。"
        "答えではないので、道の長さや数には入りません。",
        {},
    )

    def own_options(self) -> tuple[Option, ...]:
        """The options written in the step itself."""
        return ()

    def option_groups(self) -> dict[str, str]:
        """What groups of its options are called, by their ids."""
        return {}

    def closing_options(self, answers: Answers | None, solved: str | None) -> tuple[Option, ...]:
        """The options that close it, in the guide's words; ``solved`` is the guide's own end.

        What the guide does not say, they are without: reading refuses that.
        """
        return ()

    def wait(self) -> Wait | None:
        """How long it lets a visitor wait; None where it does not."""
        return None

    def step(self, answers: Answers | None, solved: str | None) -> Step:
        """This step as visitors get it."""
        given: dict[str, Any] = self.model_dump(exclude_none=True, exclude={"options"})
        own = {name: given[name] for name in Step.model_fields if name in given}
        return Step(**own, options=self.own_options() + self.closing_options(answers, solved))


Options = Annotated[tuple[Option, ...], doc("選べる答えです。")]
Waits = Annotated[Wait | None, doc("結果がわかるまでに待つ長さです。")]


class Question(WrittenStep):
    """A step that asks; it leads on by its options."""

    answers_tell = "seen"

    kind: Literal["question"] = doc("たずねるステップです。options で次へ進みます。")
    asks: Annotated[Id | None, Ref("asks", strict=False)] = doc(
        "何をたずねるかの名前です。同じ名前の質問には、1 つの道で 2 度答えません。", None
    )
    groups: dict[Id, VisitorLine] = doc(
        "答えが多いときの、まとまりの名前です。名前を押すと、その group の答えが開きます。", {}
    )
    options: Annotated[Options, Field(min_length=1)]

    def own_options(self) -> tuple[Option, ...]:
        """The answers to choose from."""
        return self.options

    def option_groups(self) -> dict[str, str]:
        """What groups of the answers are called."""
        return self.groups


class Remedy(WrittenStep):
    """A step that says what to do; it closes with: solved, not solved, I can't do this."""

    closing: ClassVar = {
        "solved": ("solved",),
        "unsolved": ("unsolved",),
        "unable": ("unable", "unsolved"),
    }
    asks_how_it_went = True
    answers_tell = "tried"

    kind: Literal["remedy"] = doc(
        "することを伝えるステップです。だめだったときは unsolved へ進みます。"
    )
    text: VisitorText = doc("本文です。1 文を 1 行に書きます。{button:…} などで呼び出せます。")
    solved: StepRef | None = doc(
        "解決したときの行き先です。なければ guide.yaml の solved です。", None
    )
    unsolved: StepRef = doc("だめだったときの行き先です。")
    unable: StepRef | None = doc("できないときの行き先です。なければ unsolved と同じです。", None)
    waits: Waits = None
    options: Options = ()

    def own_options(self) -> tuple[Option, ...]:
        """The answers for special cases."""
        return self.options

    def closing_options(self, answers: Answers | None, solved: str | None) -> tuple[Option, ...]:
        """The three closing answers."""
        targets = (self.solved or solved, self.unsolved, self.unable or self.unsolved)
        return tuple(
            Option(id=answer, text=getattr(answers, answer), to=target)
            for answer, target in zip(REMEDY_ANSWERS, targets, strict=True)
            if answers and target
        )

    def wait(self) -> Wait | None:
        """The wait before it is known whether it helped."""
        return self.waits


class Continue(WrittenStep):
    """A step that is read, and leads on one way: a page of a manual, a line of a checklist."""

    closing: ClassVar = {NEXT: ("to",)}

    kind: Literal["continue"] = doc("読んで、次へ進むだけのステップです。行き先は to の 1 つです。")
    to: StepRef = doc("次のステップです。")
    next: VisitorLine | None = doc(
        "次へ進むボタンの言葉です。なければ、ガイドの言葉（次へ）です。", None
    )

    def closing_options(self, answers: Answers | None, solved: str | None) -> tuple[Option, ...]:
        """The one way on."""
        return (Option(id=NEXT, text=self.next or ONWARD, to=self.to),)


class Outcome(WrittenStep):
    """A step where a journey ends: solved, waiting, at a human, or at what there is to know."""

    ends_journey = True

    kind: Literal["outcome"] = doc("ここで終わるステップです。")
    ends: End = doc(
        "終わり方です。solved（解決）、wait（待つ）、human（人に相談）、"
        "result（答えや結果を知らせる）のどれかです。"
    )
    waits: Waits = None

    def wait(self) -> Wait | None:
        """The wait until it comes true."""
        return self.waits


AnyStep = Annotated[Question | Remedy | Continue | Outcome, Field(discriminator="kind")]
KINDS: dict[str, type[WrittenStep]] = {
    "question": Question,
    "remedy": Remedy,
    "continue": Continue,
    "outcome": Outcome,
}
# The kinds at which a journey ends.
ENDING = frozenset(name for name, kind in KINDS.items() if kind.ends_journey)


def is_folded(step: Step, option: Option) -> bool:
    """Whether an option of a step is seen only once its group, or the special cases, are opened."""
    closing = KINDS[step.kind].closing
    return bool(option.group) or bool(closing and option.id not in closing and not option.main)
