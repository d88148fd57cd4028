"""Numbers: each amount that a visitor reads stands in a fact, and waits, bills and texts agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.claims import Claim, claims
from guide_data.checks.frames.tables import MINUTES, Tables, at
from guide_data.checks.rules.registry import Family
from guide_data.messages import listed, say
from guide_data.model.step import Wait
from guide_data.model.things import Fact
from guide_data.text.amounts import Amount, Mention, amount, amounts

rule = Family("coverage")

Row = dict[str, Any]
COLUMNS = ["words", "told", "file", "line", "step", "loose"]
# Amounts that harm nobody who takes them for another.
LOOSE = ("times",)


@rule(
    "number-unproven",
    "error",
    "よりどころの事実にない数（時間、お金、けた、日付）",
    example="事実は「6桁」なのに、本文は「8桁」",
    needs="amounts",
)
def number_unproven(case: Case) -> pd.DataFrame:
    """Amounts that no fact says that the text rests on, and no wait."""
    rows = [row for row in unproven(case.tables) if not row["loose"]]
    return found(pd.DataFrame(rows, columns=COLUMNS), UNPROVEN)


@rule(
    "count-unproven",
    "warning",
    "よりどころの事実にない回数",
    example="事実は「2回」なのに、本文は「3回」",
    needs="amounts",
)
def count_unproven(case: Case) -> pd.DataFrame:
    """How often to do something, where no fact says it."""
    rows = [row for row in unproven(case.tables) if row["loose"]]
    return found(pd.DataFrame(rows, columns=COLUMNS), UNPROVEN)


UNPROVEN = (
    "「{words}」が、よりどころの事実にありません{told}。"
    "数を直すか、その数を言う事実を facts に足してください。"
)


@rule(
    "wait-disagrees",
    "error",
    "本文や事実と違う waits",
    example="waits は 1〜5 分なのに、本文は「10分」",
    needs="amounts",
)
def wait_disagrees(case: Case) -> pd.DataFrame:
    """Texts with a time in the unit of the step's wait that is neither its least nor its most."""
    message = "「{words}」は、このステップの waits（{told}）と違います。どちらかを直してください。"
    return found(pd.DataFrame(disagreeing(case), columns=COLUMNS), message)


@rule(
    "months-disagree",
    "error",
    "事実と違う領収書の months",
    example="事実は「6か月」なのに months: 3",
    needs="amounts",
)
def months_disagree(case: Case) -> pd.DataFrame:
    """Bills whose fact speaks of months, but of others."""
    facts = case.tables.facts_by_id
    rows = [
        {"words": bill.item.months, "told": facts[bill.item.fact].text} | at(bill, "months")
        for bill in case.tables.draft.lists.get("bills", ())
        if (months := of_kind("months", facts.get(bill.item.fact), case))
        and Amount("months", bill.item.months) not in months
    ]
    message = "months が {words} なのに、事実は「{told}」です。どちらかを直してください。"
    return found(pd.DataFrame(rows, columns=["words", "told", "file", "line"]), message)


@lru_cache(maxsize=1)
def unproven(tables: Tables) -> tuple[Row, ...]:
    """Every amount that nothing proves that its text rests on."""
    return tuple(unproven_in(tables))


def unproven_in(tables: Tables) -> Iterator[Row]:
    """The amounts of every text that neither its facts nor a wait say."""
    facts, language = tables.facts_by_id, tables.draft.language
    waits = {located.item.id: located.item.wait() for located in tables.draft.all_steps}
    for claim in claims(tables):
        own = [amounts(words_of(facts[n]), language) for n in sorted(claim.facts) if n in facts]
        mentioned = [mention for mentions in own for mention in mentions]
        proven = set(proofs(mention.amount for mention in mentioned))
        proven |= set(ends(waits.get(claim.step)))
        for mention in amounts(claim.text, claim.language):
            if mention.amount not in proven:
                yield row_of(claim, mention) | {"told": instead(mention, mentioned)}


def row_of(claim: Claim, mention: Mention) -> Row:
    """A mention as a row of findings."""
    return {
        "words": mention.words,
        "file": claim.file,
        "line": claim.line + mention.line,
        "step": claim.step,
        "loose": mention.amount.kind in LOOSE,
    }


def instead(mention: Mention, others: Iterable[Mention]) -> str:
    """What the facts say of the same kind."""
    same = {other.words: None for other in others if other.amount.kind == mention.amount.kind}
    words = listed(say("「{words}」", words=words) for words in same)
    return say("（事実は{words}）", words=words) if same else ""


def proofs(known: Iterable[Amount]) -> Iterator[Amount]:
    """Amounts with what they imply: who names a day also names its year, and its month."""
    for one in known:
        yield one
        # Many languages say an age in years as they say a time.
        if one.kind == "age":
            yield amount(float(one.value), "years")
        if one.kind == "date":
            year, *rest = str(one.value).split("-")
            yield Amount("date", year)
            yield Amount("date", "-".join(["", *rest]))
            yield Amount("date", "-".join([year, *rest[:1]]))


def ends(wait: Wait | None) -> list[Amount]:
    """The least and the most of a wait."""
    return [amount(n, wait.unit) for n in (wait.least, wait.most)] if wait else []


def disagreeing(case: Case) -> Iterator[Row]:
    """Every time, in the unit of a step's wait, that is another than its ends."""
    waits = {s.item.id: wait for s in case.tables.draft.all_steps if (wait := s.item.wait())}
    for claim in claims(case.tables) if waits else ():
        wait = waits.get(claim.step)
        for mention in amounts(claim.text, claim.language) if wait else ():
            if wait and in_unit(mention.amount, wait) and mention.amount not in ends(wait):
                yield row_of(claim, mention) | {"told": told_of(wait)}
    yield from facts_against(case, waits)


def facts_against(case: Case, waits: dict[str, Wait]) -> Iterator[Row]:
    """Every wait that goes on longer than its facts say, or less long, where they say how long."""
    facts = case.tables.facts_by_id
    for located in case.tables.draft.all_steps:
        if wait := waits.get(located.item.id):
            times = {
                one
                for name in located.item.facts
                for one in of_kind("time", facts.get(name), case)
                if in_unit(one, wait)
            }
            if times and ends(wait)[1] not in times:
                words = listed(located.item.facts)
                row = {
                    "words": words,
                    "told": told_of(wait),
                    "step": located.item.id,
                    "loose": False,
                }
                yield row | at(located, "waits")


def in_unit(one: Amount, wait: Wait) -> bool:
    """Whether an amount is a time that one would say in a wait's unit."""
    size = MINUTES[wait.unit] * 60
    return one.kind == "time" and size <= float(one.value) < 60 * size


def told_of(wait: Wait) -> str:
    """A wait as editors write it."""
    return say("{least}〜{most} {unit}", least=wait.least, most=wait.most, unit=wait.unit)


def of_kind(kind: str, fact: Fact | None, case: Case) -> set[Amount]:
    """The amounts of one kind that a fact names."""
    said = amounts(words_of(fact), case.tables.draft.language) if fact else ()
    return {mention.amount for mention in said if mention.amount.kind == kind}


def words_of(fact: Fact) -> str:
    """All that a fact says."""
    return f"{fact.text}\n{fact.aged or ''}"
