"""Proof: every step says what its facts have it say, in every language, and never the contrary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.statements import Speech, Statement, speeches
from guide_data.checks.frames.tables import at
from guide_data.checks.languages.language_phrases import phrases
from guide_data.checks.rules.registry import Family
from guide_data.messages import gettext, listed, say
from guide_data.model.phrase import alternatives
from guide_data.model.problems import nearest
from guide_data.model.things import Fact
from guide_data.text.language_tags import is_language, meant, of_tag

rule = Family("safety")

Row = dict[str, Any]
COLUMNS = ["fact", "told", "language", "wanted", "sentence", "step", "file", "line"]
# How many ways to say it a message names.
MOST_NAMED = 3


@rule(
    "fact-unsaid",
    "error",
    "事実の says の言葉を言わないステップ",
    example="「コードを教えないでください」を消す",
)
def fact_unsaid(case: Case) -> pd.DataFrame:
    """Steps that rest on a fact and do not say what it has them say."""
    message = (
        "よりどころの事実 {fact}「{told}」を、ここ（{language}）が言っていません。"
        "本文に {wanted} のように書いてください。"
    )
    return found(pd.DataFrame(unsaid(case), columns=COLUMNS), message)


@rule(
    "fact-denied",
    "error",
    "事実の never の言葉を言うステップ",
    example="「押さないで」の代わりに「押して」",
)
def fact_denied(case: Case) -> pd.DataFrame:
    """Sentences that say what a fact of their step has it never say."""
    message = "「{sentence}」は、事実 {fact}「{told}」と反対のことです。{wanted}直してください。"
    return found(pd.DataFrame(denied(case), columns=COLUMNS), message)


@rule(
    "fact-language",
    "error",
    "知らない言語の says や never",
    example="says: {jp: 教えない}",
)
def fact_language(case: Case) -> pd.DataFrame:
    """Phrases in a language that is none: they would hold nothing."""
    # A translation may come later, or be taken out.
    spoken = sorted({case.tables.language, *case.tables.languages})
    rows = [
        {"language": language, "close": nearest(meant(language), spoken)} | at(located, name)
        for located in case.tables.draft.lists.get("facts", ())
        for name in ("says", "never")
        for language in getattr(located.item, name)
        if not is_language(language)
    ]
    message = "'{language}' という言語はありません{close}。{names} のように書いてください。"
    columns = ["language", "close", "file", "line"]
    names = listed(spoken)
    return found(pd.DataFrame(rows, columns=columns), message, names=names)


def unsaid(case: Case) -> Iterator[Row]:
    """Every phrase that a step of a fact must say and does not, or only as advice."""
    for fact, language, speech in resting(case):
        for phrase in of_tag(fact.says, language) or ():
            hedges = phrases(language).hedges
            said = (one for one in speech.saying(phrase) if one.stated)
            if all(hedges.search(one.sentence) for one in said):
                row = named(fact, language) | {"wanted": examples(phrase)}
                yield row | where_it_is(beginning(speech))


def denied(case: Case) -> Iterator[Row]:
    """Every sentence that says what it must never say, and not also what it must."""
    told = [(*one, False) for one in resting(case)] + [(*one, True) for one in beside(case)]
    for fact, language, speech, elsewhere in told:
        must, never = (of_tag(held, language) or () for held in (fact.says, fact.never))
        against = [one for phrase in never for one in speech.saying(phrase)]
        right = {one for phrase in must for one in speech.saying(phrase)} if against else set()
        for one in against:
            # What an answer says elsewhere is what somebody did.
            if one not in right and (one.stated or not elsewhere):
                wanted = listed(map(examples, must))
                like = say("{words} のように", words=wanted) if wanted else ""
                row = named(fact, language) | {"wanted": like}
                yield row | where_it_is(one)


def resting(case: Case) -> Iterator[tuple[Fact, str, Speech]]:
    """Every step with every fact that it names, once in each language that it is written in."""
    every = case.tables.facts_by_id.items()
    facts = {name: fact for name, fact in every if fact.says or fact.never}
    spoken = speeches(case.tables)
    languages = {language for _, language in spoken}
    for located in case.tables.draft.all_steps:
        for name in located.item.facts:
            for language in languages if name in facts else ():
                if speech := spoken.get((located.item.id, language)):
                    yield facts[name], language, speech


def beside(case: Case) -> Iterator[tuple[Fact, str, Speech]]:
    """Every fact that no step may deny, with each step that does not name it."""
    steps = {one.item.id: one.item.facts for one in case.tables.draft.all_steps}
    for fact in case.tables.draft.items("facts"):
        for (step, language), speech in speeches(case.tables).items() if fact.everywhere else ():
            if step in steps and fact.id not in steps[step]:
                yield fact, language, speech


def beginning(speech: Speech) -> Statement:
    """The first sentence of a step's text; its title where it has none."""
    said = speech.statements
    return next((one for one in said if one.place == "text"), said[0])


def examples(phrase: str) -> str:
    """The first ways to say a phrase, as an editor types them."""
    ways = alternatives(phrase)[:MOST_NAMED]
    return gettext("か").join(say("「{words}」", words="…".join(pieces)) for pieces in ways)


def named(fact: Fact, language: str) -> Row:
    """A fact as messages name it."""
    return {"fact": fact.id, "told": fact.text, "language": language}


def where_it_is(one: Statement) -> Row:
    """A sentence and its place."""
    return {"sentence": one.sentence, "step": one.step, "file": one.file, "line": one.line}
