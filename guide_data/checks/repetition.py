"""Words that stand twice where they are meant once."""

from __future__ import annotations

import re

import pandas as pd

from guide_data.checks.case import Case
from guide_data.checks.manuscript import Scope, Sign, seek
from guide_data.checks.registry import Family

rule = Family("words")

MESSAGE = "「{0}」は、同じ言葉が続いています。1 つにしてください。"
# Words of kana may begin with a particle (できる) or be one twice (もも): what stands around tells.
JAPANESE: tuple[Sign, ...] = tuple(
    (re.compile(pattern), MESSAGE)
    for pattern in (
        "をを",
        "(?<=[一-鿿ァ-ヶーA-Za-z0-9」）}])([がにはへとでのも])\\1(?=[^ぁ-ん])",
        "(?<=[れここきめう])([がにはを])\\1(?=[^ぁ-ん])",
        "(?:をが|がを|をに(?=[^ぁ-ん])|にを|をは(?=[^ぁ-ん])|はを|のを?が(?=を)|でを|へを|とをを)",
        "(です|ます(?=。)|ました|ません|ください|ましょう|して(?!して)|から(?=からの))\\1",
        "([一-鿿]{2,8})\\1",
        "([ァ-ヶー]{3,12})\\1",
        "([ぁ-ん一-鿿ァ-ヶー]{4,16})\\1",
        "(を[^をに、。\\s]{1,6})\\1",
    )
)
# Words that sense may ask for twice.
TWICE = "had|that|very|bye|no|so|is|really|blah|ha|knock|far|many|again"
OTHERS: tuple[Sign, ...] = (
    (re.compile(rf"\b(?!(?:{TWICE})\b)([A-Za-z]+)[ \n]+\1\b", re.IGNORECASE), MESSAGE),
    (
        re.compile(
            r"\b(?:a an|an a|the a|a the|an the|the an|to to|is are|are is)\b", re.IGNORECASE
        ),
        MESSAGE,
    ),
)


@rule("word-doubled", "warning", "続けて 2 回書いた言葉", example="コードをを入れます。the the")
def word_doubled(case: Case) -> pd.DataFrame:
    """Particles and words that were typed twice."""
    japanese = seek(case, JAPANESE, Scope(only="ja"))
    return pd.concat([japanese, seek(case, OTHERS)])
