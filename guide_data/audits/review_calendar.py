"""What must be looked at again, when, and where a telephone number or a link is used."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pandas as pd

from guide_data.audits.audit import Audit
from guide_data.audits.coverage_matrix import users

AHEAD = 90
KINDS = {"contacts": "電話番号", "links": "リンク", "buttons": "ボタン", "papers": "書類"}


def due(audit: Audit, days: int = AHEAD) -> pd.DataFrame:
    """Facts whose review is over or falls within some days: days, review, fact, text, used."""
    rows = audit.tables.facts
    left = [(review - audit.case.today).days for review in rows["review"]]
    used = users(audit.tables.uses.drop_duplicates())
    rows = rows.assign(days=left, used=rows["fact"].map(used).fillna(""))
    rows = rows[rows["days"].le(days)].sort_values(["days", "fact"], kind="stable")
    return rows[["days", "review", "fact", "text", "used", "file", "line"]]


def overdue(audit: Audit) -> pd.DataFrame:
    """Facts whose review is over, in rows of ``due``."""
    rows = due(audit, 0)
    return rows[rows["days"].lt(0)]


def calendar(audit: Audit, days: int = AHEAD) -> pd.DataFrame:
    """How many facts fall due in each week ahead: week (its Monday), facts."""
    rows = due(audit, days)
    rows = rows[rows["days"].ge(0)]
    weeks = [monday(review) for review in rows["review"]]
    first = monday(audit.case.today)
    ahead = [first + timedelta(days=7 * n) for n in range(-(-days // 7) + 1)]
    counts = Counter(weeks)
    found = [(f"{week}", counts[week]) for week in ahead]
    return pd.DataFrame(found, columns=["week", "facts"])


def monday(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())


def months(audit: Audit) -> pd.DataFrame:
    """How many facts are to be looked at again in each month from now on: month, facts."""
    reviews = pd.PeriodIndex(audit.tables.facts["review"].astype(str), freq="M")
    now = pd.Period(audit.case.today, freq="M")
    ahead = pd.period_range(now, max([now, *reviews]), freq="M")
    counts = reviews.value_counts().reindex(ahead, fill_value=0)
    return pd.DataFrame({"month": ahead.astype(str), "facts": counts.to_numpy()})


def things(audit: Audit) -> pd.DataFrame:
    """Telephone numbers, links and other things, their dates, and the steps that use them.

    kind, thing, written (the number, address or label), compared, review, used, file, line.
    """
    facts = audit.tables.facts[["fact", "compared", "review"]]
    rows = audit.tables.things.merge(facts, on="fact", how="left")
    used = [used_by(audit, kind, thing) for kind, thing in rows[["kind", "thing"]].to_numpy()]
    rows = rows.assign(used=used, written=rows["text"], kind=rows["kind"].replace(KINDS))
    return rows[["kind", "thing", "written", "compared", "review", "used", "file", "line"]]


def used_by(audit: Audit, kind: str, thing: str) -> str:
    """The steps whose words refer to a thing, by its name or as one of all of its kind."""
    named = f"{{{kind.removesuffix('s')}:{thing}}}"
    texts = audit.tables.texts
    holds = texts["text"].str.contains(named, regex=False)
    holds |= texts["text"].str.contains(f"{{{kind}}}", regex=False)
    return ", ".join(dict.fromkeys(texts.loc[holds & texts["step"].ne(""), "step"]))
