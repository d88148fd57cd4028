"""Coverage by people: somebody in journeys.yaml goes every way, and ends where they must."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from guide_data.checks.frames.case import Case, found, found_in_guide
from guide_data.checks.rules.registry import Family
from guide_data.messages import gettext, listed, say, templates
from guide_data.model.step_kinds import ENDING

rule = Family("coverage")

# A step, and the answer chosen there.
Way = tuple[str, str]
# How many answers of a step a message names.
MOST_NAMED = 3
NOBODY = templates(
    "journeys.yaml に、だれもいません。困っている人の選ぶ答えと、着くはずの終わりを書いてください。"
)


def walks(case: Case) -> Iterator[tuple[dict[Any, Any], list[Way], str | None]]:
    """Each row of ``people``, the ways they choose, and the step that they come to.

    Where an answer is not there they come to None, and it is their last.
    """
    options = case.tables.options[["step", "option", "to"]]
    ways = {(step, option): to for step, option, to in options.to_numpy()}
    start = case.tables.guide.start if case.tables.guide else ""
    for person in case.tables.people.to_dict("records"):
        yield person, *walk(start, person["answers"], ways)


def walk(start: str, answers: Iterable[str], ways: dict[Way, str]) -> tuple[list[Way], str | None]:
    """The ways that answers choose from a start, and the step that they lead to."""
    chosen: list[Way] = []
    step: str | None = start
    for answer in answers:
        if step is not None:
            chosen.append((step, answer))
            step = ways.get(chosen[-1])
    return chosen, step


@rule(
    "option-untested",
    "warning",
    "journeys.yaml のだれも選ばない答え",
    example="- id: never-chosen",
)
def option_untested(case: Case) -> pd.DataFrame:
    """Options on journeys that nobody in journeys.yaml chooses."""
    options = case.tables.options[case.tables.options["step"].isin(case.reached)]
    taken = {way for _, chosen, _ in walks(case) for way in chosen}
    ways = zip(options["step"], options["option"], strict=True)
    idle = pd.Series([way not in taken for way in ways], index=options.index, dtype=bool)
    # Where there is nobody at all, that is told once.
    idle &= not case.tables.people.empty
    message = "{answers} を選ぶ人がいません。journeys.yaml に、選ぶ人を足してください。"
    return found(one_a_step(options[idle]), message)


def one_a_step(options: pd.DataFrame) -> pd.DataFrame:
    """The first of some options of each step, with the ids of all as a message names them."""
    names = {step: list(ids) for step, ids in options.groupby("step")["option"]}
    rows = options.drop_duplicates("step")
    return rows.assign(answers=[named(names[step]) for step in rows["step"]])


def named(ids: list[str]) -> str:
    """Some ids as a message names them, of many the first."""
    first, more = listed(f"'{id}'" for id in ids[:MOST_NAMED]), len(ids) - MOST_NAMED
    return say("{first} ほか {more} 個", first=first, more=more) if more > 0 else first


@rule(
    "outcome-untested",
    "warning",
    "journeys.yaml のだれも着かない終わり",
    example="kind: outcome  # に着く人がいない",
)
def outcome_untested(case: Case) -> pd.DataFrame:
    """Outcomes on journeys where nobody in journeys.yaml ends."""
    steps = case.tables.steps
    ends = steps[steps["kind"].isin(ENDING) & steps["step"].isin(case.reached)]
    met = {step for _, _, step in walks(case)}
    if case.tables.people.empty:
        return found_in_guide(case, [((), gettext(NOBODY))])
    message = "'{step}' に着く人がいません。journeys.yaml に、着く人を足してください。"
    return found(ends[~ends["step"].isin(met)], message)
