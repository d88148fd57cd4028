"""Translation: nothing left in the language that it was translated from, nor the other way."""

from __future__ import annotations

import re

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.sentences import once_each, own, sentences, where
from guide_data.checks.frames.translation_pairs import pairs
from guide_data.checks.languages.japanese import QUOTE
from guide_data.checks.languages.language_phrases import phrases
from guide_data.checks.rules.registry import Family

rule = Family("translation")

# A quoted screen, and what follows it.
QUOTED = re.compile("「([^「」]*)」( ?[(（])?")
LATIN = re.compile("[A-Za-z]+")
# So many words are a sentence; names of things have fewer.
SENTENCE, NAME = 5, 3


def lines_elsewhere(case: Case) -> pd.DataFrame:
    """The lines of every other language."""
    lines = case.tables.spoken_lines
    return lines[lines["language"].ne(case.tables.draft.language)]


@rule(
    "translation-left-japanese",
    "error",
    "英訳に残った日本語",
    example="title: Check the パスワード",
)
def translation_left_japanese(case: Case) -> pd.DataFrame:
    """Lines of a translation with Japanese in them, but for what is quoted from a screen."""
    left = phrases(case.tables.draft.language)
    message = "「{text}」に日本語が残っています。英語にしてください。"
    rows = lines_elsewhere(case)
    bare = rows["text"].map(lambda text: QUOTE.sub("", text))
    has = [bool(left.letters.search(text) or left.signs.search(text)) for text in bare]
    return found(rows[pd.Series(has, index=rows.index, dtype=bool)], message)


@rule(
    "translation-quote-unexplained",
    "error",
    "英訳に、意味を添えずに引いた日本語",
    example="Press 「次に進む」.",
)
def translation_quote_unexplained(case: Case) -> pd.DataFrame:
    """Quotes in a translation that are on no screen, or whose meaning is told nowhere beside."""
    left, rows = phrases(case.tables.draft.language), lines_elsewhere(case)
    held = [QUOTED.findall(text) for text in rows["text"]]
    explained = {label for quotes in held for label, bracket in quotes if bracket}
    # The index names the screen in English first.
    explained |= {
        label for text in rows["text"] for label in re.findall(r"\w 「([^「」]*)」$", text)
    }
    told = told_here(case)
    unexplained = [
        [
            label
            for label, _ in quotes
            if left.letters.search(label) and not (label in explained and whole_in(label, told))
        ]
        for quotes in held
    ]
    message = (
        "「{label}」は、日本語のガイドにない言葉か、意味のない引用です。"
        "英語にするか、「…」のあとに (意味) を添えてください。"
    )
    return found(once_each(rows, "label", unexplained), message)


# A word in katakana ends where its letters do.
KATAKANA = "ァ-ヶー"


def whole_in(label: str, told: str) -> bool:
    """Whether a label stands in a text as a word of its own, not as a part of a longer one."""
    if label not in told:
        return False
    begins, ends = (re.match(f"[{KATAKANA}]", sign) for sign in (label[0], label[-1]))
    before, after = (f"(?<![{KATAKANA}])" if begins else ""), (f"(?![{KATAKANA}])" if ends else "")
    return bool(re.search(f"{before}{re.escape(label)}{after}", told))


def told_here(case: Case) -> str:
    """All that the guide says in its own language, and the labels of buttons."""
    rows = case.tables.spoken
    return "\n".join(rows["text"][rows["language"].eq(case.tables.draft.language)])


@rule(
    "translation-misplaced",
    "error",
    "日本語のガイドに残った外国語や、訳していない文",
    example="text: Open the app and wait.",
)
def translation_misplaced(case: Case) -> pd.DataFrame:
    """Sentences in letters that are not the language's own, and translations that are none."""
    lines = sentences(case.tables.lines, own)
    own_words = phrases(case.tables.draft.language)
    foreign = lines[:0]
    if own_words.own_letters:
        foreign = where(lines, lambda text: is_foreign(text, own_words.letters), "sentence")
    same = pairs(case.tables)
    same = where(same[same["text"].eq(same["text_source"])], lambda text: words_in(text) >= NAME)
    return pd.concat(
        [
            found(foreign, "「{sentence}」は日本語ではありません。日本語にしてください。"),
            found(same, "「{text}」は、もとの文のままです。訳してください。"),
        ]
    )


def is_foreign(sentence: str, letters: re.Pattern[str]) -> bool:
    """Whether a sentence has many words, and hardly a letter of its language."""
    few = len(letters.findall(sentence)) < len(sentence) / 5
    return few and words_in(sentence) >= SENTENCE


def words_in(text: str) -> int:
    """How many words in Latin letters a text has."""
    return sum(bool(LATIN.search(word)) for word in text.split())
