"""People: everybody in journeys.yaml and searches.yaml tests something that nobody else does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.spoken_texts import lists_by_language
from guide_data.checks.frames.tables import at
from guide_data.checks.languages.likeness import folded
from guide_data.checks.rules.registry import Family
from guide_data.model.step_kinds import ENDING

rule = Family("coverage")


@rule("person-trivial", "error", "何も答えない人", example="answers: []")
def person_trivial(case: Case) -> pd.DataFrame:
    """People who give no answer, and so test nothing."""
    people = case.tables.people
    message = "answers がありません。選ぶ答えを並べるか、この人を消してください。"
    return found(people[people["answers"].map(len).eq(0)], message)


@rule(
    "person-midway",
    "error",
    "終わりでないステップで止まる人",
    example="ends: details-check  # 質問",
)
def person_midway(case: Case) -> pd.DataFrame:
    """People who must end where no journey ends."""
    steps, people = case.tables.steps, case.tables.people
    going_on = steps.loc[~steps["kind"].isin(ENDING), "step"]
    rows = people[people["ends"].isin(going_on) & people["answers"].map(len).gt(0)]
    message = "ends（'{ends}'）は終わりではありません。終わりに着くまで answers を足してください。"
    return found(rows, message)


@rule("person-twice", "warning", "ほかの人と同じ人", example="answers: が、上の人とまったく同じ")
def person_twice(case: Case) -> pd.DataFrame:
    """People who go somebody else's way, or are told in the same words."""
    people = case.tables.draft.lists.get("journeys", ())
    # Who gives no answers is told already.
    keys = [(tuple(p.item.answers), folded(p.item.who)) for p in people]
    ids = [located.item.id for located in people]
    firsts = zip(*(firsts_of(column, ids) for column in zip(*keys, strict=True)), strict=True)
    rows = [
        at(located, "id") | {"first": way or name}
        for located, (way, name) in zip(people, firsts, strict=True)
        if way or name
    ]
    message = "'{first}' と answers か who が同じです。違う道にするか、消してください。"
    return found(pd.DataFrame(rows), message)


def firsts_of(keys: Iterable[Any], names: Iterable[str]) -> list[str]:
    """For each key that stands there already, the name of the first that has it; else empty."""
    first: dict[Any, str] = {}
    met = [(key, name, first.setdefault(key, name)) for key, name in zip(keys, names, strict=True)]
    return [before if key and before != name else "" for key, name, before in met]


@rule("search-twice", "warning", "2 回書かれた探す言葉", example="query: 届かない  # が 2 つ")
def search_twice(case: Case) -> pd.DataFrame:
    """Queries that stand in searches.yaml already, in the same language."""
    met: set[tuple[str, str]] = set()
    rows = []
    for language, located in lists_by_language(case.tables.draft, "searches"):
        key = (language, folded(located.item.query))
        if key in met:
            rows.append({"query": located.item.query} | at(located, "query"))
        met.add(key)
    message = "「{query}」は、もう上に書かれています。1 つにしてください。"
    return found(pd.DataFrame(rows), message)
