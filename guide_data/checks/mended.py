"""A case as it would be with its broken references whole: what is found in it no more, follows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from guide_data.checks.frames.case import Case
from guide_data.checks.frames.tables import Row
from guide_data.model.problems import most_like, plain_name
from guide_data.model.step_kinds import ENDING, KINDS
from guide_data.reading.draft import UnreadStep

# Stands for every step that is named, is not there, and is like none: it may lead anywhere.
ANYWHERE = "?"


@dataclass(frozen=True)
class Mending:
    """How a case would be with its broken references whole."""

    case: Case

    @cached_property
    def unread(self) -> dict[str, UnreadStep]:
        """The steps that could not be understood, by the ids that they are meant to have."""
        return {plain_name(step.id): step for step in self.case.tables.draft.unread}

    @cached_property
    def known(self) -> set[str]:
        """The ids of all steps, as they are meant to be."""
        return {*self.case.tables.steps["step"], *self.unread}

    def target(self, named: str) -> str:
        """The step that is meant by a name: more than case and width nobody can guess surely."""
        meant = plain_name(named)
        return next((id_ for id_ in (named, meant) if id_ in self.known), ANYWHERE)

    @property
    def guesses(self) -> bool:
        """Whether some way leads to a step that nobody knows."""
        return ANYWHERE in set(self.options["to"])

    @cached_property
    def options(self) -> pd.DataFrame:
        """Every option that is written, each to the step that is meant."""
        written = [row for id_, step in self.unread.items() for row in option_rows(id_, step)]
        rows = with_rows(self.case.tables.options, written)
        meant = {named: self.target(str(named)) for named in rows["to"].unique()}
        return rows.assign(to=rows["to"].map(meant))

    @cached_property
    def steps(self) -> pd.DataFrame:
        """Every step that is written, whether or not it was understood."""
        rows = [step_row(id_, step) for id_, step in self.unread.items()]
        return with_rows(self.case.tables.steps, rows)

    @cached_property
    def uses(self) -> pd.DataFrame:
        """Every fact that is named, each as the one that is meant."""
        written = [
            {"step": id_, "fact": str(fact)}
            for id_, step in self.unread.items()
            for fact in listed(step.value.get("facts"))
        ]
        rows = with_rows(self.case.tables.uses, written)
        known = self.case.tables.draft.ids.get("facts", set())
        meant = {fact: nearest_of(fact, known) for fact in rows["fact"].unique()}
        return rows.assign(fact=rows["fact"].map(meant))

    @cached_property
    def mended(self) -> Case:
        """The case as it would be."""
        tables = copy(self.case.tables)
        frames: dict[str, Any] = {"steps": self.steps, "uses": self.uses}
        ids = [*tables.places.values(), *self.unread]
        if self.guesses:
            ids.append(ANYWHERE)
            frames["people"] = self.certain_people()
        places = {("", str(n)): step for n, step in enumerate(ids)}
        vars(tables).update(frames, options=self.all_options(), places=places)
        return replace(self.case, tables=tables)

    def all_options(self) -> pd.DataFrame:
        """The options, and those that a step that nobody knows may have."""
        rows = [self.guessed(to) for to in self.may_follow()] if self.guesses else []
        return with_rows(self.options, rows)

    def may_follow(self) -> Iterator[str]:
        """The steps that a step that nobody knows may lead to."""
        steps, reached = self.steps, self.case.reached
        lost = ~steps["step"].isin(reached) | steps["kind"].isin(ENDING)
        yield from steps.loc[lost, "step"]

    def guessed(self, to: str) -> Row:
        """An option of the step that nobody knows."""
        return {"step": ANYWHERE, "option": to, "text": to, "to": to, "closing": False} | NOWHERE

    def certain_people(self) -> pd.DataFrame:
        """Those whose ways do not lead through a step that nobody knows."""
        rows = self.options[["step", "option", "to"]].to_numpy()
        ways = {(step, option): to for step, option, to in rows}
        people = self.case.tables.people
        start = self.case.tables.guide.start if self.case.tables.guide else ""
        certain = [not passes(start, answers, ways) for answers in people["answers"]]
        return people[pd.Series(certain, index=people.index, dtype=bool)]


NOWHERE: Row = {"file": "", "line": 0}


def passes(step: str, answers: Collection[str], ways: dict[tuple[str, str], str]) -> bool:
    """Whether answers lead from a step to one that nobody knows."""
    for answer in answers:
        step = ways.get((step, answer), "")
        if step == ANYWHERE:
            return True
    return False


def with_rows(frame: pd.DataFrame, rows: list[Row]) -> pd.DataFrame:
    """A frame with more rows, which may lack some of its columns."""
    if not rows:
        return frame
    more = pd.DataFrame(rows, columns=frame.columns).astype(object)
    return pd.concat([frame.astype(object), more], ignore_index=True)


def nearest_of(name: str, known: Collection[str]) -> str:
    """The name that is meant."""
    return name if name in known else most_like(name, known) or name


def listed(value: Any) -> list[Any]:
    """A list, or the one thing that is written in its place."""
    return value if isinstance(value, list) else [value] if value else []


def option_rows(step_id: str, step: UnreadStep) -> Iterator[Row]:
    """The options of a step that was not understood, as far as they are written."""
    value = step.value
    for option in listed(value.get("options")):
        if isinstance(option, dict) and "to" in option:
            yield option_row(step_id, str(option.get("id")), option["to"], closing=False)
    kind = most_like(str(value.get("kind")), KINDS)
    for answer, fields in (KINDS[kind].closing if kind else {}).items():
        to = next((value[name] for name in fields if value.get(name)), None)
        # Where a remedy helped, the guide says where to go.
        to = to or (step.solved if answer == "solved" else None)
        yield option_row(step_id, answer, to, closing=True)


def option_row(step: str, option: str, to: Any, *, closing: bool) -> Row:
    """An option as a row of ``options``; it may lead nowhere yet."""
    row = {"step": step, "option": option, "text": option, "to": str(to), "closing": closing}
    return row | NOWHERE


def step_row(step_id: str, step: UnreadStep) -> Row:
    """A step that was not understood as a row of ``steps``."""
    own = {name: step.value.get(name) for name in ("title", "text", "asks", "ends", "drawing")}
    kind = most_like(str(step.value.get("kind")), KINDS) or "question"
    row = {"step": step_id, "cause": step.cause, "kind": kind, "ours": True, "least": 0, "most": 0}
    return own | row | NOWHERE


def mended(case: Case) -> tuple[Case, bool]:
    """A case with its broken references whole, and whether some of that had to be guessed."""
    mending = Mending(case)
    return mending.mended, mending.guesses
