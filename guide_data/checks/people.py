"""People: everybody in journeys.yaml and searches.yaml tests something that nobody else does."""

from __future__ import annotations

import pandas as pd

from guide_data.checks.case import Case, found
from guide_data.checks.likeness import folded
from guide_data.checks.registry import Family
from guide_data.checks.tables import at
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
    people = case.tables.people
    ways = people["answers"].map(tuple)
    names = people["who"].map(folded)
    rows = people.assign(
        way=people["person"].groupby(ways).transform("first") if len(people) else "",
        name=people["person"].groupby(names).transform("first") if len(people) else "",
    )
    rows = rows.assign(first=rows["way"].where(ways.duplicated(), rows["name"]))
    message = "'{first}' と answers か who が同じです。違う道にするか、消してください。"
    answers = people["answers"].map(len).gt(0)
    return found(rows[(ways.duplicated() & answers) | names.duplicated()], message)


@rule("search-twice", "warning", "2 回書かれた探す言葉", example="query: 届かない  # が 2 つ")
def search_twice(case: Case) -> pd.DataFrame:
    """Queries that stand in searches.yaml already, in the same language."""
    rows = pd.DataFrame(
        [
            {"list": name, "query": located.item.query} | at(located, "query")
            for name, items in case.tables.draft.lists.items()
            if name.rpartition("/")[2] == "searches"
            for located in items
        ],
        columns=["list", "query", "file", "line"],
    )
    rows = rows.assign(folded=rows["query"].map(folded))
    message = "「{query}」は、もう上に書かれています。1 つにしてください。"
    return found(rows[rows.duplicated(["list", "folded"])], message)
