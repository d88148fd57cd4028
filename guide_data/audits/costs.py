"""What a journey costs a visitor: taps, and minutes, hours or days of waiting."""

from __future__ import annotations

import pandas as pd

from guide_data.audits.audit import Audit
from guide_data.audits.branches import symptoms
from guide_data.audits.durations import in_words
from guide_data.checks.rules.scenarios import walks
from guide_data.messages import gettext, say, templates

# The longest waits that are counted together, in minutes.
UP_TO = templates(
    {
        0: "なし",
        10: "10 分まで",
        60: "1 時間まで",
        6 * 60: "6 時間まで",
        24 * 60: "1 日まで",
        3 * 24 * 60: "3 日まで",
    }
)
LONGER = templates("もっと長い")


def summary(audit: Audit) -> str:
    """In one sentence, what it costs to get through the guide."""
    walked = arrived(audit)
    if walked.empty or not audit.routes.count:
        return gettext("道のりを数えられません。分岐の点検で、先に直すところを見てください。")
    taps, most = walked["taps"], int(walked["most"].max())
    what = (
        "journeys.yaml の {people} 人は、ふつう {usual:g} 回、多くて {highest} 回"
        "選んで終わりに着きます。待つ時間は、長くて {wait}です。"
    )
    return say(
        what, people=len(walked), usual=taps.median(), highest=taps.max(), wait=in_words(most)
    )


def people(audit: Audit) -> pd.DataFrame:
    """Everybody in journeys.yaml with what their way costs: person, who, end, taps, least, most."""
    waits, closing = audit.routes.waits, audit.routes.closing
    rows = []
    for person, chosen, end in walks(audit.case):
        waited = [waits[step] for step, option in chosen if (step, option) in closing]
        waited += [waits[end]] if end and end in audit.routes.ends else []
        least, most = (sum(wait[n] for wait in waited) for n in (0, 1))
        rows.append((person["person"], person["who"], end, len(chosen), least, most))
    return pd.DataFrame(rows, columns=["person", "who", "end", "taps", "least", "most"])


def arrived(audit: Audit) -> pd.DataFrame:
    """Those of ``people`` who come to an end."""
    walked = people(audit)
    return walked[walked["end"].isin(audit.routes.ends)]


def by_taps(audit: Audit) -> pd.DataFrame:
    """How many people come to an end by how many taps: taps, people."""
    counts = arrived(audit)["taps"].value_counts()
    every = range(int(counts.index.min()), int(counts.index.max()) + 1) if len(counts) else ()
    return pd.DataFrame({"taps": every, "people": [int(counts.get(n, 0)) for n in every]})


def by_wait(audit: Audit) -> pd.DataFrame:
    """How many people may wait how long: most (in words), people."""
    waits = arrived(audit)["most"]
    ranges = pd.cut(
        waits, [-1, *UP_TO, float("inf")], labels=[*map(gettext, (*UP_TO.values(), LONGER))]
    )
    counts = ranges.value_counts(sort=False) if len(waits) else pd.Series(dtype=int)
    return pd.DataFrame({"wait": counts.index.astype(str), "people": counts.to_numpy()})


def ends(audit: Audit) -> pd.DataFrame:
    """What each end costs: taps and minutes of the shortest, typical and longest journey.

    Typical is the median of the people in journeys.yaml who end there.
    """
    lengths, walked = audit.routes.lengths, people(audit)
    found = lengths.groupby("end").agg(shortest=("taps", "min"), longest=("taps", "max"))
    waited = pd.DataFrame.from_dict(
        audit.routes.waited, orient="index", columns=["least", "most"], dtype=float
    )
    found = found.join(waited)
    typical = walked.groupby("end").agg(typical=("taps", "median"), waits=("most", "median"))
    found = found.join(typical).reset_index()
    columns = ["end", "title", "shortest", "typical", "longest", "least", "waits", "most"]
    found = found.assign(title=found["end"].map(audit.titles))
    return found.sort_values("shortest", kind="stable")[columns]


def symptom_by_end(audit: Audit) -> pd.DataFrame:
    """Symptoms × ends: the fewest taps from one to the other; 0 where no way leads."""
    table = audit.routes.shortest
    first = table["answers"].str.split(" → ").str[0].map(symptoms(audit))
    grid = table.assign(symptom=first).pivot_table(
        index="symptom", columns="end", values="taps", aggfunc="min", sort=False
    )
    grid = grid.reindex([*symptoms(audit).values()]).fillna(0).astype(int)
    return grid.rename(columns=audit.titles)


def costly(audit: Audit, by: str = "taps", first: int = 20) -> pd.DataFrame:
    """The people whose ways cost most, by ``taps`` or ``most`` (minutes waited)."""
    return people(audit).sort_values(by, ascending=False, kind="stable").head(first)


def detours(audit: Audit) -> pd.DataFrame:
    """The steps that make journeys long: taps spent there beyond the shortest way to the end.

    step, title, people (who went that way), detour (taps altogether).
    """
    spent: dict[str, list[int]] = {}
    for _, chosen, end in walks(audit.case):
        if end not in audit.routes.ends or not audit.routes.count:
            continue
        steps = [step for step, _ in chosen] + [end]
        left = [distance(audit, step, end) for step in steps]
        # What somebody sees is no detour: their way begins at the first answer.
        for n, step in list(enumerate(steps[:-1]))[1:]:
            spent.setdefault(str(step), []).append(1 + left[n + 1] - left[n])
    titles = audit.titles
    rows = [(s, titles.get(s), sum(map(bool, d)), sum(d)) for s, d in spent.items() if any(d)]
    found = pd.DataFrame(rows, columns=["step", "title", "people", "detour"])
    return found.sort_values("detour", ascending=False, kind="stable")


def distance(audit: Audit, step: str | None, end: str | None) -> int:
    """The fewest taps from a step to an end; 0 where there is no such way."""
    return audit.routes.fewest.get((step, end), 0)


def waits(audit: Audit) -> pd.DataFrame:
    """The steps that let a visitor wait, the longest first: step, title, least, most, people.

    ``people`` is how many of journeys.yaml wait there.
    """
    steps = audit.tables.steps[audit.tables.steps["most"].gt(0)]
    ways = [way for _, chosen, _ in walks(audit.case) for way in chosen]
    ended = [end for _, _, end in walks(audit.case)]
    counts = pd.Series([s for s, o in ways if (s, o) in audit.routes.closing] + ended, dtype=object)
    found = steps.assign(people=steps["step"].map(counts.value_counts()).fillna(0).astype(int))
    found = found.sort_values("most", ascending=False, kind="stable")
    return found[["step", "title", "least", "most", "people", "file", "line"]]
