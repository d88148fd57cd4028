"""Searches: what people type leads where searches.yaml says, in every language."""

from __future__ import annotations

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.lookups import Lookup
from guide_data.checks.frames.tables import Row, at
from guide_data.checks.rules.registry import Family
from guide_data.messages import gettext, listed, say

rule = Family("coverage")

# Of what is found, a visitor reads so much.
READ = 3
LOST = "search-lost"


@rule(
    LOST,
    "error",
    "searches.yaml のステップへ行かない、探す言葉",
    example="query: コードが届かない に step: human",
)
def search_lost(case: Case) -> pd.DataFrame:
    """Expected searches that do not offer their step where it would be seen."""
    rows = [lost(lookup) for lookup in case.lookups.result() if not leads(lookup)]
    message = (
        "「{query}」と打っても、{place}に {wanted} が出ません（出るもの：{offered}）。"
        "打つ言葉を index.yaml か vocabulary.yaml に足すか、step を直してください。"
    )
    return found(pd.DataFrame(rows), message)


def leads(lookup: Lookup) -> bool:
    """Whether one of the expected steps stands where it must."""
    search = lookup.located.item
    return not set(search.steps).isdisjoint(lookup.found[: 1 if search.first else READ])


def lost(lookup: Lookup) -> Row:
    """What is said of a search that does not lead where it must."""
    search = lookup.located.item
    among = gettext("いちばん上") if search.first else say("上から {count} つまで", count=READ)
    return {
        "query": search.query,
        "wanted": gettext(" か ").join(f"'{step}'" for step in search.steps),
        "place": among,
        "offered": listed(lookup.found[:READ]) or gettext("なし"),
    } | at(lookup.located, "query")
