"""What each file of a content folder holds, as editors write it."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, cast, get_args
from warnings import filterwarnings

from pydantic import Field, TypeAdapter, create_model

from guide_data.model.documents import Documents
from guide_data.model.editorial import (
    Background,
    Scenario,
    Search,
    SignOff,
    Suppression,
    Term,
)
from guide_data.model.field_types import Content, FactRef, Text, doc, hints, marks_of
from guide_data.model.flow import Guide
from guide_data.model.step_kinds import AnyStep
from guide_data.model.things import (
    Button,
    Contact,
    Device,
    Drawing,
    Fact,
    IndexEntry,
    Link,
    Picture,
    VocabularyEntry,
)
from guide_data.model.translation import Strings, Translation
from guide_data.words.i18n import FIELDS, shipped

FactRefs = Annotated[tuple[FactRef, ...], Field(min_length=1)]


class StepsFile(Content):
    """start.yaml, ends.yaml, or a file of causes/."""

    title: Annotated[Text, doc("原因の題です。")]
    steps: Annotated[tuple[AnyStep, ...], doc("ステップを、読む順に並べます。")]


class SourceFile(Content):
    """source.yaml: each sentence's number with its facts, or why it has none."""

    title: Annotated[Text, doc("元の記事の題です。")]
    sections: Annotated[
        dict[str, Text] | None,
        doc("元の記事の見出しです。始まりの文の番号ごとに書きます。"),
    ] = None
    sentences: Annotated[
        dict[str, Background | FactRefs],
        doc("文の番号ごとに、事実の id を並べるか、{background: 理由} と書きます。"),
    ]


# Files that are one list, and what an item of the list is.
LISTS: dict[str, type[Content]] = {
    "facts": Fact,
    "contacts": Contact,
    "links": Link,
    "devices": Device,
    "drawings": Drawing,
    "pictures": Picture,
    "buttons": Button,
    "index": IndexEntry,
    "vocabulary": VocabularyEntry,
    "searches": Search,
    "journeys": Scenario,
    "terms": Term,
    "suppressions": Suppression,
    "reviews": SignOff,
}
# Those that another language has of its own, in its folder: nobody's words there translate any.
SPOKEN = ("vocabulary", "searches", "terms")
# The lists of documents.yaml.
DOCUMENTS: dict[str, type[Content]] = {
    name: get_args(marks_of(hint)[1])[0] for name, hint in hints(Documents).items()
}
# What an adapter is for, by the adapter: those of pydantic do not tell.
HINTS: dict[int, Any] = {}


def adapter(hint: Any) -> TypeAdapter[Any]:
    """What reads a value of a type."""
    made = TypeAdapter(hint)
    HINTS[id(made)] = hint
    return made


@cache
def words_file() -> TypeAdapter[Any]:
    """A file of words/: any of the guide's own words, to be said in another way."""
    told = shipped()["ja"]
    # One of the words is called as pydantic calls what it has given up.
    filterwarnings("ignore", "Field name", UserWarning)
    whole: dict[str, Any] = {}
    for name, inner in FIELDS.items():
        said, shape = told[name], cast(Any, Text)
        if inner:
            words: dict[str, Any] = {one: (Text | None, doc(said[one], None)) for one in inner}
            shape = create_model(f"{name.title()}Words", __base__=Content, **words)
            said = "ガイドの言葉のまとまりです。"
        whole[name] = (shape | None, doc(said, None))
    return adapter(create_model("WordsFile", __base__=Content, **whole))


# Every list, whichever file it is in.
ITEMS = {name: adapter(shape) for name, shape in (LISTS | DOCUMENTS).items()}

STEP = adapter(AnyStep)
GUIDE: TypeAdapter[Guide] = adapter(Guide)
TITLE: TypeAdapter[str] = adapter(Text)
SECTIONS: TypeAdapter[dict[int, str]] = adapter(dict[int, Text])
BACKGROUND: TypeAdapter[Background] = adapter(Background)
FACT_IDS: TypeAdapter[tuple[str, ...]] = adapter(FactRefs)
STRINGS: TypeAdapter[Strings] = adapter(Strings)
TRANSLATION: TypeAdapter[Translation] = adapter(Translation)
