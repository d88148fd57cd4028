"""Words that stand twice where they are meant once."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd

from guide_data.checks.frames.case import FOUND, Case
from guide_data.checks.frames.manuscript import PUBLIC, Manuscript, Scope, Sign, manuscripts, seek
from guide_data.checks.rules.registry import Family

rule = Family("words")

MESSAGE = "「{0}」は、同じ言葉が続いています。1 つにしてください。"
# Words of kana may begin with a particle (できる) or be one twice (もも): what stands around tells.
PARTICLES: tuple[Sign, ...] = tuple(
    Sign(re.compile(pattern), MESSAGE)
    for pattern in (
        "をを",
        "([がにはへとでのも])\\1(?<=[一-鿿ァ-ヶーA-Za-z0-9」）}]..)(?=[^ぁ-ん])",
        "([がにはを])\\1(?<=[れここきめう]..)(?=[^ぁ-ん])",
        "を[がは]|がを|をに(?=[^ぁ-ん])|[にはでへ]を(?![^、。]をを)",
        "(です|ます(?=。)|ました|ません|ください|ましょう|して(?!して)|から(?=からの))\\1",
    )
)
# The words that stand twice, and how long they may be.
TWICE_WORD = re.compile(
    "([一-鿿]{2,8}|[ァ-ヶー]{3,12}|[ぁ-ん一-鿿ァ-ヶー]{4,16}|を[^をに、。\\s]{1,6})\\1"
)
LENGTHS = range(2, 17)
# Words that sense may ask for twice.
TWICE = "had|that|very|bye|no|so|is|really|blah|ha|knock|far|many|again"
TWICE_LATIN = re.compile(rf"(?<![A-Za-z]) ?(?!(?:{TWICE})\b)([A-Za-z]+) \1\b", re.IGNORECASE)
ARTICLES = ("a an", "an a", "the a", "a the", "an the", "the an", "to to", "is are", "are is")
OTHERS = (
    Sign(re.compile(rf" (?:{'|'.join(ARTICLES)}) "), MESSAGE, [f" {two} " for two in ARTICLES]),
)


@rule("word-doubled", "warning", "続けて 2 回書いた言葉", example="コードをを入れます。the the")
def word_doubled(case: Case) -> pd.DataFrame:
    """Particles and words that were typed twice."""
    rows = [row for text in manuscripts(case.tables) if text in PUBLIC for row in twice(text)]
    parts = [seek(case, PARTICLES, Scope(only="ja")), seek(case, OTHERS, Scope(but="ja"))]
    return pd.concat([pd.DataFrame(rows, columns=FOUND), *parts])


def twice(text: Manuscript) -> Iterator[tuple[object, ...]]:
    """Words that follow themselves, with or without a space."""
    words = text.text.replace("\n", " ")
    pattern = TWICE_WORD if text.language == "ja" else TWICE_LATIN
    for position in sorted(set(repeats(words.lower()))):
        if match := pattern.match(words, position):
            row = text.at(position)
            yield row["file"], row["line"], row["step"], MESSAGE.format(match[1])


def repeats(text: str) -> Iterator[int]:
    """Where something stands twice in a row; a regular expression takes many times as long."""
    letters = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    for length in LENGTHS:
        same = (letters[length:] == letters[:-length]).tobytes()
        at = same.find(b"\1" * length)
        while at >= 0:
            yield at
            at = same.find(b"\1" * length, at + 1)
