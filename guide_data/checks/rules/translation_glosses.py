"""Translation: a word on a screen means the same wherever a translation quotes it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.sentences import once_each
from guide_data.checks.languages.likeness import folded
from guide_data.checks.rules.registry import Family

rule = Family("translation")

# What is quoted from a screen, and what it is said to mean.
GLOSS = re.compile(r"「([^「」]+)」 ?[(（]([^()（）]+)[)）]")


@rule(
    "gloss-differs",
    "error",
    "ほかと違う、画面の言葉の意味",
    example="「否認」 (Deny) なのに、1 か所だけ 「否認」 (Approve)",
)
def gloss_differs(case: Case) -> pd.DataFrame:
    """Quotes that are said to mean something else than where they are quoted most often."""
    rows = glosses(case)
    meant: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for language, label, gloss in rows[["language", "label", "gloss"]].itertuples(index=False):
        meant[language, label][gloss] += 1
    usual = [
        meant[key].most_common(1)[0][0] for key in zip(rows["language"], rows["label"], strict=True)
    ]
    rows = rows.assign(usual=pd.Series(usual, index=rows.index, dtype=object))
    apart = rows["gloss"].map(folded).ne(rows["usual"].map(folded)).astype(bool)
    message = "「{label}」の意味が、ここだけ ({gloss}) です。ほかと同じ ({usual}) にしてください。"
    return found(rows[apart], message)


def glosses(case: Case) -> pd.DataFrame:
    """Every quote from a screen in a translation, with its ``label`` and its ``gloss``."""
    lines = case.tables.spoken_lines
    lines = lines[lines["language"].ne(case.tables.draft.language)]
    lines = once_each(lines, "quote", [GLOSS.findall(text) for text in lines["text"]])
    return lines.assign(
        label=[label for label, _ in lines["quote"]], gloss=[gloss for _, gloss in lines["quote"]]
    )
