"""What an edit does to the journeys: since the last commit, or if an answer led elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from guide_data.diff.journeys import Difference, difference
from guide_data.diff.revisions import NoContent, flow_at
from guide_data.diff.summary import OPENED, PARTED, said, way
from guide_data.model.flow import Flow
from guide_data.model.problems import ContentError, nearest
from guide_data.model.step import Step
from guide_data.reading.folder import chosen_folder
from guide_data.reading.reader import read_guide


@dataclass(frozen=True)
class Compared:
    """Two states of a content folder compared, or why they cannot be."""

    difference: Difference | None
    said: tuple[str, ...]

    def _rows(self, name: str) -> Iterable[Any]:
        return getattr(self.difference, name) if self.difference else ()

    def _frame(self, rows: list[tuple[Any, ...]], columns: list[str]) -> pd.DataFrame:
        frame = pd.DataFrame(rows, columns=columns)
        if self.difference is None:
            frame.attrs["nothing"] = "くらべられませんでした。"
        return frame

    @property
    def people(self) -> pd.DataFrame:
        """Everybody in journeys.yaml who comes elsewhere now: person, who, change, answers."""
        rows = [(p.id, p.who, way(PARTED, p), p.journey) for p in self._rows("people")]
        return self._frame(rows, ["person", "who", "change", "answers"])

    @property
    def parted(self) -> pd.DataFrame:
        """Journeys that end elsewhere now: journeys, change, answers of the shortest."""
        rows = [(g.count, way(PARTED, g), g.journey) for g in self._rows("parted")]
        return self._frame(rows, ["journeys", "change", "answers"])

    @property
    def opened(self) -> pd.DataFrame:
        """Journeys that were not there before: journeys, change, answers of the shortest."""
        rows = [(g.count, way(OPENED, g), g.journey) for g in self._rows("opened")]
        return self._frame(rows, ["journeys", "change", "answers"])

    @property
    def changes(self) -> pd.DataFrame:
        """Everything that came, went or changed, part by part."""
        rows = [(c.kind, c.id, c.part, c.old or "", c.new or "") for c in self._rows("changes")]
        return self._frame(rows, ["kind", "id", "where", "前", "今"])


def compare(
    old: str = "HEAD", new: str | None = None, folder: Path | str | None = None
) -> Compared:
    """Compare two revisions of git or two folders; by default the last commit with the folder."""
    path = Path(folder) if folder else chosen_folder()
    try:
        return judged(flow_at(old, path), read_guide(path) if new is None else flow_at(new, path))
    except (NoContent, ContentError) as trouble:
        return untold(trouble)


def what_if(step: str, option: str, to: str, folder: Path | str | None = None) -> Compared:
    """What would change if an option led to another step; nothing is written."""
    try:
        flow = read_guide(folder)
    except ContentError as trouble:
        return untold(trouble)
    if wrong := "".join(refused(flow, step, option, to)):
        return Compared(None, (wrong,))
    return judged(flow, rerouted(flow, step, option, to))


def refused(flow: Flow, step: str, option: str, to: str) -> Iterator[str]:
    """Why an option cannot be led to another step."""
    for name in (step, to):
        if name not in flow.steps:
            yield f"'{name}' というステップはありません{nearest(name, flow.steps)}。"
    if step in flow.steps and not flow.steps[step].option(option):
        known = [offered.id for offered in flow.steps[step].options]
        yield f"'{step}' に '{option}' という答えはありません{nearest(option, known)}。"
    if step in after(flow, to):
        yield f"'{to}' は '{step}' に続いているので、同じステップに戻ってしまいます。"


def after(flow: Flow, step: str) -> set[str]:
    """A step, and every step that it leads to."""
    reached, waiting = set[str](), [step]
    while waiting:
        here = waiting.pop()
        if here in flow.steps and here not in reached:
            reached.add(here)
            waiting += [option.to for option in flow.steps[here].options]
    return reached


def untold(trouble: Exception) -> Compared:
    """Why nothing can be compared."""
    return Compared(None, tuple(str(trouble).splitlines()))


def judged(old: Flow, new: Flow) -> Compared:
    """How two flows differ, with the words that say it."""
    found = difference(old, new)
    return Compared(found, tuple(said(found)))


def rerouted(flow: Flow, step: str, option: str, to: str) -> Flow:
    """A flow in which one option leads to another step."""
    causes = [
        cause.model_copy(
            update={"steps": tuple(led(s, option, to) if s.id == step else s for s in cause.steps)}
        )
        for cause in flow.causes
    ]
    return flow.made_of(causes)


def led(step: Step, option: str, to: str) -> Step:
    """A step one of whose options leads elsewhere."""
    options = [o.model_copy(update={"to": to}) if o.id == option else o for o in step.options]
    return step.model_copy(update={"options": tuple(options)})


def first_answer(folder: Path | str | None = None) -> tuple[str, str, str]:
    """An option to try ``what_if`` with: the start's first one, and the last outcome.

    Empty where the content cannot be read.
    """
    try:
        flow = read_guide(folder)
    except ContentError:
        return ("", "", "")
    outcomes = [step.id for step in flow.steps.values() if step.kind == "outcome"]
    return (flow.guide.start, flow.steps[flow.guide.start].options[0].id, outcomes[-1])
