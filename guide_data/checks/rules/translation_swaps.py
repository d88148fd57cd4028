"""Translation: each answer, label and name has its own words, not those of its neighbour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import Any
from unicodedata import normalize

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.sentences import once_each
from guide_data.checks.frames.translation_pairs import pairs
from guide_data.checks.languages.language_phrases import Phrases, phrases
from guide_data.checks.rules.registry import Family
from guide_data.checks.rules.translation_parity import units

rule = Family("translation")

# Names, numbers and what is referred to are the same in every language.
SAME = re.compile(r"\{[^{}]*\}|[A-Za-z][A-Za-z0-9.]+|[0-9]+")
# Among words in the same letters, names are what has a digit, a dot or a capital within it.
NAMES = re.compile(r"\{[^{}]*\}|\b(?=\w*(?:[a-z][A-Z]|[A-Z]{2}|[0-9.]\w))[A-Za-z][\w.]+|[0-9]+")
# What is compared with its neighbours: the answers and groups of a step, things of one kind.
NEIGHBOURS = "options|groups|answers|causes|contacts|links|buttons|papers|cover|devices|drawings"
# What stands between words.
PARTS = re.compile(r"[^\w.]+")
DENIED = "〓"
# How words begin in a translation, each with a word that it translates.
Terms = list[tuple[str, str]]


def neighbours(case: Case) -> pd.DataFrame:
    """The pairs of texts that have neighbours, with what makes them such."""
    rows = pairs(case.tables)
    parts = [where.split(".") for where in rows["where"]]
    among = [
        ".".join([step, first, *rest[1:]])
        for step, (first, *rest) in zip(rows["step"], parts, strict=True)
    ]
    rows = rows.assign(among=pd.Series(among, index=rows.index, dtype=object))
    kept = [re.fullmatch(NEIGHBOURS, names[0]) and names[-1] != "number" for names in parts]
    rows = rows[pd.Series(kept, index=rows.index).astype(bool)]
    return rows[rows.groupby(["language", "among"])["text"].transform("size").gt(1)]


def titles(case: Case) -> pd.DataFrame:
    """The titles of steps; those of one file are neighbours."""
    rows = pairs(case.tables)
    rows = rows[rows["where"].eq("title") & rows["step"].ne("")]
    return rows.assign(among=rows["file"])


def items_of_texts(case: Case) -> pd.DataFrame:
    """The paragraphs and instructions of texts; those of one text are neighbours."""
    rows = pairs(case.tables)
    rows = rows[rows["step"].ne("") & rows["text"].str.contains("\n", regex=False)]
    texts = zip(rows["text_source"], rows["text"], strict=True)
    rows = once_each(rows, "both", [units(*both) for both in texts])
    return rows.assign(
        among=rows["step"] + "." + rows["where"],
        text_source=rows["both"].str[0],
        text=rows["both"].str[1],
    )


@rule(
    "translation-swapped",
    "error",
    "入れかわった訳",
    example="「届いた」が It hasn't arrived、「届かない」が It has arrived",
)
def translation_swapped(case: Case) -> pd.DataFrame:
    """Neighbours whose translations would fit better the other way round."""
    rows = pd.concat([neighbours(case), titles(case), items_of_texts(case)], ignore_index=True)
    known = glossary(case)
    others: dict[Any, str] = {}
    source = phrases(case.tables.draft.language)
    for (language, _), group in rows.groupby(["language", "among"], sort=False):
        texts = list(zip(group["text_source"], group["text"], strict=True))
        terms = known.get(str(language), [])
        for n, other in swapped(traits(texts, terms, source, phrases(str(language)))):
            others[group.index[n]] = texts[other][0]
    message = "「{text}」は「{other}」の訳のようです。入れかわっていないか見直してください。"
    return found(rows.loc[[*others]].assign(other=[*others.values()]), message)


# What a text is about, and what its translation is.
Traits = list[tuple[frozenset[str], frozenset[str]]]


def swapped(known: Traits) -> Iterator[tuple[int, int]]:
    """Which are better translated by whose words."""
    for a, b in combinations(range(len(known)), 2):
        (here, said_here), (there, said_there) = known[a], known[b]
        straight = fits(here, said_here) + fits(there, said_there)
        if fits(here, said_there) + fits(there, said_here) > straight:
            yield from ((a, b), (b, a))


def fits(here: frozenset[str], there: frozenset[str]) -> int:
    """How well a text and a translation go together: what they share, less what they do not."""
    return 2 * len(here & there) - len(here ^ there)


def traits(texts: list[tuple[str, str]], known: Terms, source: Phrases, target: Phrases) -> Traits:
    """What each text is about and what its translation is, in the same terms."""
    pairs = [(folded(ours), folded(theirs)) for ours, theirs in texts]
    same = SAME if source.own_letters else NAMES
    found = (folded(name) for ours, _ in texts for name in same.findall(normalize("NFKC", ours)))
    names = {name: spaced(name) for name in found}
    said = [*known, *((begins, name) for name, begins in names.items())]
    return [
        (
            frozenset(begins for begins, of in said if of in ours) | denial(ours, source),
            frozenset(begins for begins, _ in said if begins in words) | denial(theirs, target),
        )
        for ours, theirs in pairs
        for words in [spaced(theirs)]
    ]


def folded(text: str) -> str:
    """A text whose letters can be compared."""
    return normalize("NFKC", text).replace("’", "'").casefold()


@lru_cache(maxsize=4096)
def spaced(text: str) -> str:
    """A text as words, each after a space: one that begins so has it, arriv is arrived."""
    return f" {PARTS.sub(' ', text)}"


def denial(text: str, language: Phrases) -> frozenset[str]:
    """A trait of its own for what denies."""
    return frozenset({DENIED} if language.negation.search(text) else ())


def glossary(case: Case) -> dict[str, Terms]:
    """Every term of each language, as words that begin so, with the words that it translates."""
    known: dict[str, Terms] = {}
    rows = case.tables.glossary[["language", "use", "of"]]
    for language, use, of in rows.itertuples(index=False, name=None):
        known.setdefault(language, []).append((spaced(folded(use)), folded(of)))
    return known


@rule(
    "translation-doubled",
    "error",
    "2 つの違う言葉の、同じ訳",
    example="buttons: の next と save が、どちらも Next",
)
def translation_doubled(case: Case) -> pd.DataFrame:
    """Neighbours that differ in the source and not in a translation, unless a term says so."""
    rows = neighbours(case)
    rows = rows.assign(said=rows["text"].str.casefold().str.strip(" .!?"))
    same = rows.groupby(["language", "among", "said"])["text_source"].transform("nunique").gt(1)
    rows, known = rows[same], glossary(case)
    named = [
        (spaced(folded(str(text))), folded(str(of))) in known.get(one, ())
        for one, text, of in rows[["language", "text", "text_source"]].itertuples(index=False)
    ]
    rows = rows[~pd.Series(named, index=rows.index, dtype=bool)]
    return found(rows, "「{text}」が 2 つの違う言葉の訳になっています。言い分けてください。")
