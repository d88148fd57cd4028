"""Translation: each answer, label and name has its own words, not those of its neighbour."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations
from unicodedata import normalize

import pandas as pd

from guide_data.checks.case import Case, found
from guide_data.checks.phrases import Phrases, phrases
from guide_data.checks.registry import Family
from guide_data.checks.translation_pairs import pairs

rule = Family("translation")

# Names, numbers and what is referred to are the same in every language.
SAME = re.compile(r"\{[^{}]*\}|[A-Za-z][A-Za-z0-9.]+|[0-9]+")
# What is compared with its neighbours: the answers and groups of a step, things of one kind.
LAST = r"(?:[^.]*\.){0,2}(.*)"
NEIGHBOURS = "options|groups|answers|causes|contacts|links|buttons|papers|cover|devices|drawings"
# What stands between words.
PARTS = re.compile("[^a-z0-9.]+")
DENIED = "〓"


def neighbours(case: Case) -> pd.DataFrame:
    """The pairs of texts that have neighbours, with what makes them such."""
    rows = pairs(case.tables)
    first, last = rows["where"].str.split(".").str[0], rows["where"].str.extract(LAST)[0]
    rows = rows.assign(among=rows["step"] + "." + first + "." + last)
    return rows[first.str.fullmatch(NEIGHBOURS) & ~last.eq("number")]


@rule(
    "translation-swapped",
    "error",
    "入れかわった訳",
    example="「届いた」が It hasn't arrived、「届かない」が It has arrived",
)
def translation_swapped(case: Case) -> pd.DataFrame:
    """Neighbours whose translations would fit better the other way round."""
    rows = neighbours(case)
    known = glossary(case)
    parts = [
        swapped(group, traits(group, case, known.get(str(language), ())))
        for (language, _), group in rows.groupby(["language", "among"], sort=False)
    ]
    message = "「{text}」は「{other}」の訳のようです。入れかわっていないか見直してください。"
    return found(pd.concat([rows[:0].assign(other=""), *parts]), message)


Traits = list[tuple[frozenset[str], frozenset[str]]]


def swapped(rows: pd.DataFrame, known: Traits) -> pd.DataFrame:
    """Rows of one group that are better translated by each other's words."""
    others: dict[int, str] = {}
    for a, b in combinations(range(len(rows)), 2):
        (here, said_here), (there, said_there) = known[a], known[b]
        straight = fits(here, said_here) + fits(there, said_there)
        if fits(here, said_there) + fits(there, said_here) > straight:
            texts = rows["text_source"]
            others.setdefault(a, texts.iloc[b])
            others.setdefault(b, texts.iloc[a])
    return rows.iloc[list(others)].assign(other=list(others.values()))


def fits(here: frozenset[str], there: frozenset[str]) -> int:
    """How well a text and a translation go together: what they share, less what they do not."""
    return 2 * len(here & there) - len(here ^ there)


def traits(rows: pd.DataFrame, case: Case, known: Iterable[tuple[str, str]]) -> Traits:
    """What each text is about and what its translation is, in the same terms."""
    source, target = phrases(case.tables.draft.language), phrases(rows["language"].iloc[0])
    ours, theirs = rows["text_source"].map(folded), rows["text"].map(folded)
    names = [(name, name) for text in ours for name in SAME.findall(text)]
    terms = [(use.casefold(), of.casefold()) for use, of in known]
    said = list(dict.fromkeys([*terms, *names]))
    return [
        (
            frozenset(use for use, of in said if of in here) | denial(here, source),
            frozenset(use for use, _ in said if spaced(use) in spaced(there))
            | denial(there, target),
        )
        for here, there in zip(ours, theirs, strict=True)
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


def glossary(case: Case) -> dict[str, tuple[tuple[str, str], ...]]:
    """Every term of each language with the words that it translates."""
    rows = case.tables.glossary
    return {
        str(language): tuple(part[["use", "of"]].itertuples(index=False, name=None))
        for language, part in rows.groupby("language")
    }


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
        (str(text).casefold(), of) in {(use.casefold(), word) for use, word in known.get(one, ())}
        for one, text, of in rows[["language", "text", "text_source"]].itertuples(index=False)
    ]
    rows = rows[~pd.Series(named, index=rows.index, dtype=bool)]
    return found(rows, "「{text}」が 2 つの違う言葉の訳になっています。言い分けてください。")
