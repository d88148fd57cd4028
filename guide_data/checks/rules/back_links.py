"""Back-links: each leads to a step that its visitors have been at."""

from __future__ import annotations

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.graph import Graph
from guide_data.checks.rules.registry import Family

rule = Family("branches")


@rule(
    "back-not-passed",
    "error",
    "来る道で通らないステップへの「もどる」リンク",
    example="back: {next-chapter: 前の章にもどる}",
)
def back_not_passed(case: Case) -> pd.DataFrame:
    """Back-links to a step that lies on no way from the start to theirs."""
    rows, graph = case.tables.backs, case.graph
    # Of a step that nobody comes to, or that is not there, other rules tell.
    rows = rows[rows["step"].isin(case.reached) & rows["to"].isin(graph.ids)]
    before = {step: steps_before(graph, step) & case.reached for step in rows["step"].unique()}
    strange = [to not in before[step] for step, to in zip(rows["step"], rows["to"], strict=True)]
    message = (
        "'{to}' は、ここへ来るどの道でも通らないので、もどることになりません。"
        "通るステップの id にするか、options の答えにしてください。"
    )
    return found(rows[pd.Series(strange, index=rows.index, dtype=bool)], message)


def steps_before(graph: Graph, step: str) -> set[str]:
    """The steps that some way leads from to a step, itself not among them."""
    leading = graph.leading_to(graph.marks(pd.Series([step], dtype=object)))
    return set(graph.ids[leading]) - {step}
