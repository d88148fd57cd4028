"""A guide's words in another language: those of its steps, and all that is said beside them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from guide_data.model.field_types import Content, Id, OneLine, StepName, Text, doc
from guide_data.model.step import Answers


class Translation(Content):
    """A step's words in another language; ``of`` is the digest of the words they translate."""

    id: Annotated[StepName, doc("訳すステップです。")]
    title: Annotated[OneLine, doc("英語の題です。")]
    text: Annotated[Text | None, doc("英語の本文です。")] = None
    ways: Annotated[dict[Id, Text], doc("機器ごとに、英語のやり方を書きます。")] = {}
    meanwhile: Annotated[
        tuple[OneLine, ...], doc("待つあいだに見るところを、同じ順に英語で書きます。")
    ] = ()
    options: Annotated[dict[Id, OneLine], doc("答えの id ごとに、英語の言葉を書きます。")] = {}
    of: Annotated[
        str,
        StringConstraints(pattern=r"^[0-9a-f]{8}$"),
        doc("訳した日本語のしるしです。日本語が変わると、check が新しいしるしを教えます。"),
    ]


class ContactStrings(Content):
    """Whom a telephone number is for, and how it is dialled, in another language."""

    label: Annotated[OneLine, doc("だれのための番号かです。")]
    number: Annotated[OneLine, doc("かけるときの番号です。海外からなら + と国番号から書きます。")]


class PaperStrings(Content):
    """A paper's name and note in another language."""

    name: Annotated[OneLine, doc("書類の名前です。")]
    note: Annotated[Text | None, doc("書類についての短い注意です。")] = None


class IndexStrings(Content):
    """A word of the index in another language, and the steps it leads to."""

    word: Annotated[OneLine, doc("英語で探す言葉です。")]
    steps: Annotated[tuple[StepName, ...], Field(min_length=1), doc("その言葉が指すステップです。")]


class Strings(Content):
    """All that a guide says beside its steps, in another language.

    The words of things stand in a field of the things' own name, by their ids; ``facts`` are the
    notes of aged facts.
    """

    title: Annotated[OneLine, doc("ガイドの題です。英語で書きます。")]
    lead: Annotated[OneLine, doc("題の下の一言です。")]
    about: Annotated[Text, doc("ガイドについての説明です。")]
    helpdesk: Annotated[OneLine | None, doc("困ったときの窓口の名前です。")] = None
    urgent: Annotated[OneLine | None, doc("急ぐ方に見せる言葉です。")] = None
    answers: Annotated[Answers, doc("すること（remedy）の終わりの 3 つの答えです。")]
    causes: Annotated[dict[Id, OneLine], doc("原因の題です。原因の名前ごとに書きます。")] = {}
    contacts: Annotated[
        dict[Id, ContactStrings], doc("電話番号の説明と、かけるときの番号です。")
    ] = {}
    links: Annotated[dict[Id, OneLine], doc("リンクの言葉です。")] = {}
    buttons: Annotated[dict[Id, OneLine], doc("画面の日本語の意味です。")] = {}
    papers: Annotated[
        dict[Id, PaperStrings],
        doc("書類の名前と注意です。日本語の名前は、自動で添えられます。"),
    ] = {}
    bills: Annotated[dict[Id, Text], doc("住所が書類にないとき、書類に添える領収書です。")] = {}
    cover: Annotated[dict[Id, Text], doc("写真をとる前に隠すものです。")] = {}
    unfit: Annotated[dict[Id, Text], doc("送れない種類のうち、よくあるものです。")] = {}
    without: Annotated[dict[Id, Text], doc("使える書類がない方への助言です。")] = {}
    devices: Annotated[dict[Id, OneLine], doc("機器の名前です。英語で書きます。")] = {}
    facts: Annotated[dict[Id, Text], doc("aged の注意です。事実の id ごとに書きます。")] = {}
    index: Annotated[tuple[IndexStrings, ...], doc("英語の索引です。")] = ()
