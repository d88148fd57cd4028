"""Facts: what a fact says, what it has steps say, and what rests on it are one thing."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.tables import Row, at
from guide_data.checks.languages.language_phrases import phrases
from guide_data.checks.languages.likeness import folded
from guide_data.checks.rules.registry import Family
from guide_data.model.phrase import alternatives
from guide_data.text.language_tags import of_tag

rule = Family("safety")

# What is on a screen or on paper, letter by letter, and the field that says it.
NAMED = {"buttons": "label", "papers": "name", "files": "name"}
# A letter alone stands in too many words.
SHORTEST = 2


@rule(
    "fact-against-says",
    "warning",
    "says と反対に読める事実",
    example="text: 聞かれたら教える に says: 教えない",
    needs="negation",
)
def fact_against_says(case: Case) -> pd.DataFrame:
    """Facts that deny nothing, and have each step that rests on them deny something."""
    language = case.tables.draft.language
    negation = phrases(language).negation
    rows = [
        {"text": one.item.text, "says": said[0]} | at(one, "text")
        for one in case.tables.draft.lists.get("facts", ())
        if (said := of_tag(one.item.says, language))
        and not negation.search(one.item.text)
        and all(
            all(negation.search(pieces[-1]) for pieces in alternatives(phrase)) for phrase in said
        )
    ]
    message = (
        "事実「{text}」に、says の「{says}」のような「しない」がありません。どちらかが反対です。"
    )
    return found(pd.DataFrame(rows), message)


@rule(
    "phrase-too-short",
    "warning",
    "何にでも当てはまる、1 文字の says や never",
    example="says: {ja: 切}",
)
def phrase_too_short(case: Case) -> pd.DataFrame:
    """Phrases of one letter: they would be said, or not, by chance."""
    rows = [
        {"phrase": phrase} | at(one, name, language)
        for one in case.tables.draft.lists.get("facts", ())
        for name in ("says", "never")
        for language, held in getattr(one.item, name).items()
        for phrase in held
        if any(len("".join(pieces)) < SHORTEST for pieces in alternatives(phrase))
    ]
    message = "「{phrase}」は短すぎて、何も確かめられません。もっと長く書いてください。"
    return found(pd.DataFrame(rows), message)


@rule(
    "name-unproven",
    "warning",
    "よりどころの事実にない、ボタンや書類やファイルの名前",
    example="label: パスワードをお忘れの方  # 事実は「パスワードを忘れた方」",
)
def name_unproven(case: Case) -> pd.DataFrame:
    """Labels and names that the fact which they rest on does not say, letter by letter."""
    rows = [row for kind, field in NAMED.items() for row in unproven(case, kind, field)]
    message = (
        "「{name}」が、よりどころの事実 {fact}「{text}」にありません。どちらかを直してください。"
    )
    return found(pd.DataFrame(rows), message)


def unproven(case: Case, kind: str, field: str) -> Iterator[Row]:
    """The things of a kind whose fact does not name them."""
    facts = case.tables.facts_by_id
    for one in case.tables.draft.lists.get(kind, ()):
        name, fact = getattr(one.item, field), facts.get(one.item.fact)
        if fact and folded(name) not in folded(fact.text):
            yield {"name": name, "fact": fact.id, "text": fact.text} | at(one, field)
