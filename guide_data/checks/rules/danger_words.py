"""Words of danger: whoever types or looks up one is led to help at once, in every language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.spoken_texts import lists_by_language
from guide_data.checks.frames.tables import Row, at
from guide_data.checks.languages.likeness import folded
from guide_data.checks.rules.registry import Family
from guide_data.model.things import VocabularyEntry

rule = Family("words")

# So long is a word that says something.
LONG = 5
# The words of danger of a language, each with the steps that it leads to.
Dangers = list[tuple[str, frozenset[str]]]


@rule(
    "danger-led-elsewhere",
    "error",
    "危ないことの言葉なのに、助けのステップへ行かない索引や検索",
    example="索引の「遠隔操作」から、再起動のステップへ",
)
def danger_led_elsewhere(case: Case) -> pd.DataFrame:
    """Index words and expected searches with a word of danger that lead to no help for it."""
    known = dangers(case)
    helped = {language: helping(case, words) for language, words in known.items()}
    rows = [
        row | {"danger": met}
        for language, row, steps in led(case)
        if (met := first_in(folded(row["text"]), known[language])) and not steps & helped[language]
    ]
    message = (
        "「{text}」は危ないことの言葉（{danger}）ですが、vocabulary.yaml の danger の steps へ"
        "行きません。行き先を見直してください。"
    )
    return found(pd.DataFrame(rows), message)


@rule(
    "danger-untested",
    "warning",
    "searches.yaml に例のない、危ないことの言葉の行き先",
    example="kind: danger の steps: [takeover-family]",
)
def danger_untested(case: Case) -> pd.DataFrame:
    """Words of danger whose first step no search expects above all others."""
    first = {
        (language, step)
        for language, one in lists_by_language(case.tables.draft, "searches")
        for step in (stepped(one.item.step) if one.item.first else ())
    }
    tested = {language for language, _ in first}
    rows = [
        {"word": one.item.word, "to": one.item.steps[0]} | at(one, "steps")
        for language, one in lists_by_language(case.tables.draft, "vocabulary")
        if one.item.kind == "danger" and language in tested
        if (language, one.item.steps[0]) not in first
    ]
    message = (
        "「{word}」の '{to}' をいちばん上に出す検索（first: true）が、searches.yaml にありません。"
        "行き先が正しければ、例を足してください。"
    )
    return found(pd.DataFrame(rows), message)


@rule(
    "filler-hides-danger",
    "error",
    "読まない言葉（filler）になった、危ないことの言葉",
    example="word: だまされ に kind: filler",
)
def filler_hides_danger(case: Case) -> pd.DataFrame:
    """Fillers in a search that must lead to a step first, and has no word of danger left."""
    known = dangers(case)
    wanted = [
        (language, folded(one.item.query))
        for language, one in lists_by_language(case.tables.draft, "searches")
        if one.item.first and not first_in(folded(one.item.query), known[language])
    ]
    rows = [
        {"word": one.item.word, "query": met[0]} | at(one, "kind")
        for language, one in lists_by_language(case.tables.draft, "vocabulary")
        if one.item.kind == "filler"
        if (met := [query for said, query in wanted if said == language and has(query, one.item)])
    ]
    message = (
        "filler の「{word}」を読まないと、検索「{query}」に危ないことの言葉が残りません。"
        "danger ではありませんか。"
    )
    return found(pd.DataFrame(rows), message)


def has(query: str, entry: VocabularyEntry) -> bool:
    """Whether a search has one of the longer words of an entry; shorter ones are in others."""
    words = map(folded, (entry.word, *entry.also))
    return any(word in query for word in words if len(word) >= LONG)


def dangers(case: Case) -> defaultdict[str, Dangers]:
    """The words of danger of each language."""
    known: defaultdict[str, Dangers] = defaultdict(list)
    for language, one in lists_by_language(case.tables.draft, "vocabulary"):
        if one.item.kind == "danger":
            known[language] += [
                (folded(word), frozenset(one.item.steps))
                for word in (one.item.word, *one.item.also)
            ]
    return known


def first_in(text: str, known: Dangers) -> str:
    """The first word of danger that a text has."""
    return next((word for word, _ in known if word in text), "")


def helping(case: Case, known: Dangers) -> set[str]:
    """The steps that help against some danger, and those that lead there by one answer."""
    best = {step for _, steps in known for step in steps}
    options = case.tables.options
    return best | set(
        options.loc[options["to"].isin(best) & ~options["closing"].astype(bool), "step"]
    )


def led(case: Case) -> Iterator[tuple[str, Row, set[str]]]:
    """Every word of the index with its first step, and every search with those it may offer."""
    draft = case.tables.draft
    for language, one in lists_by_language(draft, "searches"):
        yield language, {"text": one.item.query} | at(one, "query"), set(stepped(one.item.step))
    for one in draft.lists.get("index", ()):
        yield draft.language, {"text": one.item.word} | at(one, "word"), {one.item.steps[0]}
    for language, strings in draft.strings.items():
        for n, entry in enumerate(strings.item.index):
            row = {"text": entry.word} | at(strings, "index", n, "word")
            yield language, row, {entry.steps[0]}


def stepped(steps: str | tuple[str, ...]) -> frozenset[str]:
    """One step or several."""
    return frozenset([steps] if isinstance(steps, str) else steps)
