"""Translation: every step in English too, of the words it has now, with the same numbers."""

from __future__ import annotations

import re
from unicodedata import normalize

import pandas as pd

from guide_data.checks.case import Case, found
from guide_data.checks.japanese import LETTER, QUOTE
from guide_data.checks.registry import Family
from guide_data.checks.sentences import where
from guide_data.text.digest import digest_of

rule = Family("translation")

REFERENCES = re.compile(r"\{[^{}]*\}")
URL = re.compile(r"https?://[^\s)」]+")
NUMBER = re.compile(r"[0-9]+(?:[.:][0-9]+)?")
# What both languages do in ways of their own: English writes small numbers as words, and leaves
# out the 1 of 1つ.
SPELLED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
WORDS = {word: str(number) for number, word in enumerate(SPELLED, 1)}
WORD = re.compile(rf"\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)
ONE = re.compile("1(?=つ|人|度|か所)")


def source(case: Case) -> pd.DataFrame:
    """The texts of every step that are to be translated, an option's under its id."""
    texts, options = case.tables.texts, case.tables.options
    own = options[~options["closing"].astype(bool)]
    places = "options." + own.groupby("step").cumcount().astype(str) + ".text"
    names = dict(zip(zip(own["step"], places, strict=True), own["option"], strict=True))
    rows = texts[texts["step"].ne("") & texts["text"].ne("")]
    pairs = zip(rows["step"], rows["where"], strict=True)
    # A translation names no wait.
    own_names = [
        f"options.{names[pair]}" if pair in names else pair[1].removeprefix("waits.")
        for pair in pairs
    ]
    return rows.assign(where=pd.Series(own_names, index=rows.index, dtype=object))


def translated(case: Case) -> pd.DataFrame:
    """The English texts of every step."""
    rows = case.tables.translations
    return rows[rows["where"].ne("of") & rows["text"].ne("")]


def digests(case: Case) -> dict[str, str]:
    """The digest of every step's words by the step's id, as its translation names it."""
    rows = source(case)
    words: dict[str, list[tuple[str, str]]] = {}
    for step, place, text in rows[["step", "where", "text"]].itertuples(index=False, name=None):
        words.setdefault(step, []).append((place, text))
    return {step: digest_of(named) for step, named in words.items()}


# To be expected while a translation is under way.
@rule("translation-missing", "warning", "英訳のない文", example="en/ があるのに、ステップがない")
def translation_missing(case: Case) -> pd.DataFrame:
    """Texts without a translation, where there is a translation at all."""
    rows, english = source(case), translated(case)
    there = set(zip(english["step"], english["where"], strict=True))
    absent = [pair not in there for pair in zip(rows["step"], rows["where"], strict=True)]
    absent_rows = rows[pd.Series(absent, index=rows.index, dtype=bool)]
    message = "英訳がありません（{where}）。en/ の '{step}' に足してください。"
    return found(absent_rows if there else rows[:0], message)


@rule("translation-stale", "warning", "もとの日本語が変わった英訳", example="of: 00000000")
def translation_stale(case: Case) -> pd.DataFrame:
    """Translations of words that have changed since, or are gone."""
    rows = case.tables.translations
    rows = rows[rows["where"].eq("of")]
    rows = rows.assign(now=rows["step"].map(digests(case)).fillna("なし"))
    message = "もとの日本語が変わりました。英訳を見直し、of を {now} にしてください。"
    return found(rows[rows["text"].ne(rows["now"])], message)


@rule(
    "translation-left-japanese",
    "error",
    "英訳に残った日本語",
    example="title: Check the パスワード",
)
def translation_left_japanese(case: Case) -> pd.DataFrame:
    """Lines of a translation with Japanese in them, but for what is quoted from a screen."""
    rows = translated(case)
    rows = rows.assign(text=rows["text"].str.split("\n"))
    rows = rows.explode("text").assign(number=lambda r: r.groupby(level=0).cumcount())
    rows = rows.assign(line=rows["text_line"] + rows["number"])
    message = "「{text}」に日本語が残っています。英語にしてください。"
    return found(where(rows, lambda text: LETTER.search(QUOTE.sub("", text))), message)


@rule(
    "translation-differs", "error", "もとと違う数、リンク、{…}", example="「5分」なのに 10 minutes"
)
def translation_differs(case: Case) -> pd.DataFrame:
    """Texts whose numbers, links or references are not those of their source."""
    pairs = translated(case).merge(
        source(case)[["step", "where", "text"]], on=["step", "where"], suffixes=("", "_source")
    )
    texts = pairs[["text_source", "text"]].itertuples(index=False, name=None)
    pairs = pairs.assign(
        differences=["、".join(differences(ours, theirs)) for ours, theirs in texts]
    )
    message = "もとの日本語と {differences} が違います。同じにしてください。"
    return found(pairs[pairs["differences"].ne("")], message)


def differences(ours: str, theirs: str) -> list[str]:
    """The references, links and numbers that stand in only one of a text and its translation."""
    exact = [
        set(map(str, pattern.findall(ours))) ^ set(map(str, pattern.findall(theirs)))
        for pattern in (REFERENCES, URL)
    ]
    return sorted(set.union(*exact)) + number_differences(ours, theirs)


def number_differences(ours: str, theirs: str) -> list[str]:
    """The numbers that stand in only one of a text and its translation."""
    here, there = plain(ours), plain(theirs)
    spelled = {WORDS[word.lower()] for word in WORD.findall(there)}
    allowed, written = set(NUMBER.findall(here)), set(NUMBER.findall(there))
    needed = set(NUMBER.findall(ONE.sub("", here)))
    return sorted((written - allowed) | (needed - written - spelled))


def plain(text: str) -> str:
    """A text without references and links, its digits as in English."""
    return URL.sub("", REFERENCES.sub("", normalize("NFKC", text)))
