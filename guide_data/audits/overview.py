"""A guide at a glance, for somebody who decides about it."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from guide_data.audits import costs, coverage_matrix, review_calendar
from guide_data.audits.audit import Audit
from guide_data.audits.review_cards import Review
from guide_data.checks.rules.scenarios import walks

KINDS = {"question": "質問", "remedy": "試すこと", "continue": "読むこと", "outcome": "終わり"}
WHAT, COUNT, DETAIL = "載せているもの", "数", "くわしく"
SOON = 30


def scope(audit: Audit) -> pd.DataFrame:
    """What a guide holds: WHAT, COUNT, DETAIL."""
    tables = audit.tables
    count, sections = tables.steps["kind"].value_counts(), coverage_matrix.sections(audit)
    kinds = {name: int(count[kind]) for kind, name in KINDS.items() if kind in count}
    ours = int(tables.facts["sources"].map(len).eq(0).sum())
    origins = {"記事から": len(tables.facts) - ours, "足した": ours}
    told, every = int(sections["covered"].sum()), int(sections["sentences"].sum())
    languages = tables.spoken["language"].unique()
    rows = [
        ("原因", tables.steps["cause"].nunique(), ""),
        ("ステップ", len(tables.steps), counted(kinds)),
        ("ことば", len(languages), "、".join(languages)),
        ("試した人（journeys.yaml）", len(tables.people), reached(audit)),
        ("記事の文", every, f"伝えたか、伝えなくてよい文 {told}（{share(told, every)}）"),
        ("事実", len(tables.facts), counted(origins)),
        ("参照するもの", len(tables.things), counted(things(audit))),
    ]
    return pd.DataFrame(rows, columns=[WHAT, COUNT, DETAIL])


def reached(audit: Audit) -> str:
    """How many of the ends somebody came to."""
    ended = coverage_matrix.ended(audit)["people"]
    return f"{len(ended)} の終わりのうち、着いたもの {int(ended.gt(0).sum())}"


def things(audit: Audit) -> dict[str, int]:
    """How many things of each kind steps refer to."""
    kinds = audit.tables.things["kind"].value_counts()
    return {name: int(kinds.get(kind, 0)) for kind, name in review_calendar.KINDS.items()}


def counted(counts: dict[str, int]) -> str:
    """Several numbers in a line."""
    return "、".join(f"{name} {count:,}" for name, count in counts.items())


def share(part: int, whole: int) -> str:
    """A part in percent, never rounded up to all of it."""
    return f"{100 * part // whole}%" if whole else "-"


def by_cause(audit: Audit) -> pd.DataFrame:
    """Every cause: cause, steps, facts, people (who come through it), signed (steps)."""
    steps = audit.tables.steps[["step", "cause"]]
    causes = dict(zip(steps["step"], steps["cause"], strict=True))
    passed = Counter(
        cause
        for _, chosen, end in walks(audit.case)
        for cause in {causes.get(step or "") for step in (*(step for step, _ in chosen), end)}
    )
    signed = Counter(causes[s] for s, state in Review(audit).states.items() if state == "signed")
    facts = coverage_matrix.uses(audit).merge(steps).groupby("cause")["fact"].nunique()
    found = steps.groupby("cause", sort=False).size().reset_index(name="steps")
    counts = {"facts": facts.to_dict(), "people": passed, "signed": signed}
    for name, count in counts.items():
        found[name] = [int(count.get(cause, 0)) for cause in found["cause"]]
    return found.assign(cause=found["cause"].replace(audit.tables.titles))


def deadlines(audit: Audit) -> str:
    """In a sentence, how many facts are to be looked at again, and by when."""
    left = review_calendar.due(audit, SOON)["days"]
    ahead = review_calendar.due(audit, review_calendar.AHEAD)["days"]
    return (
        f"確かめ直す期限を過ぎた事実 {left.lt(0).sum()}、{SOON} 日のうち {left.ge(0).sum()}、"
        f"{review_calendar.AHEAD} 日のうち {ahead.ge(0).sum()}"
        f"（全部で {len(audit.tables.facts)}）。"
    )


def longest(audit: Audit, first: int = 10) -> pd.DataFrame:
    """The people whose ways are the longest: who, title (of the end), taps, most."""
    found = costs.arrived(audit).sort_values(["taps", "most"], ascending=False, kind="stable")
    found = found.head(first).assign(title=found["end"].map(audit.titles))
    return found[["who", "title", "taps", "most"]]


def findings(audit: Audit) -> pd.DataFrame:
    """Everything to mend, worst first: severity, message, step, file, line."""
    return audit.findings()[["severity", "message", "step", "file", "line"]]
