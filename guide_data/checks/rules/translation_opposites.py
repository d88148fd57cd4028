"""Translation: on is not off, before is not after; what one language says, no other denies."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from unicodedata import normalize

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.translation_pairs import every_pair
from guide_data.checks.languages.language_phrases import Opposites, Phrases, phrases
from guide_data.checks.rules.registry import Family
from guide_data.checks.rules.translation_parity import units

rule = Family("translation")


@rule(
    "translation-opposite",
    "error",
    "もとと反対のことを言う訳",
    example="「切ります」なのに turn it on、「前に」なのに after",
    needs="opposites",
)
def translation_opposite(case: Case) -> pd.DataFrame:
    """Texts that say the one where their source says the other, as somebody has looked at them."""
    rows = opposed(case, current=True)
    message = (
        "もとは「{ours}」（{here}）、訳は「{theirs}」（{there}）で、反対のことです。"
        "どちらかが書きまちがいです。"
    )
    return found(rows, message)


@rule(
    "source-opposite",
    "warning",
    "直したあとで、訳と反対になった文",
    example="「切ります」を「入れます」にした。訳は turn it off のまま",
    needs="opposites",
)
def source_opposite(case: Case) -> pd.DataFrame:
    """Texts that have changed, and now say the opposite of the translation that they had."""
    rows = opposed(case, current=False)
    message = (
        "もとの文が正しければ、訳も直してください。"
        "もとの「{ours}」（{here}）が、訳の「{theirs}」（{there}）と反対になっています。"
    )
    return found(rows, message)


def opposed(case: Case, *, current: bool) -> pd.DataFrame:
    """The pairs of a text and its translation that say opposite things, with their words."""
    rows, source = every_pair(case.tables), phrases(case.tables.draft.language)
    rows = rows[rows["current"].eq(current)]
    apart = {
        part.index[n]: words
        for language, part in rows.groupby("language", sort=False)
        for n, words in contraries(part, source, phrases(str(language)))
    }
    told = pd.DataFrame.from_dict(apart, orient="index", columns=NAMED)
    return rows.join(told, how="inner")


# What is said in both languages, and the words of it that are opposites.
NAMED = ["ours", "theirs", "here", "there"]


def contraries(
    rows: pd.DataFrame, source: Phrases, target: Phrases
) -> Iterator[tuple[int, tuple[str, str, str, str]]]:
    """Every paragraph or item that says the one where its translation says the other."""
    texts = zip(rows["text_source"], rows["text"], strict=True)
    beside = [(n, pair) for n, both in enumerate(texts) for pair in units(*both)]
    ours = [plain(normalize("NFKC", here)) for _, (here, _) in beside]
    whole, ends = "\n".join(ours), list(accumulate(len(line) + 1 for line in ours))
    for name in source.opposites.keys() & target.opposites.keys():
        for line in holding(source.opposites[name], whole, ends):
            n, (here, there) = beside[line]
            meant = one_side(ours[line], source.opposites[name])
            said = one_side(plain(there), target.opposites[name]) if meant else None
            if meant and said and meant[0] != said[0]:
                yield n, (here, there, meant[1], said[1])


def holding(sides: Opposites, whole: str, ends: list[int]) -> list[int]:
    """The lines that say one of two opposites: to search all at once is much faster than each."""
    return sorted(
        {bisect_right(ends, one.start()) for side in sides for one in side.finditer(whole)}
    )


def one_side(text: str, sides: Opposites) -> tuple[int, str] | None:
    """Which of two opposites a text says, and its word for it; nothing where it says both."""
    first, second = (side.search(text) for side in sides)
    if bool(first) == bool(second):
        return None
    return (0, first[0]) if first else (1, second[0] if second else "")


def plain(text: str) -> str:
    """A text in one line of small letters, without marks for bold."""
    return text.replace("\n", " ").replace("**", "").replace("’", "'").lower()
