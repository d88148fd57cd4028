"""What must be looked at again, when, and where a telephone number or a link is used."""

from __future__ import annotations

from datetime import date

import pandas as pd

from guide_data.audits.audit import Audit
from guide_data.audits.coverage_matrix import users
from guide_data.messages import gettext, say, templates

AHEAD = 90
# The months that the calendar shows one by one, and what it calls everything else.
MONTHS = 24
OVER, LATER, TOTAL = NAMES = templates(("期限を過ぎた", "それより後", "合計"))
PARTS = templates(("1～7日", "8～14日", "15～21日", "22～28日", "29日から"))
KINDS = templates(
    {"contacts": "電話番号", "links": "リンク", "buttons": "ボタン", "papers": "書類"}
)


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


def calendar(audit: Audit) -> pd.DataFrame:
    """How many facts fall due in each month, in parts of seven days, and TOTAL of them.

    The first row is what is over; what comes after MONTHS is in a row of its own.
    """
    reviews = pd.Series(audit.tables.facts["review"], dtype=object)
    now = pd.Period(audit.case.today, freq="M")
    last = max([now, *(pd.Period(review, freq="M") for review in reviews)])
    ahead = pd.period_range(now, min(last, now + MONTHS - 1))
    rows = reviews.map(lambda day: row_of(day, audit.case.today, ahead[-1]))
    over, later, days = gettext(OVER), gettext(LATER), [gettext(part) for part in PARTS]
    names = [over, *map(month_of, ahead), *([later] if later in set(rows) else [])]
    parts = reviews.map(lambda day: days[(day.day - 1) // 7])
    grid = pd.crosstab(rows, parts).reindex(index=names, columns=days, fill_value=0)
    # Days of different months say nothing together.
    grid.loc[[name for name in (over, later) if name in names]] = 0
    return grid.assign(**{TOTAL: rows.value_counts().reindex(names, fill_value=0)})


def row_of(day: date, today: date, last: pd.Period) -> str:
    """In which row of the calendar a day stands."""
    if day < today:
        return gettext(OVER)
    return gettext(LATER) if pd.Period(day, freq="M") > last else month_of(day)


def month_of(day: date | pd.Period) -> str:
    """The month of a day, in words."""
    return say("{year}年{month}月", year=day.year, month=day.month)


def things(audit: Audit) -> pd.DataFrame:
    """Telephone numbers, links and other things, their dates, and the steps that use them.

    kind, thing, written (the number, address or label), compared, review, used, file, line.
    """
    facts = audit.tables.facts[["fact", "compared", "review"]]
    rows = audit.tables.things.merge(facts, on="fact", how="left")
    used = [used_by(audit, kind, thing) for kind, thing in rows[["kind", "thing"]].to_numpy()]
    kinds = [gettext(KINDS.get(kind, kind)) for kind in rows["kind"]]
    rows = rows.assign(used=used, written=rows["text"], kind=kinds)
    return rows[["kind", "thing", "written", "compared", "review", "used", "file", "line"]]


def used_by(audit: Audit, kind: str, thing: str) -> str:
    """The steps whose words refer to a thing, by its name or as one of all of its kind."""
    named = f"{{{kind.removesuffix('s')}:{thing}}}"
    texts = audit.tables.texts
    holds = texts["text"].str.contains(named, regex=False)
    holds |= texts["text"].str.contains(f"{{{kind}}}", regex=False)
    return ", ".join(dict.fromkeys(texts.loc[holds & texts["step"].ne(""), "step"]))
