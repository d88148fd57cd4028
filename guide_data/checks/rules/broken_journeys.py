"""People who no longer come where they must: one finding for each place where ways break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd

from guide_data.checks.frames.case import FOUND, Case
from guide_data.checks.rules.registry import Family
from guide_data.checks.rules.scenarios import Way, walks
from guide_data.messages import gettext, listed, say
from guide_data.model.problems import nearest

rule = Family("coverage")

# So many are named; of the others it is said how many they are.
MOST_NAMED = 3
LOST = "'{step}' に答え {answers} がありません{hint}。{who}が進めません。{advice}"
ELSEWHERE = "{who}は '{ends}' に着くはずですが、'{step}' に着きます（最後の答え: {last}）。{advice}"
ROUTE_FIRST = (
    "この道を最後に直したのがあなたなら、道のほうを見直してください。"
    "{parts} を直すのは、道が正しいときだけです。"
)


@dataclass(frozen=True)
class Broken:
    """A row of ``people``, the ways they choose, and the step they come to, not that they must."""

    person: dict[Any, Any]
    chosen: Sequence[Way]
    step: str | None

    @property
    def place(self) -> tuple[str, str]:
        """Where their way breaks: the step, and if no answer lacks there, where they must end."""
        return (self.chosen[-1][0], "") if self.step is None else (self.step, self.person["ends"])


def broken(case: Case) -> list[Broken]:
    """Everybody who does not come where they must."""
    return [
        Broken(person, chosen, step)
        for person, chosen, step in walks(case)
        if step != person["ends"]
    ]


def at_one_place(people: Iterable[Broken]) -> Iterator[list[Broken]]:
    """People whose ways break alike, together."""
    ordered = sorted(people, key=lambda one: one.place)
    yield from (list(together) for _, together in groupby(ordered, lambda one: one.place))


@rule(
    "journey-broken",
    "error",
    "たどれない道、違うところに着く道",
    example="ends: human なのに solved に着く",
)
def journey_broken(case: Case) -> pd.DataFrame:
    """People whose answers are not there, or who end elsewhere than they must."""
    rows = []
    for together in at_one_place(broken(case)):
        first = together[0].person
        there = case.tables.options["step"].eq(together[0].place[0])
        offered = case.tables.options.loc[there, "option"]
        rows.append((first["file"], first["line"], *told(together, list(offered))))
    return pd.DataFrame(rows, columns=FOUND)


def told(together: Sequence[Broken], offered: Sequence[str]) -> tuple[str, str]:
    """The step where some people's ways break, and what is wrong there."""
    step, ends = together[0].place
    who = named(together)
    if not ends:
        lacking = dict.fromkeys(one.chosen[-1][1] for one in together)
        hint = nearest(next(iter(lacking)), offered) if len(lacking) == 1 else ""
        answers = gettext("・").join(f"'{answer}'" for answer in lacking)
        advice = say(ROUTE_FIRST, parts="answers")
        return step, say(LOST, step=step, answers=answers, hint=hint, who=who, advice=advice)
    chosen = together[0].chosen
    last = say("{step} の {answer}", step=chosen[-1][0], answer=chosen[-1][1]) if chosen else ""
    advice = say(ROUTE_FIRST, parts=gettext("ends か answers"))
    said = say(
        ELSEWHERE, who=who, ends=ends, step=step, last=last or gettext("なし"), advice=advice
    )
    return step, said


def named(together: Sequence[Broken]) -> str:
    """Some people by their ids, or the first of many and how many they are."""
    ids = [one.person["person"] for one in together]
    few = "{count} 人（{names}）" if len(ids) <= MOST_NAMED else "{count} 人（{names} など）"
    return say(few, count=len(ids), names=listed(ids[:MOST_NAMED]))
