"""Phrases that a text must or must not say, as an editor writes them: no regular expressions.

``教えない|伝えない`` is one or the other; ``コード…教えない`` is both, in this order, in one
sentence.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from guide_data.model.field_types import Text, several, written

OR, ANYTHING = "|", "…"
# The pieces of each alternative, in their order.
Alternatives = tuple[tuple[str, ...], ...]


@lru_cache(maxsize=2048)
def alternatives(phrase: str) -> Alternatives:
    """What a phrase is made of."""
    return tuple(tuple(piece.strip() for piece in one.split(ANYTHING)) for one in phrase.split(OR))


def whole(phrase: str) -> str:
    """A phrase without an empty piece; raises PydanticCustomError for any other."""
    if not all(piece for pieces in alternatives(phrase) for piece in pieces):
        text = "「|」と「…」の前後に言葉を書いてください（コード…教えない|伝えない）。"
        raise PydanticCustomError("phrase_empty", text)
    return phrase


Phrase = Annotated[Text, AfterValidator(whole)]
LanguageName = Annotated[
    str, written(r"^[A-Za-z]+(-[A-Za-z0-9]+)*$", "言語は ja や en-US のように書きます。")
]
OneOrMorePhrases = Annotated[
    tuple[Phrase, ...],
    Field(min_length=1),
    BeforeValidator(several, json_schema_input_type=Phrase | tuple[Phrase, ...]),
]
Phrases = dict[LanguageName, OneOrMorePhrases]
