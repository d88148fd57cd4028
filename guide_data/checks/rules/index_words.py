"""The index: each word once, read as it is read."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from guide_data.checks.frames.case import NO_FINDINGS, Case, found
from guide_data.checks.frames.tables import Row, at
from guide_data.checks.languages.japanese_readings import is_kana, is_reading, reading_of
from guide_data.checks.languages.likeness import folded
from guide_data.checks.languages.spelling import spelling
from guide_data.checks.rules.registry import Family

rule = Family("words")


def entries(case: Case) -> Iterator[Row]:
    """Every word of the index in every language, with how it is read in the guide's own."""
    draft = case.tables.draft
    for located in draft.lists.get("index", ()):
        row = {"language": draft.language, "word": located.item.word}
        yield row | {"reading": located.item.reading} | at(located, "word")
    for language, strings in draft.strings.items():
        for n, entry in enumerate(strings.item.index):
            row = {"language": language, "word": entry.word, "reading": ""}
            yield row | at(strings, "index", n, "word")


@rule(
    "index-word-twice", "error", "索引に 2 回ある言葉", example="word: iPhone と word: ＩＰＨＯＮＥ"
)
def index_word_twice(case: Case) -> pd.DataFrame:
    """Words of the index that differ from another only in signs, width, case or kana."""
    met: set[tuple[str, str]] = set()
    rows = []
    for row in entries(case):
        key = (row["language"], folded(row["word"]))
        rows += [row] if key in met else []
        met.add(key)
    message = "「{word}」は、もう索引にあります。steps を 1 つにまとめてください。"
    return found(pd.DataFrame(rows), message)


@rule(
    "index-reading-wrong",
    "warning",
    "言葉と合わない索引の読み",
    example="word: 電話 に reading: めーる",
)
def index_reading_wrong(case: Case) -> pd.DataFrame:
    """Words of a Japanese index that cannot be read as they are said to be."""
    if not spelling(case.tables.draft.language).kana:
        return NO_FINDINGS
    rows = [
        row | {"likely": reading_of(row["word"])}
        for row in entries(case)
        if row["reading"] and not is_reading(row["reading"], row["word"])
    ]
    message = "「{word}」の読みが「{reading}」です。「{likely}」ではありませんか。"
    return found(pd.DataFrame(rows), message)


@rule(
    "index-reading-signs",
    "error",
    "ひらがなでない索引の読み",
    example="reading: デンワ",
)
def index_reading_signs(case: Case) -> pd.DataFrame:
    """Readings by which a Japanese index could not be sorted."""
    if not spelling(case.tables.draft.language).kana:
        return NO_FINDINGS
    rows = [row for row in entries(case) if row["reading"] and not is_kana(row["reading"])]
    message = "読み「{reading}」は、ひらがなだけで書いてください。"
    return found(pd.DataFrame(rows), message)
