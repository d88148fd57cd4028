"""The papers checker: whether what the visitor has is enough, and whether a file can be sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypedDict, get_args
from zoneinfo import ZoneInfo

import traitlets as t

from guide_data.model.document_verdict import judge
from guide_data.model.flow import Flow
from guide_data.model.step import DocumentSection, Finding, Step
from guide_data.words.word_types import DocumentCheckerWords, Words
from widgets.live.parts.base import LivePart, synced
from widgets.live.parts.verdict_text import DocumentRows, VerdictLines, document_rows, verdict_lines

# More ticks than any guide has papers are no visitor's.
MOST = 100


def today_in(flow: Flow) -> date:
    """The day it is for those who look at the papers: in the guide's time zone, else here."""
    zone = flow.guide.time_zone
    return datetime.now(ZoneInfo(zone) if zone else None).date()


class NextAnswer(TypedDict):
    """An answer of the step on screen: its id, and its words."""

    id: str
    text: str


class DocumentChecker(LivePart):
    """Judges each tick; a chosen file is looked at in the browser and never leaves it.

    ``sections`` are those to be seen: all, until a step is shown. Of a guide without documents
    there are none. ``then`` is the answer to give for each finding. ``today`` tells the day.
    """

    name = "document_checker"
    place = "before the options"

    words: DocumentCheckerWords
    sections: list[str] = synced(t.List(t.Unicode(), list(get_args(DocumentSection))))
    rows: DocumentRows = synced(t.Dict())
    ticked: list[str] = synced(t.List(t.Unicode(), maxlen=MOST))
    verdict: VerdictLines = synced(t.Dict())
    then: dict[str, NextAnswer] = synced(t.Dict())
    today: Any = t.Callable()

    def update(self, flow: Flow, words: Words) -> None:
        """Go on in another language or a changed flow; what was ticked stays ticked."""
        self._flow, self._words = flow, words
        with self.hold_sync():
            super().update(flow, words)
            self._judge()

    def show(self, step: Step | None) -> None:
        """Show the sections that a step asks for, and judge what was ticked by them."""
        with self.hold_sync():
            self.sections = list(step.checks) if step else []
            self.then = next_answers(step) if step else {}
            # Most steps have no documents to judge.
            if self.sections:
                self._judge()

    def reset(self) -> None:
        """Forget what was ticked."""
        self.ticked = []

    @t.default("today")
    def _today(self) -> Callable[[], date]:
        return lambda: today_in(self._flow)

    @t.observe("ticked")
    def _on_tick(self, _: Any) -> None:
        with self.hold_sync():
            self._judge()
        self.answer()

    def _judge(self) -> None:
        documents, today = self._flow.documents, self.today()
        # A step that asks for bills alone is for those who have a paper without an address.
        given = (self.ticked, today, "papers" not in self.sections)
        verdict = judge(documents, *given) if self.ticked else None
        self.rows = document_rows(documents, self._words, today)
        self.verdict = verdict_lines(verdict, self._flow, self._words)


def next_answers(step: Step) -> dict[str, NextAnswer]:
    """The answer that a step leads on by, for each finding that has one."""
    found = {finding: step.after_finding(finding) for finding in get_args(Finding)}
    return {
        name: {"id": option.id, "text": option.text} for name, option in found.items() if option
    }
