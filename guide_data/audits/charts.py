"""The charts of the notebooks: each is an answer in a picture, with its numbers below it."""

from __future__ import annotations

import pandas as pd

from guide_data.audits import branches, costs, coverage_matrix, review_calendar
from guide_data.audits.audit import Audit
from guide_data.audits.bar_chart import Bar, bar_chart
from guide_data.audits.cells import figures
from guide_data.audits.display import Shown, nothing, numbers
from guide_data.audits.heat_map import heat_map
from guide_data.audits.review_calendar import TOTAL

# The most rows of bars that can be taken in at once.
MOST = 40


def lengths(audit: Audit) -> Shown:
    """How many journeys take how many taps."""
    frame = branches.lengths(audit)
    if frame.empty:
        return nothing(frame)
    bars = [
        Bar(f"{taps} 回", float(journeys), f"{journeys:,} 通り（{share:.1f}%）")
        for taps, journeys, share in frame.astype(object).to_numpy()
    ]
    answer = f"選ぶ回数ごとの道の数。{bars[0].label} から {bars[-1].label} まで。{most(bars)}"
    return bar_chart(bars, answer, numbers(frame))


def taps(audit: Audit) -> Shown:
    """How many people come to an end by how many taps."""
    frame = costs.by_taps(audit)
    bars = [Bar(f"{taps} 回", people, f"{people:,} 人") for taps, people in frame.to_numpy()]
    return counted(bars, "選ぶ回数ごとの人の数。", frame)


def waits(audit: Audit) -> Shown:
    """How many people may wait how long."""
    frame = costs.by_wait(audit)
    bars = [Bar(wait, people, f"{people:,} 人") for wait, people in frame.to_numpy()]
    return counted(bars, "待つ時間（長くて）ごとの人の数。", frame)


def people_by_end(audit: Audit) -> Shown:
    """How many people come to each end, most first."""
    frame = coverage_matrix.ended(audit).sort_values("people", ascending=False, kind="stable")
    frame = frame[["title", "people"]]
    rows = frame.head(MOST).to_numpy()
    return counted([Bar(t, n, f"{n:,} 人") for t, n in rows], "終わりごとの人の数。", frame)


def calendar(audit: Audit) -> Shown:
    """How many facts are to be looked at again in each month."""
    frame = review_calendar.calendar(audit)
    totals = frame[[TOTAL]]
    over, *ahead = zip(frame.index, frame[TOTAL], strict=True)
    due = "、".join(f"{month} {count}" for month, count in ahead if count)
    answer = f"確かめ直す事実の数。{over[0]}もの {over[1]}。これから {due or 0}。"
    grid = frame.drop(columns=TOTAL)
    return heat_map(grid, totals, answer, numbers(listed(grid, totals, "month", "日と数")))


def coverage(audit: Audit) -> Shown:
    """How many sentences of each section of the source are told in each cause."""
    grid, sections = coverage_matrix.by_cause(audit), coverage_matrix.sections(audit)
    if grid.empty:
        return nothing(grid)
    sections = sections.set_index("section")
    every, untold = sections["sentences"], sections["sentences"] - sections["covered"]
    aside = coverage_matrix.background(audit).groupby("section").size()
    aside = aside.reindex(sections.index, fill_value=0)
    beside = pd.DataFrame({"文の数": every, "前置きなど": aside, "まだの文": untold})
    answer = (
        f"記事の {len(grid)} 節の文を、どの原因で伝えているか。"
        f"{every.sum():,} 文のうち、まだ伝えていないのは {untold.sum():,} 文。"
    )
    told = listed(grid, beside, "section", "原因と、伝えている文の数")
    return heat_map(grid, beside, answer, numbers(told))


def counted(bars: list[Bar], about: str, frame: pd.DataFrame) -> Shown:
    """Bars with what they are about, and which is the longest."""
    return bar_chart(bars, about + most(bars), numbers(frame)) if bars else nothing(frame)


def most(bars: list[Bar]) -> str:
    """Which bar is the longest, in words."""
    longest = max(bars, key=lambda bar: bar.value)
    return f"いちばん多いのは「{longest.label}」の {longest.said}。"


def listed(grid: pd.DataFrame, beside: pd.DataFrame, name: str, told: str) -> pd.DataFrame:
    """A grid as a table that can be read aloud: in each row, ``told``, only what is there."""
    cells = [
        "、".join(f"{column} {figures(n)}" for column, n in row.items() if n)
        for _, row in grid.iterrows()
    ]
    columns = {name: grid.index, told: cells} | {head: beside[head] for head in beside}
    return pd.DataFrame(columns).reset_index(drop=True)
