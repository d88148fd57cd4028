"""A guide at a glance, for somebody who decides about it."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from guide_data.audits import costs, coverage_matrix, review_calendar
from guide_data.audits.audit import Audit
from guide_data.audits.review_cards import Review
from guide_data.checks.rules.scenarios import walks
from guide_data.messages import gettext, listed, say, templates

KINDS = templates(
    {"question": "質問", "remedy": "試すこと", "continue": "読むこと", "outcome": "終わり"}
)
WHAT, COUNT, DETAIL = COLUMNS = templates(("載せているもの", "数", "くわしく"))
FROM_SOURCE, ADDED = templates(("記事から", "足した"))
SOON = 30


def scope(audit: Audit) -> pd.DataFrame:
    """What a guide holds: WHAT, COUNT, DETAIL."""
    tables = audit.tables
    count, sections = tables.steps["kind"].value_counts(), coverage_matrix.sections(audit)
    kinds = {name: int(count[kind]) for kind, name in KINDS.items() if kind in count}
    ours = int(tables.facts["sources"].map(len).eq(0).sum())
    origins = {FROM_SOURCE: len(tables.facts) - ours, ADDED: ours}
    told, every = int(sections["covered"].sum()), int(sections["sentences"].sum())
    languages = tables.spoken["language"].unique()
    told_of = "伝えたか、伝えなくてよい文 {told}（{share}）"
    rows: list[tuple[str, int, str]] = [
        (templates("原因"), tables.steps["cause"].nunique(), ""),
        (templates("ステップ"), len(tables.steps), counted(kinds)),
        (templates("ことば"), len(languages), listed(languages)),
        (templates("試した人（journeys.yaml）"), len(tables.people), reached(audit)),
        (templates("記事の文"), every, say(told_of, told=told, share=share(told, every))),
        (templates("事実"), len(tables.facts), counted(origins)),
        (templates("参照するもの"), len(tables.things), counted(things(audit))),
    ]
    named = [(gettext(name), count, detail) for name, count, detail in rows]
    return pd.DataFrame(named, columns=[WHAT, COUNT, DETAIL])


def reached(audit: Audit) -> str:
    """How many of the ends somebody came to."""
    ended = coverage_matrix.ended(audit)["people"]
    what = "{every} の終わりのうち、着いたもの {met}"
    return say(what, every=len(ended), met=int(ended.gt(0).sum()))


def things(audit: Audit) -> dict[str, int]:
    """How many things of each kind steps refer to."""
    kinds = audit.tables.things["kind"].value_counts()
    return {name: int(kinds.get(kind, 0)) for kind, name in review_calendar.KINDS.items()}


def counted(counts: dict[str, int]) -> str:
    """Several numbers in a line."""
    return listed(f"{gettext(name)} {count:,}" for name, count in counts.items())


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
    what = (
        "確かめ直す期限を過ぎた事実 {over}、{soon} 日のうち {left}、{later} 日のうち {ahead}"
        "（全部で {every}）。"
    )
    return say(
        what,
        over=left.lt(0).sum(),
        soon=SOON,
        left=left.ge(0).sum(),
        later=review_calendar.AHEAD,
        ahead=ahead.ge(0).sum(),
        every=len(audit.tables.facts),
    )


def longest(audit: Audit, first: int = 10) -> pd.DataFrame:
    """The people whose ways are the longest: who, title (of the end), taps, most."""
    found = costs.arrived(audit).sort_values(["taps", "most"], ascending=False, kind="stable")
    found = found.head(first).assign(title=found["end"].map(audit.titles))
    return found[["who", "title", "taps", "most"]]


def findings(audit: Audit) -> pd.DataFrame:
    """Everything to mend, worst first: severity, message, step, file, line."""
    return audit.findings()[["severity", "message", "step", "file", "line"]]
