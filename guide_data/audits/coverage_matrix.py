"""What of the source the guide says, where, and what nobody has walked yet."""

from __future__ import annotations

import pandas as pd

from guide_data.audits.audit import Audit
from guide_data.checks.rules.scenarios import walks
from guide_data.model.step_kinds import ENDING


def sections(audit: Audit) -> pd.DataFrame:
    """How much of each section of the source is told: section, sentences, covered, share (%).

    Sentences that are background need not be covered.
    """
    rows = audit.tables.sentences
    used = rows["fact"].isin(uses(audit)["fact"])
    known = rows.assign(covered=used | rows["fact"].eq(""))
    by_number = known.groupby(["section", "number"], sort=False)["covered"].all().reset_index()
    grouped = by_number.groupby("section", sort=False)["covered"]
    found = grouped.agg(sentences="size", covered="sum").reset_index()
    return found.assign(share=100 * found["covered"] / found["sentences"])


def background(audit: Audit) -> pd.DataFrame:
    """The sentences that nothing of the guide rests on: number, section, reason, file, line."""
    rows = audit.tables.sentences
    rows = rows[rows["fact"].eq("")].rename(columns={"background": "reason"})
    return rows[["number", "section", "reason", "file", "line"]]


def uses(audit: Audit) -> pd.DataFrame:
    """The facts that each step rests on, of the steps that can be reached: step, fact."""
    rows = audit.tables.uses.drop_duplicates()
    return rows[rows["step"].isin(audit.case.reached)]


def users(uses: pd.DataFrame) -> pd.Series[str]:
    """The steps that rest on each fact, in a line, by the fact; ``uses`` has step and fact."""
    return uses.groupby("fact")["step"].agg(", ".join)


def by_cause(audit: Audit) -> pd.DataFrame:
    """Sections × causes, by their titles: how many sentences the steps of a cause tell."""
    steps, titles = audit.tables.steps[["step", "cause"]], audit.tables.titles
    told = uses(audit).merge(steps, on="step").merge(audit.tables.sentences, on="fact")
    told = told[["section", "cause", "number"]].drop_duplicates()
    grid = pd.crosstab(told["section"], told["cause"])
    sections, causes = audit.tables.sentences["section"].unique(), steps["cause"].unique()
    grid = grid.reindex(index=sections, columns=causes, fill_value=0)
    return grid.rename(columns=titles)


def facts(audit: Audit) -> pd.DataFrame:
    """Every fact with the steps that rest on it: fact, text, number (sentences), used."""
    used = users(uses(audit))
    rows = audit.tables.facts
    numbers = [", ".join(map(str, sources)) or "ours" for sources in rows["sources"]]
    found = rows.assign(number=numbers, used=rows["fact"].map(used).fillna(""))
    return found[["fact", "text", "number", "used", "file", "line"]]


def without_source(audit: Audit) -> pd.DataFrame:
    """Steps that rest only on what we added ourselves: cause, step, title, file, line."""
    ours = audit.tables.facts.loc[audit.tables.facts["sources"].map(len).eq(0), "fact"]
    used = uses(audit)
    sourced = used.loc[~used["fact"].isin(ours), "step"]
    steps = audit.tables.steps
    rows = steps[~steps["step"].isin(sourced)][["cause", "step", "title", "file", "line"]]
    return rows.assign(cause=rows["cause"].replace(audit.tables.titles))


def devices(audit: Audit) -> pd.DataFrame:
    """Steps with ways for devices × devices: how many characters each way has, 0 where none."""
    texts, steps = audit.tables.texts, audit.tables.steps
    ways = texts[texts["where"].str.startswith("ways.") & texts["step"].isin(audit.case.reached)]
    ways = ways.assign(device=ways["where"].str.removeprefix("ways."), count=ways["text"].str.len())
    grid = ways.pivot_table(index="step", columns="device", values="count", sort=False)
    names = dict(audit.tables.devices[["device", "name"]].itertuples(index=False, name=None))
    grid = grid.reindex(columns=list(names)).fillna(0).astype(int).rename(columns=names)
    return grid.rename(index=dict(zip(steps["step"], steps["title"], strict=True)))


def walked(audit: Audit) -> pd.DataFrame:
    """How many people of journeys.yaml choose each option, those of none first."""
    ways = [way for _, chosen, _ in walks(audit.case) for way in chosen]
    counts = pd.Series(ways, dtype=object).value_counts()
    options = audit.tables.options
    pairs = zip(options["step"], options["option"], strict=True)
    found = options.assign(people=[int(counts.get(pair, 0)) for pair in pairs])
    found = found.sort_values("people", kind="stable")
    return found[["people", "step", "option", "text", "file", "line"]]


def ended(audit: Audit) -> pd.DataFrame:
    """How many people of journeys.yaml end at each outcome, those of none first."""
    counts = pd.Series([end for _, _, end in walks(audit.case)], dtype=object).value_counts()
    steps = audit.tables.steps
    found = steps[steps["kind"].isin(ENDING)]
    found = found.assign(people=[int(counts.get(step, 0)) for step in found["step"]])
    return found.sort_values("people", kind="stable")[["people", "step", "title", "file", "line"]]


def by_step(audit: Audit) -> pd.DataFrame:
    """The facts that each step rests on, those with most first: step, title, facts, their names."""
    grouped = uses(audit).groupby("step")["fact"].agg(["size", ", ".join])
    found = grouped.reset_index().rename(columns={"size": "facts", "join": "fact"})
    found.insert(1, "title", found["step"].map(audit.titles))
    return found.sort_values("facts", ascending=False, kind="stable")
