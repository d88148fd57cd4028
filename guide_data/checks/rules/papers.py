"""Papers: what is said of each is what the facts say that it rests on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pandas as pd

from guide_data.checks.frames.case import FOUND, Case, found
from guide_data.checks.frames.tables import Row, at
from guide_data.checks.languages.likeness import alike
from guide_data.checks.languages.sentence_forms import is_over
from guide_data.checks.rules.registry import Family
from guide_data.messages import say
from guide_data.model.documents import Paper
from guide_data.model.things import Fact
from guide_data.reading.located import Located
from guide_data.text.amounts import in_ascii_digits

rule = Family("freshness")

NUMBER = re.compile("[0-9]+")
# A fact of a paper has most of its name.
NAMED = 0.6
# What the documents checker finds, by whether it is enough.
TWO = (True, False)
ENOUGH, LACKING = ("address", "bill"), ("no-bill", "old-bill", "no-paper")


def numbers_of(text: str) -> list[str]:
    """The numbers in a text."""
    return NUMBER.findall(in_ascii_digits(text))


def papers(case: Case) -> list[Located[Paper]]:
    """Every paper, with its place."""
    return case.tables.draft.lists.get("papers", [])


@rule(
    "paper-today-differs",
    "error",
    "事実と食い違う、書類の今の扱い",
    example="today: prefer なのに、事実に ended: 2025-12-01",
    needs="over",
)
def paper_today_differs(case: Case) -> pd.DataFrame:
    """Papers that are said to serve though they are over, or the other way round."""
    facts = case.tables.facts_by_id
    rows = [
        at(paper, "today") | {"what": what}
        for paper in papers(case)
        for what in faults_of_today(case, paper.item, facts)
    ]
    return found(pd.DataFrame(rows), "{what}")


def faults_of_today(case: Case, paper: Paper, facts: dict[str, Fact]) -> Iterator[str]:
    """What does not fit in what is said of a paper's use today."""
    fact, advice = facts.get(paper.fact), facts.get(paper.today_fact or "")
    if fact is None:
        return
    if alike(paper.name, fact.text) < NAMED:
        what = "事実（{fact}）は「{name}」のことではなさそうです。fact を見てください。"
        yield say(what, fact=fact.id, name=paper.name)
    said = " ".join([fact.text, fact.aged or "", paper.note or ""])
    ended = fact.ended is not None and fact.ended < case.today
    if paper.today != "gone" and (ended or is_over(said, case.tables.draft.language)):
        what = (
            "「{name}」は {today} ですが、事実（{fact}）では、もう終わりです。"
            "today を gone にするか、事実を直してください。"
        )
        yield say(what, name=paper.name, today=paper.today, fact=fact.id)
    if paper.today == "gone" and not ended:
        what = (
            "「{name}」は gone ですが、事実（{fact}）の ended がないか、まだです。"
            "使えた最後の日を ended に書くか、today を直してください。"
        )
        yield say(what, name=paper.name, fact=fact.id)
    if (paper.today == "prefer") != (advice is not None and paper.name in advice.text):
        what = (
            "「{name}」をすすめる（prefer）のは、today_fact の事実に名前があるときだけです。"
            "today か today_fact を直してください。"
        )
        yield say(what, name=paper.name)


@rule(
    "paper-address-differs",
    "error",
    "同じ事実なのに食い違う、書類の住所",
    example="address_fact: が同じ 2 つの書類の、片方だけ address: none",
)
def paper_address_differs(case: Case) -> pd.DataFrame:
    """Papers whose address is said to be elsewhere than that of others on the same fact."""
    said: dict[str, Counter[str]] = {}
    for located in papers(case):
        said.setdefault(located.item.address_fact, Counter())[located.item.address] += 1
    usual = {fact: count.most_common(1)[0][0] for fact, count in said.items()}
    rows = [
        at(located, "address") | dict(located.item) | {"usual": usual[located.item.address_fact]}
        for located in papers(case)
        if located.item.address != usual[located.item.address_fact]
    ]
    message = (
        "「{name}」の address が {address} です。同じ事実（{address_fact}）の書類は {usual} です。"
        "address か address_fact を直してください。"
    )
    return found(pd.DataFrame(rows), message)


@rule(
    "bill-months-differ",
    "error",
    "事実と食い違う、領収書の月数",
    example="months: 3 なのに、事実は「6か月以内」",
)
def bill_months_differ(case: Case) -> pd.DataFrame:
    """Bills that count for another number of months than their fact says."""
    facts = case.tables.facts_by_id
    rows: list[tuple[Any, ...]] = []
    for located in case.tables.draft.lists.get("bills", []):
        bill, place = located.item, at(located, "months")
        fact = facts.get(bill.fact)
        if fact and str(bill.months) not in numbers_of(fact.text):
            what = "事実（{fact}）に {months} か月とありません。どちらかを直してください。"
            said = say(what, fact=fact.id, months=bill.months)
            rows.append((place["file"], place["line"], "", said))
    return pd.DataFrame(rows, columns=FOUND)


@rule(
    "ended-unsaid",
    "error",
    "終わった年のない注意",
    example="ended: 2025-12-01 なのに、aged に 2025 がない",
)
def ended_unsaid(case: Case) -> pd.DataFrame:
    """Facts of what is over whose note does not say since when."""
    rows = [
        at(located, "ended") | {"fact": located.item.id, "year": str(located.item.ended.year)}
        for located in case.tables.draft.lists.get("facts", [])
        if located.item.ended
        and str(located.item.ended.year)
        not in NUMBER.findall(in_ascii_digits(located.item.aged or ""))
    ]
    message = "'{fact}' は {year} 年に終わりましたが、aged にその年がありません。合わせてください。"
    return found(pd.DataFrame(rows), message)


@rule(
    "check-swapped",
    "error",
    "足りる書類と足りない書類が、同じところへ続く",
    example="check: {then: {bill: none, old-bill: have}}",
)
def check_swapped(case: Case) -> pd.DataFrame:
    """Findings of the documents checker that lead where those of the other kind lead."""
    leads = list(led_by_check(case))
    targets = {enough: Counter(r["to"] for r in leads if r["enough"] is enough) for enough in TWO}
    # Of two kinds that lead to one step, the rarer is more likely the slip.
    rows = [
        row
        for row in leads
        if targets[not row["enough"]][row["to"]] >= targets[row["enough"]][row["to"]]
    ]
    message = (
        "'{finding}' のときの答え '{answer}' は、書類が反対のときと同じところ（{to}）に進みます。"
        "入れかわっていないか、見てください。"
    )
    return found(pd.DataFrame(rows), message)


def led_by_check(case: Case) -> Iterator[Row]:
    """Where each finding on papers and bills leads, by the answer that it stands for."""
    for located in case.tables.draft.all_steps:
        step = located.item
        leads = {option.id: option.to for option in step.own_options()}
        for finding, answer in step.check.then.items() if step.check else ():
            if finding in ENOUGH + LACKING and answer in leads:
                row = {"step": step.id, "finding": finding, "answer": answer, "to": leads[answer]}
                yield row | {"enough": finding in ENOUGH} | at(located, "check", "then", finding)
