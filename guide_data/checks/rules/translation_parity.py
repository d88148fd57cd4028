"""Translation: paragraphs, instructions, numbers, references and warnings as in the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from itertools import groupby

import pandas as pd

from guide_data.checks.frames.case import NO_FINDINGS, Case, found
from guide_data.checks.frames.sentences import own
from guide_data.checks.frames.translation_pairs import pairs
from guide_data.checks.languages.language_phrases import Phrases, phrases
from guide_data.checks.rules.registry import Family
from guide_data.messages import gettext, listed, say, templates
from guide_data.text.amounts import amounts, in_ascii_digits
from guide_data.text.plain_numbers import Number, numbers_in, spelled_numbers

rule = Family("translation")

REFERENCES = re.compile(r"\{[^{}]*\}")
URL = re.compile(r"https?://[^\s)」]+")
BOLD = re.compile(r"\*\*[^*]+\*\*")
# How a line of a text begins, by what it is.
KINDS = templates((("手順", re.compile(r"[0-9]+\. ")), ("箇条書き", re.compile("- "))))
PARAGRAPH = templates("段落")

Judge = Callable[[str, str], str]


def where_apart(rows: pd.DataFrame, judge: Judge, message: str) -> pd.DataFrame:
    """The pairs of a text and its translation that a judge has something to say of."""
    texts = rows[["text_source", "text"]].itertuples(index=False, name=None)
    rows = rows.assign(apart=pd.Series([judge(*pair) for pair in texts], index=rows.index))
    return found(rows[rows["apart"].ne("")], message)


@rule(
    "translation-differs",
    "error",
    "もとと違う数、リンク、{…}",
    example="「5分」なのに 10 minutes",
    needs="numbers",
)
def translation_differs(case: Case) -> pd.DataFrame:
    """Texts whose numbers, links or references are not those of their source, item by item."""
    message = "もとの文と {apart} が違います。同じにしてください。"
    rows, source = pairs(case.tables), phrases(case.tables.draft.language)
    # How a number is dialled, abroad or at home, is for the rules of telephones.
    rows = rows[~rows["where"].str.match(r"contacts\..*\.number")]
    return each_language(rows, partial(told_apart, source=source), message)


@rule(
    "translation-outline",
    "error",
    "もとと違う段落や手順の並び",
    example="もとの手順は 4 つなのに、訳は 3 つ",
)
def translation_outline(case: Case) -> pd.DataFrame:
    """Texts with other paragraphs, instructions or items than their source."""
    message = "段落や箇条書きの並びが、もとの文と違います（{apart}）。そろえてください。"
    return where_apart(pairs(case.tables), outlines_apart, message)


@rule(
    "translation-warning-lost",
    "error",
    "訳されていない注意（太字や「しないで」）",
    example="「教えないでください」の訳に don't がない",
    needs="negation forbids",
)
def translation_warning_lost(case: Case) -> pd.DataFrame:
    """Texts that forbid, or say in bold, what their translation does not; or the other way."""
    rows, source = pairs(case.tables), phrases(case.tables.draft.language)
    message = "もとの文と、注意の言い方が違います（{apart}）。同じことを伝えてください。"
    return each_language(rows, partial(warnings_apart, source=source), message)


def each_language(rows: pd.DataFrame, judge: Callable[..., str], message: str) -> pd.DataFrame:
    """What a judge, who is told of a language, has to say of the texts in it."""
    parts = [
        where_apart(part, partial(judge, target=phrases(str(language))), message)
        for language, part in rows.groupby("language", sort=False)
    ]
    return pd.concat([NO_FINDINGS, *parts])


def told_apart(ours: str, theirs: str, source: Phrases, target: Phrases) -> str:
    """How a text and its translation differ, in a line."""
    return listed(differences(ours, theirs, source, target))


def differences(ours: str, theirs: str, source: Phrases, target: Phrases) -> list[str]:
    """The references, links and numbers that stand in only one of a text and its translation.

    Where both have the same items, these are compared one by one.
    """
    apart = sorted({*URL.findall(ours)} ^ {*URL.findall(theirs)})
    for pair in units(ours, theirs):
        here, there = (Counter(REFERENCES.findall(text)) for text in pair)
        apart += sorted({*(here - there), *(there - here)})
        apart += number_differences(*pair, source, target)
        apart += month_differences(*pair, source.language, target.language)
    return list(dict.fromkeys(apart))


def number_differences(ours: str, theirs: str, source: Phrases, target: Phrases) -> list[str]:
    """The numbers that stand in only one of a text and its translation.

    Of a language whose words for numbers are not known, none may be missing: it may be a word.
    """
    here, there = plain(ours), plain(theirs)
    all_here, all_there = (
        numbers_in(text, one.language) for text, one in ((here, source), (there, target))
    )
    needed_there = numbers_in(source.uncounted.sub("", here), source.language)
    needed_here = numbers_in(target.uncounted.sub("", there), target.language)
    as_words = (
        spelled_numbers(text, one.numbers, one.language)
        for text, one in ((here, source), (there, target))
    )
    said_here, said_there = as_words
    added = unlike(needed_here, all_here, said_here) if source.numbers else []
    lost = unlike(needed_there, all_there, said_there) if target.numbers else []
    return sorted({*added, *lost})


def month_differences(ours: str, theirs: str, own: str, other: str) -> list[str]:
    """The dates of a translation in another month than its source; most say that in words."""
    here, there = (
        dict(months_in(text, language)) for text, language in ((ours, own), (theirs, other))
    )
    return [there[month] for month in there if here and month not in here]


def months_in(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The month of every date in a text, with its words."""
    for mention in amounts(text, language):
        month = str(mention.amount.value).partition("-")[2].partition("-")[0]
        if mention.amount.kind == "date" and month:
            yield month, mention.words


def unlike(some: list[Number], others: list[Number], words: set[str]) -> Iterator[str]:
    """The numbers that are none of some others, however these are put together (14:30, 14 h 30)."""
    values = words | {number.value for number in others}
    figures = values | {one for number in others for one in number.figures}
    return (n.value for n in some if n.value not in values and not n.figures <= figures)


def plain(text: str) -> str:
    """A text without references and links, its digits as in English."""
    return in_ascii_digits(URL.sub("", REFERENCES.sub("", text)))


# Several rules compare the same texts, one after the other.
@lru_cache(maxsize=4096)
def units(ours: str, theirs: str) -> list[tuple[str, str]]:
    """The paragraphs and items of a text beside those of its translation, or both as a whole."""
    here, there = blocks(ours), blocks(theirs)
    if outline(here) != outline(there):
        return [(ours, theirs)]
    return list(zip(items(here), items(there), strict=True))


Block = tuple[str, list[str]]


def blocks(text: str) -> list[Block]:
    """The paragraphs of a text, and its lists with their items, in order."""
    return list(blocks_in(text))


def blocks_in(text: str) -> Iterator[Block]:
    """Block by block, with what it is."""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        for kind, lines in groupby(map(str.strip, paragraph.split("\n")), kind_of):
            held = list(lines)
            yield (kind, ["\n".join(held)] if kind == PARAGRAPH else held)


def kind_of(line: str) -> str:
    """Whether a line is an instruction, an item of a list, or of a paragraph."""
    return next((kind for kind, begins in KINDS if begins.match(line)), PARAGRAPH)


def items(held: list[Block]) -> list[str]:
    """The paragraphs and items of blocks, without their marks."""
    return [re.sub(r"^(?:[0-9]+\.|-) ", "", one) for _, lines in held for one in lines]


def outline(held: list[Block]) -> list[tuple[str, int]]:
    """What blocks are, and how many items they have."""
    return [(kind, len(lines)) for kind, lines in held]


def outlines_apart(ours: str, theirs: str) -> str:
    """How the paragraphs and items of two texts differ; empty where they do not."""
    here, there = outline(blocks(ours)), outline(blocks(theirs))
    if here == there:
        return ""
    return say("もと: {here}／訳: {there}", here=told(here), there=told(there))


def told(held: list[tuple[str, int]]) -> str:
    """An outline as an editor reads it."""
    kinds = ((kind, gettext(kind), count) for kind, count in held)
    return gettext("・").join(
        name if kind == PARAGRAPH else f"{name} {count}" for kind, name, count in kinds
    )


def warnings_apart(ours: str, theirs: str, source: Phrases, target: Phrases) -> str:
    """What only one of a text and its translation forbids or says in bold; empty for nothing."""
    if len(BOLD.findall(ours)) > len(BOLD.findall(theirs)):
        return gettext("太字が足りません")
    judged = {"negation", "forbids"} <= source.known & target.known
    for here, there in units(ours, theirs) if judged else ():
        told_here, told_there = own(here), own(there)
        if source.forbids.search(told_here) and not target.negation.search(told_there):
            return say("「{here}」の「しない」がありません", here=here)
        if target.forbids.search(told_there) and not source.negation.search(told_here):
            return say("“{there}” の「しない」が、もとの文にありません", there=there)
    return ""
