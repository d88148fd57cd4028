"""What editors keep beside the content to hold it right: tests, terms, and where it comes from."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from guide_data.model.field_types import (
    AnswerName,
    Content,
    Day,
    FactRef,
    FileName,
    Id,
    OneLine,
    OneOrMoreSteps,
    RuleName,
    StepName,
    StepRef,
    Text,
    doc,
)


class Search(Content):
    """What somebody types into the search, and the steps of which it must offer one."""

    query: OneLine = doc("困っている方が打つ言葉です。")
    step: OneOrMoreSteps = doc(
        "上から3つまでに出るはずのステップです。並べたら、どれか1つでかまいません。"
    )
    first: bool = doc("いちばん上に出るはずなら、true と書きます。", False)


class Scenario(Content):
    """Somebody with a problem, the answers they give, and the step where they must end."""

    id: Id
    who: OneLine = doc("どんな方かを書きます。")
    answers: tuple[AnswerName, ...] = doc("選ぶ答えの id を、順に並べます。")
    ends: StepName = doc("たどり着くはずのステップです。")


class Term(Content):
    """The one word that the guide uses for a thing, and the words that it avoids.

    ``of`` are the words of the guide's own language that it stands for: a translation uses it
    wherever one of them is translated.
    """

    use: Text = doc("使う言葉です。")
    avoid: tuple[Text, ...] = doc("使わない言葉です。", ())
    of: tuple[Text, ...] = doc(
        "訳の terms.yaml（en/ など）で、この言葉が訳すもとの言葉です。"
        "訳の取りちがえを見つけるのに使います。",
        (),
    )
    note: str | None = doc("短い説明です。なくてもかまいません。", None)

    @model_validator(mode="after")
    def _says_something(self) -> Term:
        if not (self.avoid or self.of):
            raise PydanticCustomError("term_empty", "avoid に、使わない言葉を書いてください。")
        return self


class Suppression(Content):
    """A finding to leave out until a day, and why: of a rule, on a step or in a file."""

    rule: RuleName = doc("見送る規則です。")
    step: StepName | None = doc("見送るステップです。", None)
    file: FileName | None = doc("見送るファイルです。", None)
    reason: Text = doc("見送る理由です。")
    until: Day = doc("見送りの最後の日です。")


class Background(Content):
    """Why nothing of the guide rests on a sentence of the source."""

    background: OneLine = doc("この文から事実をとらない理由です。")


class SignOff(Content):
    """Somebody looked at a step's review card and found it right: who, when, and what it showed.

    ``of`` is the digest of all that the card showed. Initials alone: whoever reads the content
    need not learn who it was.
    """

    step: StepRef = doc("カードを見て確かめたステップです。")
    by: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,4}$")] = doc(
        "確かめた人のイニシャルです。大文字 2～4 字で書きます（KT）。"
        "名前やメールアドレスは書きません。"
    )
    on: Day = doc("確かめた日です。")
    of: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")] = doc(
        "確かめた内容のしるしです。カードに出ています。内容が変わると、check が知らせます。"
    )


class Sentence(Content):
    """A sentence or caption of the source: its number, and its facts, or why it has none."""

    number: int
    facts: tuple[FactRef, ...] = ()
    background: str = ""
