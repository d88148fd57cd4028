"""Where the branches of a guide lead: how far, how often, and how to get somewhere."""

from __future__ import annotations

import pandas as pd

from guide_data.audits.audit import Audit
from guide_data.checks.frames.case import Case
from guide_data.checks.frames.graph import Graph
from guide_data.messages import gettext, say


def lengths(audit: Audit) -> pd.DataFrame:
    """How many journeys take how many taps: taps, journeys (exact), share (%)."""
    found = audit.routes.lengths.groupby("taps", as_index=False)["journeys"].sum()
    return found.assign(share=100 * found["journeys"].astype(float) / max(total(audit), 1))


def total(audit: Audit) -> int:
    """How many journeys there are, exactly."""
    return int(audit.routes.lengths["journeys"].sum())


def summary(audit: Audit) -> tuple[str, str]:
    """How many ways there are to answer, and how many of them differ in their steps."""
    return (
        say("答え方は全部で {count:,} 通りです。", count=total(audit)),
        say("通るステップが同じものをまとめると {count:,} 通りです。", count=audit.routes.count),
    )


def ends(audit: Audit) -> pd.DataFrame:
    """Where journeys end: end, title, journeys, shortest, longest (taps)."""
    found = audit.routes.lengths.groupby("end", as_index=False).agg(
        journeys=("journeys", "sum"), shortest=("taps", "min"), longest=("taps", "max")
    )
    found.insert(1, "title", found["end"].map(audit.titles))
    return found.sort_values("shortest", kind="stable", ignore_index=True)


def depths(audit: Audit) -> pd.DataFrame:
    """How far each step is from the start: cause, step, title, shortest (taps), longest."""
    graph, steps = audit.case.graph, audit.tables.steps
    rows = steps[steps["step"].isin(audit.case.reached)][["cause", "step", "title"]]
    taps = [len(graph.answers(step)) for step in rows["step"]]
    longest = dict(zip(graph.ids, backwards(audit.case).longest, strict=True))
    cause = rows["cause"].replace(audit.tables.titles)
    return rows.assign(cause=cause, shortest=taps, longest=rows["step"].map(longest))


def backwards(case: Case) -> Graph:
    """The graph turned round, from what is reached alone: its longest ways end at the start."""
    options = case.graph.options
    options = options[options["step"].isin(case.reached)]
    turned = options.assign(step=options["to"], to=options["step"])
    return Graph(case.graph.ids, turned, "")


def routes(audit: Audit, first: int = 500) -> pd.DataFrame:
    """The shortest routes: end, taps, journeys, answers. ``python -m guide_data paths`` has all."""
    return audit.routes.first(first)[["end", "taps", "journeys", "answers"]]


def ways_to(audit: Audit) -> pd.DataFrame:
    """How to get to each end: at each step, all the answers from which it can still be reached.

    end, step, title, choices (the answers), journeys (those to this end that pass here).
    """
    steps, options = audit.tables.steps, audit.tables.options[["step", "option", "text"]]
    rows = audit.routes.passing.merge(options, on=["step", "option"])
    found = rows.groupby(["end", "step"], as_index=False).agg(
        choices=("text", gettext("／").join), journeys=("journeys", "sum")
    )
    found.insert(2, "title", found["step"].map(audit.titles))
    order = {step: n for n, step in enumerate(steps["step"])}
    return found.sort_values(["end", "step"], key=lambda c: c.map(order), ignore_index=True)


def shortest_to(audit: Audit) -> pd.DataFrame:
    """The shortest journeys to each end, one for each symptom that may lead there.

    end, title, taps, words (the answers'), answers.
    """
    best = audit.routes.shortest
    best = best.sort_values(["end", "taps"], kind="stable", ignore_index=True)
    best = best.assign(title=best["end"].map(audit.titles), words=in_words(audit, best))
    return best[["end", "title", "taps", "words", "answers"]]


def in_words(audit: Audit, routes: pd.DataFrame) -> list[str]:
    """The answers of some routes in the words that a visitor presses."""
    rows = audit.tables.options[["step", "option", "text"]].itertuples(index=False, name=None)
    texts = {(step, option): text for step, option, text in rows}
    passed = zip(routes["steps"], routes["answers"].str.split(" → "), strict=True)
    return [
        " → ".join(texts[pair] for pair in zip(steps, answers, strict=False))
        for steps, answers in passed
    ]


def symptoms(audit: Audit) -> dict[str, str]:
    """The answers of the first question, and their words."""
    guide, options = audit.tables.guide, audit.tables.options
    rows = options[options["step"].eq(guide.start if guide else "")]
    return dict(zip(rows["option"], rows["text"], strict=True))
