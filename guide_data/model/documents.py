"""What an identity check takes: documents, receipts beside them, and types of file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from guide_data.model.field_types import (
    Content,
    FactRef,
    Id,
    OneLine,
    Shown,
    Thing,
    Translated,
    VisitorText,
    doc,
)

FileKind = Literal["jpeg", "png", "pdf", "doc", "docx", "heic"]
FileEnding = Annotated[Id, doc("ファイル名の終わりです。.heic なら heic と書きます。")]
Kind = Annotated[FileKind, doc("ファイルの中身の種類です。")]


class Paper(Thing):
    """A paper that may prove who the visitor is.

    ``today`` says whether to prefer it, whether it still serves, or that it no longer exists.
    ``address`` says whether an address is printed on it; ``look``: on some it is.
    """

    name: OneLine = doc("書類の名前です。")
    today: Literal["prefer", "fine", "gone"] = doc(
        "今の扱いです。prefer（おすすめ）、fine（使える）、gone（もうない）のどれかです。"
    )
    address: Literal["printed", "look", "none"] = doc(
        "住所が、printed（印刷されている）、look（ものによる）、none（ない）のどれかです。"
    )
    note: Annotated[str | None, Shown()] = doc("短い説明です。なくてもかまいません。", None)
    fact: FactRef
    address_fact: FactRef = doc(
        "住所についての、よりどころの事実です。同じ事実の書類は、address も同じにします。"
    )
    today_fact: FactRef | None = doc(
        "prefer のとき、すすめるよりどころの事実です。書類の名前が書いてあるものにします。", None
    )

    def in_words(self, said: Any, quoted: Callable[[str], str]) -> Paper:
        """This paper in another language, with the name that is printed on it."""
        words = {"name": f"{said.name} {quoted(self.name)}", "note": said.note}
        return self.model_copy(update=words)


class Bill(Thing):
    """A bill that shows the address where the paper does not, if issued within ``months``."""

    name: Annotated[OneLine, Translated()] = doc("領収書の名前です。")
    months: Annotated[int, Field(gt=0, le=120)] = doc(
        "何か月前までに発行されたものを使えるかです。"
    )
    fact: FactRef


class Cover(Thing):
    """What to hide on a paper before it is photographed."""

    name: Annotated[OneLine, Translated()] = doc("隠すものの名前です。")
    fact: FactRef


class FileType(Thing):
    """A type of file that can be sent. Its id is how the names of such files end."""

    id: Id = doc("ファイル名の終わりです。.jpg なら jpg と書きます。")
    name: OneLine = doc("ファイルの種類の名前です。この形のまま画面に出ます。")
    kind: Kind
    fact: FactRef


class Unfit(Thing):
    """A kind of file that cannot be sent but is often at hand, and what to do about it.

    Its id is how the names of such files end.
    """

    id: FileEnding
    kind: Kind
    text: Annotated[VisitorText, Translated()] = doc(
        "そのファイルを選んだ方に、どうすればよいかを伝えます。"
    )
    fact: FactRef


class Advice(Thing):
    """What somebody without any of the papers can do."""

    text: Annotated[VisitorText, Translated()] = doc("助言です。1 文か 2 文で書きます。")
    fact: FactRef


class Documents(Content):
    """What the identity check takes: papers, bills beside them, and the types of file.

    ``NEEDED`` are the lists that documents.yaml must have.
    """

    NEEDED: ClassVar[frozenset[str]] = frozenset({"papers", "files"})

    papers: tuple[Paper, ...] = doc("本人を確かめる書類です。", ())
    bills: tuple[Bill, ...] = doc("住所が書類にないとき、書類に添える領収書です。", ())
    cover: tuple[Cover, ...] = doc("写真をとる前に隠すものです。", ())
    files: tuple[FileType, ...] = doc("送れるファイルの種類です。", ())
    unfit: tuple[Unfit, ...] = doc("送れない種類のうち、よくあるものです。", ())
    without: tuple[Advice, ...] = doc("使える書類がない方への助言です。", ())
