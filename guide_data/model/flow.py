"""A whole guide, and what it says of itself. No I/O."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from graphlib import TopologicalSorter
from typing import Annotated, Any

from pydantic import Field

from guide_data.model.documents import Documents
from guide_data.model.editorial import Scenario, Search, Sentence, Suppression, Term
from guide_data.model.field_types import (
    AnswerName,
    Content,
    Day,
    Host,
    OneLine,
    Origin,
    StepRef,
    Text,
    VisitorLine,
    VisitorText,
    doc,
    written,
)
from guide_data.model.image import Image
from guide_data.model.step import Answers, Cause, Step
from guide_data.model.things import (
    Button,
    Contact,
    Device,
    Drawing,
    Fact,
    IndexEntry,
    Link,
    Picture,
    TimeZone,
    VocabularyEntry,
)


class Urgent(Content):
    """The step for those who must not lose time, and the words that lead there from anywhere.

    ``answer`` is what they choose at the start; without it, the answer whose words are most alike.
    """

    text: VisitorLine = doc("急ぐ方に見せる言葉です。")
    to: StepRef = doc("行き先のステップです。")
    answer: AnswerName | None = doc(
        "急ぐ方が、最初の質問で選ぶ答えの id です。書かなければ、言葉のいちばん近い答えです。", None
    )


def at_most(most: int, words: str, default: int | None) -> Any:
    """A limit; one that nothing can exceed would be none."""
    return Field(default, description=words, ge=1, le=most)


class Limits(Content):
    """What the checks hold content to: taps of the longest journey and to the urgent step;
    characters of a title and of a sentence; lines of a step's text on a phone."""

    journey: int = at_most(
        60, "いちばん長い道で選ぶ回数です。continue で次へ進むのは数えません。", 25
    )
    urgent: int = at_most(5, "急ぐ方が、急ぐステップまでに選ぶ回数です。", 2)
    title: int | None = at_most(80, "題の文字数です。なければ、その言語のふつうの長さです。", None)
    sentence: int | None = at_most(
        300, "1 文の文字数です。なければ、その言語のふつうの長さです。", None
    )
    lines: int = at_most(60, "スマホでの本文の行数です。", 24)


class Owner(Content):
    """Whose pages and screens the guide is about: what imitates these names is found."""

    hosts: Annotated[tuple[Host, ...], Field(min_length=1)] = doc(
        "その会社のサイトの名前です（amazon.co.jp）。www. は付けません。"
    )
    names: tuple[OneLine, ...] = doc("その会社の名前です（Amazon、アマゾン）。", ())


class Guide(Content):
    """guide.yaml: what the whole guide says of itself.

    ``hosts`` are the only ones that links may lead to, by https and the usual port unless they say
    otherwise; ``mentioned`` are only named, as warnings.
    ``country`` (two letters, ISO 3166) is
    whose telephone numbers are meant, ``time_zone`` whose day counts, ``helpdesk`` whom to ask;
    ``subject`` is what somebody who calls there says first.
    """

    title: VisitorLine = doc("ガイドの題です。")
    lead: VisitorLine = doc("題の下の一言です。")
    about: VisitorText = doc("ガイドについての説明です。")
    disclaimer: VisitorLine | None = doc("題のとなりに出す、短い断り書きです（非公式）。", None)
    language: Text = doc("ガイドの言語の記号です（BCP 47: ja、fr、en-US、zh-Hans）。")
    country: Annotated[
        str | None, written(r"^[A-Z]{2}$", "英大文字 2 つで書いてください（JP など）。")
    ] = doc("電話番号の国です。2 文字の記号で書きます（JP）。", None)
    time_zone: TimeZone | None = doc("書類を見る窓口の時間帯です（Asia/Tokyo など）。", None)
    helpdesk: OneLine | None = doc("困ったときの窓口の名前です。", None)
    subject: VisitorLine | None = doc(
        "電話のメモの最初に読む、用件の一言です。なければ題です。", None
    )
    as_of: Day = doc("内容を確かめた日です。check はこの日の目で見ます。")
    start: StepRef = doc("最初のステップです。")
    solved: StepRef | None = doc(
        "remedy で解決したときのステップです。remedy がなければ要りません。", None
    )
    urgent: Urgent | None = doc("急ぐ方のための近道です。", None)
    answers: Answers | None = doc(
        "remedy を閉じる 3 つの答えの言葉です。remedy がなければ要りません。", None
    )
    limits: Limits = doc("確かめるときの上限です。", Limits())
    hosts: tuple[Origin, ...] = doc(
        "リンクしてよいサイトの名前です。https のないサイトだけは、http:// から書きます。"
        "ポートのあるものは、:8443 のように書きます。",
        (),
    )
    mentioned: tuple[Host, ...] = doc(
        "名前を出すだけで、リンクしないサイトです（amazon.com など）。", ()
    )
    owner: Owner | None = doc(
        "このガイドが案内するサイトと会社の名前です。よく似たまちがいを check が見つけます。",
        None,
    )

    @property
    def host_names(self) -> tuple[str, ...]:
        """The names of the hosts that links may lead to."""
        return tuple(origin.removeprefix("http://").partition(":")[0] for origin in self.hosts)


class Flow(Content):
    """A whole guide, read and found free of problems; ``others`` are it in other languages.

    A list of things stands in a field of its file's name. ``translated_from`` is the language of
    the original; empty in it.
    """

    name: Text
    guide: Guide
    causes: tuple[Cause, ...]
    facts: tuple[Fact, ...] = ()
    contacts: tuple[Contact, ...] = ()
    links: tuple[Link, ...] = ()
    buttons: tuple[Button, ...] = ()
    documents: Documents = Documents()
    devices: tuple[Device, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    pictures: tuple[Picture, ...] = ()
    # The pictures as they are shown, by their ids: files, which no content file holds.
    images: tuple[Image, ...] = ()
    index: tuple[IndexEntry, ...] = ()
    vocabulary: tuple[VocabularyEntry, ...] = ()
    searches: tuple[Search, ...] = ()
    journeys: tuple[Scenario, ...] = ()
    source: tuple[Sentence, ...] = ()
    terms: tuple[Term, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    others: tuple[Flow, ...] = ()
    # The language that this is a translation from; empty for the original.
    translated_from: str = ""
    # Of a translation, the texts that it has no words for: they stand in it as they were.
    untranslated: frozenset[str] = frozenset()
    # What the content says instead of the guide's own words, as words/locales/*.toml has these.
    words: dict[str, Any] = {}

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
    def moved(self) -> dict[str, str]:
        """The ids of steps by those that they had before."""
        return {old: step.id for step in self.steps.values() for old in step.was}

    def now(self, step_id: str) -> str:
        """The id of a step that may be named by one that it had before."""
        return self.moved.get(step_id, step_id)

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
        leads = {step.id: [option.to for option in step.options] for step in self.steps.values()}
        return list(TopologicalSorter(leads).static_order())
