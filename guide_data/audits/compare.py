"""What an edit does to the journeys: since the last commit, or if an answer led elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from guide_data.difference import OPENED, PARTED, Difference, difference, said, way
from guide_data.flow import Flow, Step
from guide_data.problems import ContentError
from guide_data.reader import chosen_folder, read_guide
from guide_data.revisions import NoContent, flow_at


@dataclass(frozen=True)
class Compared:
    """Two states of a content folder compared, or why they cannot be."""

    difference: Difference | None
    said: tuple[str, ...]

    def _rows(self, name: str) -> Iterable[Any]:
        return getattr(self.difference, name) if self.difference else ()

    @property
    def people(self) -> pd.DataFrame:
        """Everybody in journeys.yaml who comes elsewhere now: person, who, message, answers."""
        rows = [(p.id, p.who, way(PARTED, p), p.journey) for p in self._rows("people")]
        return pd.DataFrame(rows, columns=["person", "who", "message", "answers"])

    @property
    def parted(self) -> pd.DataFrame:
        """Journeys that end elsewhere now: journeys, message, answers of the shortest."""
        rows = [(g.count, way(PARTED, g), g.journey) for g in self._rows("parted")]
        return pd.DataFrame(rows, columns=["journeys", "message", "answers"])

    @property
    def opened(self) -> pd.DataFrame:
        """Journeys that were not there before: journeys, message, answers of the shortest."""
        rows = [(g.count, way(OPENED, g), g.journey) for g in self._rows("opened")]
        return pd.DataFrame(rows, columns=["journeys", "message", "answers"])

    @property
    def changes(self) -> pd.DataFrame:
        """Everything that came, went or changed, part by part."""
        rows = [(c.kind, c.id, c.part, c.old or "", c.new or "") for c in self._rows("changes")]
        return pd.DataFrame(rows, columns=["kind", "id", "where", "前", "今"])


def compare(
    old: str = "HEAD", new: str | None = None, folder: Path | str | None = None
) -> Compared:
    """Compare two revisions of git or two folders; by default the last commit with the folder."""
    path = Path(folder) if folder else chosen_folder()
    try:
        return judged(flow_at(old, path), read_guide(path) if new is None else flow_at(new, path))
    except (NoContent, ContentError) as trouble:
        return Compared(None, tuple(str(trouble).splitlines()))


def what_if(step: str, option: str, to: str, folder: Path | str | None = None) -> Compared:
    """What would change if an option led to another step; nothing is written."""
    try:
        flow = read_guide(folder)
    except ContentError as trouble:
        return Compared(None, tuple(str(trouble).splitlines()))
    return judged(flow, rerouted(flow, step, option, to))


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
    return flow.model_copy(update={"causes": tuple(causes)})


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
