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
from guide_data.messages import gettext, say, templates
from guide_data.messages import listed as in_a_row

# The most rows of bars that can be taken in at once.
MOST = 40
JOURNEYS = "{count:,} 通り（{share:.1f}%）"
SENTENCES, ASIDE, UNTOLD = COUNTS = templates(("文の数", "前置きなど", "まだの文"))


def lengths(audit: Audit) -> Shown:
    """How many journeys take how many taps."""
    frame = branches.lengths(audit)
    if frame.empty:
        return nothing(frame)
    bars = [
        Bar(times(taps), float(journeys), say(JOURNEYS, count=journeys, share=share))
        for taps, journeys, share in frame.astype(object).to_numpy()
    ]
    what = "選ぶ回数ごとの道の数。{first} から {last} まで。{most}"
    answer = say(what, first=bars[0].label, last=bars[-1].label, most=most(bars))
    return bar_chart(bars, answer, numbers(frame))


def taps(audit: Audit) -> Shown:
    """How many people come to an end by how many taps."""
    frame = costs.by_taps(audit)
    bars = [Bar(times(taps), people, of_people(people)) for taps, people in frame.to_numpy()]
    return counted(bars, gettext("選ぶ回数ごとの人の数。"), frame)


def waits(audit: Audit) -> Shown:
    """How many people may wait how long."""
    frame = costs.by_wait(audit)
    bars = [Bar(wait, people, of_people(people)) for wait, people in frame.to_numpy()]
    return counted(bars, gettext("待つ時間（長くて）ごとの人の数。"), frame)


def people_by_end(audit: Audit) -> Shown:
    """How many people come to each end, most first."""
    frame = coverage_matrix.ended(audit).sort_values("people", ascending=False, kind="stable")
    frame = frame[["title", "people"]]
    rows = frame.head(MOST).to_numpy()
    bars = [Bar(t, n, of_people(n)) for t, n in rows]
    return counted(bars, gettext("終わりごとの人の数。"), frame)


def calendar(audit: Audit) -> Shown:
    """How many facts are to be looked at again in each month."""
    frame = review_calendar.calendar(audit)
    totals = frame[[TOTAL]]
    over, *ahead = zip(frame.index, frame[TOTAL], strict=True)
    due = in_a_row(f"{month} {count}" for month, count in ahead if count)
    what = "確かめ直す事実の数。期限を過ぎたもの {over}。これから {due}。"
    answer = say(what, over=over[1], due=due or 0)
    grid = frame.drop(columns=TOTAL)
    return heat_map(
        grid, totals, answer, numbers(listed(grid, totals, "month", templates("日と数")))
    )


def coverage(audit: Audit) -> Shown:
    """How many sentences of each section of the source are told in each cause."""
    grid, sections = coverage_matrix.by_cause(audit), coverage_matrix.sections(audit)
    if grid.empty:
        return nothing(grid)
    sections = sections.set_index("section")
    every, untold = sections["sentences"], sections["sentences"] - sections["covered"]
    aside = coverage_matrix.background(audit).groupby("section").size()
    aside = aside.reindex(sections.index, fill_value=0)
    beside = pd.DataFrame({SENTENCES: every, ASIDE: aside, UNTOLD: untold})
    what = (
        "記事の {sections} 節の文を、どの原因で伝えているか。"
        "{every:,} 文のうち、まだ伝えていないのは {untold:,} 文。"
    )
    answer = say(what, sections=len(grid), every=every.sum(), untold=untold.sum())
    told = listed(grid, beside, "section", templates("原因と、伝えている文の数"))
    return heat_map(grid, beside, answer, numbers(told))


def counted(bars: list[Bar], about: str, frame: pd.DataFrame) -> Shown:
    """Bars with what they are about, and which is the longest."""
    return bar_chart(bars, about + most(bars), numbers(frame)) if bars else nothing(frame)


def most(bars: list[Bar]) -> str:
    """Which bar is the longest, in words."""
    longest = max(bars, key=lambda bar: bar.value)
    what = "いちばん多いのは「{label}」の {said}。"
    return say(what, label=longest.label, said=longest.said)


def times(taps: int) -> str:
    """A number of taps."""
    return say("{count} 回", count=taps)


def of_people(count: int) -> str:
    """A number of people."""
    return say("{count:,} 人", count=count)


def listed(grid: pd.DataFrame, beside: pd.DataFrame, name: str, told: str) -> pd.DataFrame:
    """A grid as a table that can be read aloud: in each row, ``told``, only what is there."""
    cells = [
        in_a_row(f"{column} {figures(n)}" for column, n in row.items() if n)
        for _, row in grid.iterrows()
    ]
    columns = {name: grid.index, told: cells} | {head: beside[head] for head in beside}
    return pd.DataFrame(columns).reset_index(drop=True)
