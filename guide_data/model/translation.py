"""A guide's words in another language: those of its steps, and all that is said beside them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guide_data.model.field_types import Content, Id, OneLine, StepName, Text, doc, written
from guide_data.model.step import Answers

WHAT_OF_IS = (
    "訳のしるしです。数字と a〜f の 8 文字で書きます。"
    "わからなければ 0 を 8 つ書くと、check が正しいしるしを教えます。"
)
# Of the words that are translated; check tells it.
Digest = Annotated[str, written(r"^[0-9a-f]{8}$", WHAT_OF_IS)]


class Translation(Content):
    """A step's words in another language; ``of`` is the digest of the words they translate."""

    id: StepName = doc("訳すステップです。")
    title: OneLine = doc("訳した題です。")
    text: Text | None = doc("訳した本文です。", None)
    ways: dict[Id, Text] = doc("機器ごとに、訳したやり方を書きます。", {})
    meanwhile: tuple[OneLine, ...] = doc("待つあいだに見るところを、同じ順に書きます。", ())
    groups: dict[Id, OneLine] = doc("答えのまとまりの id ごとに、訳した名前を書きます。", {})
    options: dict[Id, OneLine] = doc("答えの id ごとに、訳した言葉を書きます。", {})
    next: OneLine | None = doc("次へ進むボタンの、訳した言葉です。", None)
    back: dict[Id, OneLine] = doc("もどる先の id ごとに、リンクの訳した言葉を書きます。", {})
    of: Digest = doc("もとの言葉のしるしです。それが変わると、check が新しいしるしを教えます。")


class ContactStrings(Content):
    """Whom a telephone number is for, when, and how it is dialled, in another language."""

    label: OneLine = doc("だれのための番号かです。")
    number: OneLine = doc("かけるときの番号です。海外からなら + と国番号から書きます。")
    hours: OneLine | None = doc("かけられる時間です。もとにあれば、書きます。", None)


class PaperStrings(Content):
    """A paper's name and note in another language."""

    name: OneLine = doc("書類の名前です。")
    note: Text | None = doc("書類についての短い注意です。", None)


class IndexStrings(Content):
    """A word of the index in another language, and the steps it leads to."""

    word: OneLine = doc("その言語で探す言葉です。")
    reading: OneLine | None = doc("日本語への訳なら、ひらがなの読みです。この順に並びます。", None)
    steps: Annotated[tuple[StepName, ...], Field(min_length=1)] = doc(
        "その言葉が指すステップです。"
    )


class Strings(Content):
    """All that a guide says beside its steps, in another language.

    The words of things stand in a field of the things' own name, by their ids; ``facts`` are the
    notes of aged facts. ``of`` are the digests of the words that each field translates; those of
    single texts (``title`` to ``urgent``) have one together, ``guide``.
    """

    title: OneLine = doc("ガイドの題です。その言語で書きます。")
    lead: OneLine = doc("題の下の一言です。")
    about: Text = doc("ガイドについての説明です。")
    disclaimer: OneLine | None = doc("題のとなりに出す、短い断り書きです。", None)
    helpdesk: OneLine | None = doc("困ったときの窓口の名前です。", None)
    subject: OneLine | None = doc("電話のメモの最初に読む、用件の一言です。", None)
    urgent: OneLine | None = doc("急ぐ方に見せる言葉です。", None)
    answers: Answers | None = doc("すること（remedy）の終わりの 3 つの答えです。", None)
    causes: dict[Id, OneLine] = doc("原因の題です。原因の名前ごとに書きます。", {})
    contacts: dict[Id, ContactStrings] = doc("電話番号の説明と、かけるときの番号です。", {})
    links: dict[Id, OneLine] = doc("リンクの言葉です。", {})
    buttons: dict[Id, OneLine] = doc("画面の言葉の意味です。", {})
    papers: dict[Id, PaperStrings] = doc(
        "書類の名前と注意です。もとの名前は、自動で添えられます。", {}
    )
    bills: dict[Id, Text] = doc("住所が書類にないとき、書類に添える領収書です。", {})
    cover: dict[Id, Text] = doc("写真をとる前に隠すものです。", {})
    unfit: dict[Id, Text] = doc("送れない種類のうち、よくあるものです。", {})
    without: dict[Id, Text] = doc("使える書類がない方への助言です。", {})
    devices: dict[Id, OneLine] = doc("機器の名前です。", {})
    drawings: dict[Id, OneLine] = doc("絵の alt です。", {})
    pictures: dict[Id, OneLine] = doc("写真の alt です。", {})
    facts: dict[Id, Text] = doc("aged の注意です。事実の id ごとに書きます。", {})
    index: tuple[IndexStrings, ...] = doc("その言語の索引です。", ())
    of: dict[Id, Digest] = doc(
        "訳したもとの言葉のしるしです。項目（buttons など。題から urgent までは guide）ごとに、"
        "check が教えるものを書きます。",
        {},
    )
