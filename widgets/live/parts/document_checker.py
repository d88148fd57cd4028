"""The papers checker: whether what the visitor has is enough, and whether a file can be sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, get_args
from zoneinfo import ZoneInfo

import traitlets as t

from guide_data.model.document_verdict import judge
from guide_data.model.flow import DocumentSection, Flow, Step
from widgets.live.parts.base import LivePart, synced
from widgets.live.parts.verdict_text import DocumentRows, VerdictLines, document_rows, verdict_lines
from widgets.views.i18n import DocumentCheckerWords, Words

# More ticks than any guide has papers are no visitor's.
MOST = 100


def today_in(flow: Flow) -> date:
    """The day it is for those who look at the papers: in the guide's time zone, else here."""
    zone = getattr(flow.guide, "time_zone", None)
    return datetime.now(ZoneInfo(zone) if zone else None).date()


class DocumentChecker(LivePart):
    """Judges each tick; a chosen file is looked at in the browser and never leaves it.

    ``sections`` are those to be seen: all, until a step is shown. Of a guide without documents
    there are none. ``today`` tells the day.
    """

    name = "document_checker"
    place = "before the options"

    words: DocumentCheckerWords
    sections: list[str] = synced(t.List(t.Unicode(), list(get_args(DocumentSection))))
    rows: DocumentRows = synced(t.Dict())
    ticked: list[str] = synced(t.List(t.Unicode(), maxlen=MOST))
    verdict: VerdictLines = synced(t.Dict())
    today: Any = t.Callable()

    def update(self, flow: Flow, words: Words) -> None:
        """Go on in another language or a changed flow; what was ticked stays ticked."""
        self._flow, self._words = flow, words
        with self.hold_sync():
            super().update(flow, words)
            self._judge()

    def show(self, step: Step | None) -> None:
        """Show the sections that a step asks for."""
        self.sections = list(step.check) if step else []

    def reset(self) -> None:
        """Forget what was ticked."""
        self.ticked = []

    @t.default("today")
    def _today(self) -> Callable[[], date]:
        return lambda: today_in(self._flow)

    @t.observe("ticked")
    def _judge(self, _: Any = None) -> None:
        today = self.today()
        verdict = judge(self._flow.documents, self.ticked, today) if self.ticked else None
        with self.hold_sync():
            self.rows = document_rows(self._flow.documents, self._words, today)
            self.verdict = verdict_lines(verdict, self._flow, self._words)
        self.answer()
