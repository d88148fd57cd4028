"""Waits: what is answered after one, and how long others that rest on the same facts are."""

from __future__ import annotations

from collections import Counter, defaultdict

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.tables import at
from guide_data.checks.languages.language_phrases import phrases
from guide_data.checks.rules.registry import Family

rule = Family("branches")


@rule(
    "wait-then-affirms",
    "warning",
    "待ってもまだのときの答えらしくない then",
    example="then: arrived  # 「届きました」",
    needs="negation",
)
def wait_then_affirms(case: Case) -> pd.DataFrame:
    """Waits after which whoever still waits is led to an answer that denies nothing."""
    negation = phrases(case.tables.draft.language).negation
    words = {
        (step, option): text
        for step, option, text in case.tables.options[["step", "option", "text"]].itertuples(
            index=False
        )
    }
    rows = [
        {"step": located.item.id, "text": text} | at(located, "waits", "then")
        for located in case.tables.draft.all_steps
        if (waits := located.item.wait())
        and (text := words.get((located.item.id, str(waits.then))))
        and waits.then != "solved"
        and negation.pattern != "(?!)"
        and not negation.search(text)
    ]
    message = "then は、待ってもまだのときの答えです。「{text}」で合っているか、見てください。"
    return found(pd.DataFrame(rows), message)


@rule(
    "wait-unit-differs",
    "warning",
    "同じ事実によるほかの待ち時間と、単位が違う waits",
    example="1 つのステップだけ unit: days、ほかは unit: hours",
)
def wait_unit_differs(case: Case) -> pd.DataFrame:
    """Waits in another unit than all others that rest on a fact of theirs."""
    waits = [(one, wait) for one in case.tables.draft.all_steps if (wait := one.item.wait())]
    units: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one, wait in waits:
        for fact in one.item.facts:
            units[fact][wait.unit] += 1
    rows = [
        {"step": one.item.id, "unit": wait.unit, "usual": usual} | at(one, "waits", "unit")
        for one, wait in waits
        if (usual := usual_unit(wait.unit, [units[fact] for fact in one.item.facts]))
    ]
    message = (
        "unit が {unit} です。同じ事実によるほかの waits は {usual} です。"
        "どちらが正しいか、見てください。"
    )
    return found(pd.DataFrame(rows), message)


def usual_unit(own: str, known: list[Counter[str]]) -> str:
    """The unit of all other waits that rest on the same facts; nothing where it is our own."""
    others = sum((count - Counter([own]) for count in known), Counter[str]())
    [(usual, count)] = others.most_common(1) or [("", 0)]
    return usual if own not in others and count > 1 else ""
