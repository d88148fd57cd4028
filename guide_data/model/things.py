"""What steps rest on and refer to: facts, numbers, links, labels, devices, words of the index."""

from __future__ import annotations

from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from guide_data.model.field_types import (
    Content,
    Day,
    DeviceRef,
    FactRef,
    Line,
    OneLine,
    Shown,
    StepRef,
    Text,
    Thing,
    Translated,
    VisitorLine,
    VisitorText,
    doc,
    written,
)
from guide_data.model.phrase import Phrases


def time_zone(name: str) -> str:
    """A time zone's name; raises PydanticCustomError where there is none of that name."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        text = "その時間帯はありません。Asia/Tokyo のように書いてください。"
        raise PydanticCustomError("time_zone", text) from None
    return name


TimeZone = Annotated[str, AfterValidator(time_zone)]


class Fact(Thing):
    """One true statement, with where it comes from and when to look again.

    ``sources`` are the numbers of sentences in source.yaml; ``ours`` says why we add a
    statement that the source does not make. ``aged`` is a note shown to the visitor. ``ended`` is
    the last day of what the fact is about: since then, it is a fact of the past.
    ``says`` and ``never`` hold every step that names the fact to it, in each of its languages;
    ``everywhere`` extends ``never`` to all other steps.
    """

    text: Text = doc("本当のことを 1 つ書きます。")
    says: Phrases = doc(
        "この事実をよりどころにするステップが、必ず言う言葉です。言語（ja、en、fr）ごとに書きます。"
        "「教えない|伝えない」はどちらか、「コード…教えない」は 1 文の中の「…」が何でもよい形です。"
        "並べたら、どれも言います。",
        {},
    )
    never: Phrases = doc(
        "この事実をよりどころにするステップが、言ってはいけない言葉です。書き方は says と同じです。"
        "says の言葉を言う文は、数えません。",
        {},
    )
    everywhere: bool = doc(
        "どのステップでも never の言葉を言ってはいけないなら、true と書きます。"
        "facts に書いていないステップでも確かめます。",
        False,
    )
    sources: tuple[int, ...] = doc("元の記事の文の番号です。source.yaml と同じにします。", ())
    ours: str | None = doc("元の記事にないことを足す理由です。", None)
    aged: Annotated[str | None, Shown(), Translated()] = doc(
        "古くなっていそうなときの、短い注意です。ステップの下に出ます。", None
    )
    ended: Day | None = doc(
        "もう使えないもの、なくなったものなら、使えた最後の日です。年は aged の注意にも書きます。",
        None,
    )
    compared: Day = doc("元の記事と比べた日です。")
    review: Day = doc("次に確かめる日です。")


class Contact(Thing):
    """A telephone number and whom it is for.

    ``number`` is as people of its country write it. ``dial`` is in international form, from its
    ``+`` on; a number that is dialled in its own country alone, a free or a short one, as it is
    dialled there. Both are written down, and the check proves that they are one number: who shows
    a guide then needs no library of the world's numbers. ``outside`` is the time zone whose people
    have other numbers: this is for everybody elsewhere.
    """

    number: Annotated[
        OneLine,
        written(
            r"^[+(#0-9][0-9 ()./-]*[0-9]$",
            "その国で書く形で、半角の数字と - ( ) などで書いてください（0120-000-000、110 など）。",
        ),
    ] = doc("電話番号です。その国でふつうに書く形で書きます。この形のまま画面に出ます。")
    dial: Annotated[
        str,
        written(
            r"^(?:\+[0-9]{7,15}|#?[0-9]{2,15})$",
            "半角の数字だけで、- も空白も入れずに書いてください。15 けたまでです。",
        ),
    ] = doc(
        '電話をかけるときの番号です。"+" と国番号で始まる形で、" " で囲んで書きます。'
        "フリーダイヤルや 110 などは国の中からだけかかるので、国の中でかける形で書きます。"
    )
    label: VisitorLine = doc("だれのための番号かを書きます。")
    hours: VisitorLine | None = doc(
        "かけられる時間です。確かなよりどころがあるときだけ、書きます。", None
    )
    outside: TimeZone | None = doc(
        "この時間帯（Asia/Tokyo など）の外からかける方のための番号なら、書きます。", None
    )
    fact: FactRef

    @property
    def address(self) -> str:
        """What a tap on it leads to: an address, in which a # would be the end."""
        return f"tel:{self.dial}".replace("#", "%23")


class Link(Thing):
    """A page outside the guide, or an address to write to, that a step may lead to.

    A page of the very server that shows the guide is named from its root (``/``), or from the
    folder of the guide (``./``, ``../``).
    """

    text: Annotated[VisitorText, Translated()] = doc("リンクの言葉です。")
    url: Annotated[
        str,
        written(
            r"^(?:https?://[a-z0-9.-]+(?::[0-9]{1,5})?/[^\s]*"
            r"|mailto:[^\s@?/:]+@[a-z0-9.-]+(?:\?[^\s]*)?"
            r"|\.{0,2}/(?:[^\s/:\\][^\s]*)?)$",
            "https:// から書いてください。空白は入れず、サイトの名前のあとに / が要ります。"
            "メールは mailto:名前@サイト、同じサーバーのページは / か ./ から書きます。",
        ),
    ] = doc(
        "https:// で始まる行き先です。guide.yaml の hosts にある名前だけを使えます。"
        "mailto: で始まるメールアドレスや、同じサーバーのページ（/ か ./ から）も書けます。"
    )
    fact: FactRef

    def seen_from(self, folder: str) -> str:
        """Its address on a page that is so far from the folder of the guide: ``../``."""
        return folder + self.url.removeprefix("./") if self.url.startswith(".") else self.url


class Button(Thing):
    """A button or screen of somebody else's, quoted exactly as it is written there.

    ``meaning`` is what it says, for a guide in another language than the screen.
    """

    label: OneLine = doc("画面に書いてあるとおりの名前です。")
    meaning: Annotated[OneLine | None, Translated()] = doc(
        "画面がほかの言語のとき、その意味です。", None
    )
    fact: FactRef


class Device(Thing):
    """A kind of device; a browser on one tells it by one of ``agents`` in its own name."""

    name: Annotated[VisitorLine, Translated()] = doc("機器の名前です。")
    agents: tuple[Text, ...] = doc(
        "ブラウザが名のる言葉です。この機器のようです、とすすめるのに使います。", ()
    )


class Drawing(Thing):
    """A line drawing of a screen that somebody must recognise, as SVG of shapes alone.

    One of a certain device's screen stands among the ways for that ``device``.
    """

    alt: Annotated[VisitorLine, Translated()] = doc(
        "絵が見えない方に読み上げる言葉です。何の画面の、どこを押すかを書きます。"
    )
    device: DeviceRef | None = doc(
        "1 つの機器だけの画面なら、その機器です。その機器のやり方のところに出ます。", None
    )
    svg: Text = doc("絵です。<svg> の中に、図形だけを描きます。色は class で書きます。")


class Picture(Thing):
    """A screenshot of a screen that is meant: a file in ``pictures/``, in any language's folder.

    One of a certain device's screen stands among the ways for that ``device``.
    """

    file: Annotated[
        Text,
        written(
            r"^[A-Za-z0-9][A-Za-z0-9._-]*\.(png|jpg|jpeg|webp|PNG|JPG|JPEG|WEBP)$",
            "pictures/ の中のファイルの名前です。英数字の PNG、JPEG、WebP にしてください。",
        ),
    ] = doc(
        "pictures/ に置いたファイルの名前です（login.png）。ほかの言語の画面は、"
        "その言語のフォルダーの pictures/ に、同じ名前で置きます。"
    )
    alt: Annotated[VisitorLine, Translated()] = doc(
        "写真が見えない方に読み上げる言葉です。何の画面の、どこを見るかを書きます。"
    )
    device: DeviceRef | None = doc(
        "1 つの機器だけの画面なら、その機器です。その機器のやり方のところに出ます。", None
    )


class IndexEntry(Content):
    """A word of the index, how it is read where that sorts it (kana), and the steps it leads to."""

    word: OneLine = doc("索引の言葉です。")
    reading: Annotated[str, StringConstraints(strip_whitespace=True), Line()] = doc(
        "日本語なら、ひらがなの読みです。この順に並びます。ほかの言語では、書かなければ言葉の順です。",
        "",
    )
    steps: Annotated[tuple[StepRef, ...], Field(min_length=1)] = doc(
        "この言葉から行けるステップです。"
    )


class VocabularyEntry(Content):
    """Words that people type, and what the search makes of each of them.

    It is a synonym of ``word``, says nothing to the search, is of what the guide has no help for
    (if none is of what it helps with), or is danger: then ``steps`` are offered before all else.
    """

    word: OneLine = doc("言葉です。synonym なら、ほかの言葉をこの言葉として読みます。")
    also: tuple[OneLine, ...] = doc("ほかの言い方です。言葉の一部でもかまいません。", ())
    kind: Literal["synonym", "danger", "filler", "outside", "inside"] = doc(
        "同じ意味の言葉は synonym、危ないことは danger、読まない言葉は filler、"
        "このガイドで案内できないことは outside、案内することは inside です。",
        "synonym",
    )
    steps: tuple[StepRef, ...] = doc("danger のとき、いちばん上に出すステップです。", ())

    @model_validator(mode="after")
    def leads_somewhere(self) -> VocabularyEntry:
        """Danger leads to steps, and nothing else does."""
        if bool(self.steps) != (self.kind == "danger"):
            text = "steps は、kind が danger のときにだけ、必ず書いてください。"
            raise PydanticCustomError("vocabulary_steps", text)
        return self
