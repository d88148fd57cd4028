"""Translation: nothing left in the language that it was translated from, nor the other way."""

from __future__ import annotations

import re

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.sentences import in_language, once_each, own, sentences, where
from guide_data.checks.frames.translation_pairs import pairs
from guide_data.checks.languages.asking import NOTHING
from guide_data.checks.languages.japanese import QUOTE
from guide_data.checks.languages.language_phrases import Phrases, phrases
from guide_data.checks.rules.registry import Family
from guide_data.text.language_tags import language_name

rule = Family("translation")

# A quoted screen, and what follows it.
QUOTED = re.compile("「([^「」]*)」( ?[(（])?")
LATIN = re.compile("[A-Za-zÀ-ÿ]+")
# What is copied into a guide is most often in one of these.
WIDESPREAD = ("en",)
# So many words are a sentence; names of things have fewer.
SENTENCE, NAME = 5, 3
# So many different common words of a language tell it.
COMMON = 3


def lines_elsewhere(case: Case) -> pd.DataFrame:
    """The lines of every other language."""
    lines = case.tables.spoken_lines
    return lines[lines["language"].ne(case.tables.draft.language)]


@rule(
    "translation-left-original",
    "error",
    "訳に残った、もとの言語の言葉",
    example="title: Check the パスワード",
    needs="stopwords",
)
def translation_left_original(case: Case) -> pd.DataFrame:
    """Lines of a translation with words of the original, but for what is quoted from a screen."""
    rows, source = lines_elsewhere(case), phrases(case.tables.draft.language)
    left = in_language(rows, lambda text, language: left_of(text, source, phrases(language)))
    own_name = language_name(case.tables.draft.language)
    rows = rows.assign(name=[language_name(language) for language in rows["language"]])
    message = "「{text}」に、もとの言葉（{own}）が残っています。{name}にしてください。"
    return found(rows[left], message, own=own_name)


def left_of(text: str, source: Phrases, target: Phrases) -> bool:
    """Whether a text has letters of its source that its language does not write with, or words."""
    bare = QUOTE.sub("", text)
    if source.own_letters:
        foreign = {*source.letters.findall(bare), *source.signs.findall(bare)}
        return any(not (target.letters.search(f) or target.signs.search(f)) for f in foreign)
    return is_in(own(text), source, target)


def is_in(sentence: str, other: Phrases, own_words: Phrases) -> bool:
    """Whether a sentence has several common words of another language, and fewer of its own."""
    there = {word.casefold() for word in other.stopwords.findall(sentence)}
    here = {word.casefold() for word in own_words.stopwords.findall(sentence)}
    return len(there - here) >= COMMON and len(there - here) > 2 * len(here)


@rule(
    "translation-quote-unexplained",
    "error",
    "訳に、意味を添えずに引いた、もとの言葉",
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
        "「{label}」は、もとのガイドにない言葉か、意味のない引用です。"
        "訳すか、「…」のあとに (意味) を添えてください。"
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
    "ガイドに残ったほかの言語の文や、訳していない文",
    example="text: Open the app and wait.",
    needs="stopwords",
)
def translation_misplaced(case: Case) -> pd.DataFrame:
    """Sentences in letters that are not the language's own, and translations that are none."""
    lines = sentences(case.tables.lines, own)
    own_words = phrases(case.tables.draft.language)
    foreign = lines[:0]
    others = [phrases(name) for name in dict.fromkeys([*case.tables.languages, *WIDESPREAD])]
    if own_words.own_letters:
        foreign = where(lines, lambda text: is_foreign(text, own_words.letters), "sentence")
    elif own_words.stopwords.pattern != NOTHING:
        foreign = where(
            lines, lambda text: any(is_in(text, o, own_words) for o in others), "sentence"
        )
    name = language_name(case.tables.draft.language)
    message = "「{sentence}」は{name}ではありません。{name}にしてください。"
    same = pairs(case.tables)
    same = where(same[same["text"].eq(same["text_source"])], lambda text: words_in(text) >= NAME)
    return pd.concat(
        [
            found(foreign, message, name=name),
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
