"""What an edit changes: since the last commit, or if an answer led elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from guide_data.diff.changes import Change
from guide_data.diff.difference import Difference, difference
from guide_data.diff.revisions import NoContent, flow_at, last_release
from guide_data.diff.summary import ADDED, DIVERGED, describe, head, report
from guide_data.messages import gettext, say, templates
from guide_data.model.flow import Flow
from guide_data.model.problems import ContentError, nearest
from guide_data.model.states import explore
from guide_data.model.step_kinds import ENDING
from guide_data.reading.folder import chosen_folder
from guide_data.reading.reader import read_guide

DONE = templates(("足した", "直した", "なくした"))
WAS, NOW = STATES = templates(("前", "今"))


@dataclass(frozen=True)
class Compared:
    """Two states of a content folder compared, or why they cannot be, in ``lines`` for editors.

    Each frame has a row a difference; where nothing could be compared, none, and
    ``attrs["nothing"]`` says so.
    """

    difference: Difference | None
    lines: tuple[str, ...]

    def _rows(self, name: str) -> Iterable[Any]:
        return getattr(self.difference, name) if self.difference else ()

    def _frame(self, rows: list[tuple[Any, ...]], columns: list[str]) -> pd.DataFrame:
        frame = pd.DataFrame(rows, columns=columns)
        if self.difference is None:
            frame.attrs["nothing"] = gettext("くらべられませんでした。")
        return frame

    @property
    def scenarios(self) -> pd.DataFrame:
        """Everybody in journeys.yaml who comes elsewhere now: person, who, change, answers."""
        rows = [(s.id, s.who, describe(DIVERGED, s), s.journey) for s in self._rows("scenarios")]
        return self._frame(rows, ["person", "who", "change", "answers"])

    @property
    def diverged(self) -> pd.DataFrame:
        """Journeys that end elsewhere now: journeys, change, answers of the shortest."""
        rows = [(g.count, describe(DIVERGED, g), g.journey) for g in self._rows("diverged")]
        return self._frame(rows, ["journeys", "change", "answers"])

    @property
    def added(self) -> pd.DataFrame:
        """Journeys that were not there before: journeys, change, answers of the shortest."""
        rows = [(g.count, describe(ADDED, g), g.journey) for g in self._rows("added")]
        return self._frame(rows, ["journeys", "change", "answers"])

    @property
    def changes(self) -> pd.DataFrame:
        """Everything that came, went or changed: kind, id, where (the part), 前, 今."""
        rows = [(c.kind, c.id, c.part, c.old or "", c.new or "") for c in self._rows("changes")]
        return self._frame(rows, ["kind", "id", "where", WAS, NOW])

    @property
    def counts(self) -> pd.DataFrame:
        """How many things of each kind came, changed and went: kind, 足した, 直した, なくした."""
        found: dict[str, dict[str, set[str]]] = {}
        for change in self._rows("changes"):
            found.setdefault(head(change.kind), {}).setdefault(verb(change), set()).add(change.id)
        rows = [(kind, *(len(ids.get(done, ())) for done in DONE)) for kind, ids in found.items()]
        return self._frame(rows, ["kind", *DONE])

    @property
    def losses(self) -> pd.DataFrame:
        """What held the guide right and is gone or moved: what, kind, id, detail."""
        rows = [(loss.what, loss.kind, loss.id, loss.detail) for loss in self._rows("losses")]
        return self._frame(rows, ["what", "kind", "id", "detail"])


def verb(change: Change) -> str:
    """What was done to something, of DONE."""
    added, changed, removed = DONE
    if change.part:
        return changed
    return added if change.old is None else removed


def since_release(folder: Path | str | None = None) -> tuple[str, Compared]:
    """The name of the last release (a tag of git; else what was before the last edit), and how
    the folder differs from it now."""
    path = Path(folder) if folder else chosen_folder()
    release = last_release(path)
    return release, compare(release, folder=path)


def compare(
    old: str = "HEAD", new: str | None = None, folder: Path | str | None = None
) -> Compared:
    """Compare two revisions of git or two folders; by default the last commit with the folder.

    ``folder`` is what revisions are of: the chosen one unless given.
    """
    path = Path(folder) if folder else chosen_folder()
    try:
        return compared(flow_at(old, path), read_guide(path) if new is None else flow_at(new, path))
    except (NoContent, ContentError) as error:
        return failed(error)


def what_if(step: str, option: str, to: str, folder: Path | str | None = None) -> Compared:
    """What would change if an option led to another step; nothing is written."""
    try:
        flow = read_guide(folder)
    except ContentError as error:
        return failed(error)
    if message := "".join(objections(flow, step, option, to)):
        return Compared(None, (message,))
    return compared(flow, rerouted(flow, step, option, to))


def question(step: str, option: str, to: str) -> str:
    """What is asked of ``what_if``, in words."""
    return say("{step} の答え {option} を {to} につないだら", step=step, option=option, to=to)


def objections(flow: Flow, step: str, option: str, to: str) -> Iterator[str]:
    """Why an option cannot be led to another step."""
    for name in (step, to):
        if name not in flow.steps:
            hint = nearest(name, flow.steps)
            yield say("'{id}' というステップはありません{hint}。", id=name, hint=hint)
    if step in flow.steps and not flow.steps[step].option(option):
        known = [offered.id for offered in flow.steps[step].options]
        what = "'{step}' に '{option}' という答えはありません{hint}。"
        yield say(what, step=step, option=option, hint=nearest(option, known))
    if to in flow.steps and step in explore(to, partial(options_of, flow)):
        what = "'{to}' は '{step}' に続いているので、同じステップに戻ってしまいます。"
        yield say(what, to=to, step=step)


def options_of(flow: Flow, step: str) -> list[tuple[str, str]]:
    """The ids of a step's options, and the step that each leads to."""
    return [(option.id, option.to) for option in flow.steps[step].options]


def failed(error: ContentError | NoContent) -> Compared:
    """Why nothing can be compared."""
    return Compared(None, tuple(str(error).splitlines()))


def compared(old: Flow, new: Flow) -> Compared:
    """How two flows differ, with the words that say it."""
    found = difference(old, new)
    return Compared(found, tuple(report(found)))


def rerouted(flow: Flow, step: str, option: str, to: str) -> Flow:
    """A flow in which one option leads to another step."""
    options = [
        offered.model_copy(update={"to": to}) if offered.id == option else offered
        for offered in flow.steps[step].options
    ]
    new = flow.steps[step].model_copy(update={"options": tuple(options)})
    causes = [
        cause.model_copy(update={"steps": tuple(new if s.id == step else s for s in cause.steps)})
        for cause in flow.causes
    ]
    return flow.made_of(causes)


def first_answer(folder: Path | str | None = None) -> tuple[str, str, str]:
    """An option to try ``what_if`` with: the start's first one, and the last outcome.

    Empty where the content cannot be read.
    """
    try:
        flow = read_guide(folder)
    except ContentError:
        return ("", "", "")
    outcomes = [step.id for step in flow.steps.values() if step.kind in ENDING]
    return (flow.guide.start, flow.steps[flow.guide.start].options[0].id, outcomes[-1])
