"""Translation: on is not off, before is not after; what one language says, no other denies."""

from __future__ import annotations

import re
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
)
def translation_opposite(case: Case) -> pd.DataFrame:
    """Texts that say the one where their source says the other, as somebody has looked at them."""
    rows = opposed(case, current=True)
    message = "日本語は「{ours}」（{here}）、訳は「{theirs}」（{there}）で、反対のことです。"
    return found(rows, f"{message}どちらかが書きまちがいです。")


@rule(
    "source-opposite",
    "warning",
    "直したあとで、訳と反対になった日本語",
    example="「切ります」を「入れます」にした。訳は turn it off のまま",
)
def source_opposite(case: Case) -> pd.DataFrame:
    """Texts that have changed, and now say the opposite of the translation that they had."""
    rows = opposed(case, current=False)
    message = "日本語の「{ours}」（{here}）が、訳の「{theirs}」（{there}）と反対になっています。"
    return found(rows, f"日本語が正しければ、訳も直してください。{message}")


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
    ours = Lines([normalize("NFKC", here) for _, (here, _) in beside])
    theirs = Lines([there for _, (_, there) in beside])
    for name in source.opposites.keys() & target.opposites.keys():
        here, there = (
            ours.one_sided(source.opposites[name]),
            theirs.one_sided(target.opposites[name]),
        )
        for line in here.keys() & there.keys():
            (side, word), (other, said) = here[line], there[line]
            if side != other:
                n, (text, translated) = beside[line]
                yield n, (text, translated, word, said)


class Lines:
    """Texts as the lines of one: to search it once is much faster than each of them."""

    def __init__(self, texts: list[str]) -> None:
        lines = [plain(text) + "\n" for text in texts]
        self.whole = "".join(lines)
        self.ends = list(accumulate(map(len, lines)))

    def one_sided(self, sides: Opposites) -> dict[int, tuple[int, str]]:
        """The lines that say one of two opposites and not the other: which, and with what word."""
        first, second = map(self.holding, sides)
        both = {n: (0, word) for n, word in first.items()}
        both |= {n: (1, word) for n, word in second.items()}
        return {n: both[n] for n in first.keys() ^ second.keys()}

    def holding(self, pattern: re.Pattern[str]) -> dict[int, str]:
        """The lines in which something stands, with its words."""
        met = pattern.finditer(self.whole)
        return {bisect_right(self.ends, one.start()): one[0] for one in met}


def plain(text: str) -> str:
    """A text in one line of small letters, without marks for bold."""
    return text.replace("\n", " ").replace("**", "").replace("’", "'").lower()
