"""What of the source is told, where, and what nobody has walked yet."""

from __future__ import annotations

import pandas as pd

from guide_data.audits.audit import Audit
from guide_data.checks.coverage import DEVICE, walks


def sections(audit: Audit) -> pd.DataFrame:
    """How much of each section of the source is told: section, sentences, covered, share (%).

    Sentences that are background need not be told.
    """
    rows = audit.tables.sentences
    told = rows["fact"].isin(audit.tables.uses["fact"])
    known = rows.assign(covered=told | rows["fact"].eq(""))
    by_number = known.groupby(["section", "number"], sort=False)["covered"].all().reset_index()
    grouped = by_number.groupby("section", sort=False)["covered"]
    found = grouped.agg(sentences="size", covered="sum").reset_index()
    return found.assign(share=100 * found["covered"] / found["sentences"])


def facts_by_step(audit: Audit) -> pd.DataFrame:
    """Facts × steps: ● where a step rests on a fact. A fact that no step uses has an empty row."""
    uses = audit.tables.uses.drop_duplicates()
    grid = pd.crosstab(uses["fact"], uses["step"]).replace({0: "", 1: "●"})
    grid = grid.reindex(index=audit.tables.facts["fact"], columns=audit.tables.steps["step"])
    return grid.fillna("")


def facts(audit: Audit) -> pd.DataFrame:
    """Every fact with the steps that rest on it: fact, text, number (sentences), used."""
    used = audit.tables.uses.drop_duplicates().groupby("fact")["step"].agg(", ".join)
    rows = audit.tables.facts
    numbers = [", ".join(map(str, sources)) or "ours" for sources in rows["sources"]]
    found = rows.assign(number=numbers, used=rows["fact"].map(used).fillna(""))
    return found[["fact", "text", "number", "used", "file", "line"]]


def without_source(audit: Audit) -> pd.DataFrame:
    """Steps that rest on nothing in the source, only on what we added ourselves."""
    ours = audit.tables.facts.loc[audit.tables.facts["sources"].map(len).eq(0), "fact"]
    uses = audit.tables.uses
    sourced = uses.loc[~uses["fact"].isin(ours), "step"]
    steps = audit.tables.steps
    return steps[~steps["step"].isin(sourced)][["cause", "step", "title", "file", "line"]]


def devices(audit: Audit) -> pd.DataFrame:
    """Causes × devices: how many steps of a cause name each device that a question offers."""
    steps, options = audit.tables.steps, audit.tables.options
    asking = options[options["step"].isin(steps.loc[steps["asks"].eq("device"), "step"])]
    names = dict.fromkeys(name for text in asking["text"] for name in DEVICE.findall(text))
    said = steps["title"] + steps["text"]
    counts = {name: said.str.contains(name, regex=False).astype(int) for name in names}
    grid = pd.DataFrame(counts).groupby(steps["cause"], sort=False).sum()
    return grid.rename(index=audit.tables.titles)


def walked(audit: Audit) -> pd.DataFrame:
    """Every option with how many people of journeys.yaml choose it: none first."""
    ways = [way for _, chosen, _ in walks(audit.case) for way in chosen]
    counts = pd.Series(ways, dtype=object).value_counts()
    options = audit.tables.options
    pairs = zip(options["step"], options["option"], strict=True)
    found = options.assign(people=[int(counts.get(pair, 0)) for pair in pairs])
    found = found.sort_values("people", kind="stable")
    return found[["people", "step", "option", "text", "file", "line"]]


def ended(audit: Audit) -> pd.DataFrame:
    """Every outcome with how many people of journeys.yaml end there: none first."""
    counts = pd.Series([end for _, _, end in walks(audit.case)], dtype=object).value_counts()
    steps = audit.tables.steps
    found = steps[steps["kind"].eq("outcome")]
    found = found.assign(people=[int(counts.get(step, 0)) for step in found["step"]])
    return found.sort_values("people", kind="stable")[["people", "step", "title", "file", "line"]]
