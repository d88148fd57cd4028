"""The papers checker: whether what the visitor has is enough, and whether a file can be sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta, timezone
from typing import Any

import anywidget
import traitlets as t

from guide_data.model.document_verdict import OLDER, Verdict, judge, oldest
from guide_data.model.flow import Documents, DocumentSection, Flow, Paper
from widgets.views.assets import script, static
from widgets.views.i18n import Words
from widgets.views.words_papers import PaperWords

ALL: tuple[DocumentSection, ...] = ("papers", "bills", "file")
JAPAN = timezone(timedelta(hours=9))
# In bytes: a smaller photo or scan holds no letters that can be read.
SMALLEST = 10_000
BEST_FIRST = ("prefer", "fine")
# More ticks than any guide has papers are no visitor's.
MOST = 100


def today_in_japan() -> date:
    """The day it is for those who look at the papers."""
    return datetime.now(JAPAN).date()


class DocumentChecker(anywidget.AnyWidget):
    """Judges each tick; a chosen file is looked at in the browser and never leaves it.

    ``show`` tells the parts to be seen; of a guide without documents there are none.
    """

    _esm = script("live/parts/document_checker.js")
    _css = t.Unicode().tag(sync=True)

    parts = t.List(t.Unicode()).tag(sync=True)
    shown = t.Dict().tag(sync=True)
    ticked = t.List(t.Unicode(), maxlen=MOST).tag(sync=True, visitor=True)
    verdict = t.Dict().tag(sync=True)

    def __init__(
        self,
        flow: Flow,
        words: Words,
        parts: Sequence[DocumentSection] = ALL,
        today: Callable[[], date] = today_in_japan,
    ) -> None:
        self._today = today
        super().__init__(parts=list(parts))
        self.take(flow, words)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        # Shown on its own, it brings the look that else the guide around it has.
        self._css = static("static/style.css")
        self.add_class("guide")
        return super()._repr_mimebundle_(**kwargs)

    def take(self, flow: Flow, words: Words) -> None:
        """Go on in another language or a changed flow; what was ticked stays ticked."""
        self._documents, self._words = flow.documents, words.papers
        self._judge()

    def show(self, parts: Sequence[DocumentSection]) -> None:
        """Show some of the parts, or none."""
        self.parts = list(parts)

    @t.observe("ticked")
    def _judge(self, _: Any = None) -> None:
        today, documents, words = self._today(), self._documents, self._words
        verdict = judge(documents, self.ticked, today)
        with self.hold_sync():
            self.shown = shown(documents, words, today)
            self.verdict = {
                "tone": tone(verdict, self.ticked),
                "lines": list(said(verdict, documents, words)) if self.ticked else [words.nothing],
                "bills": bool(verdict.best and verdict.best.address != "printed"),
            }
        self.send({"answered": True})


def tone(verdict: Verdict, ticked: Sequence[str]) -> str:
    """How a verdict looks: nothing to judge yet, enough, or short of something."""
    if not ticked:
        return "none"
    return "enough" if verdict.enough else "short"


def shown(documents: Documents, words: PaperWords, today: date) -> dict[str, Any]:
    """All that the browser shows and knows, before anything is ticked or chosen."""
    ranked = [paper for rank in BEST_FIRST for paper in documents.papers if paper.today == rank]
    bills = [
        {"id": bill.id, "text": bill.name, "note": since(oldest(bill, today), words)}
        for bill in documents.bills
    ]
    older = [{"id": OLDER, "text": words.older, "note": None}] if bills else []
    return {
        "papers": rows(ranked),
        "gone": rows(paper for paper in documents.papers if paper.today == "gone"),
        "bills": bills + older,
        "types": [file.model_dump(exclude={"fact"}) for file in documents.files],
        "unfit": [file.model_dump(exclude={"fact"}) for file in documents.unfit],
        "smallest": SMALLEST,
        "words": asdict(words),
    }


def rows(papers: Iterable[Paper]) -> list[dict[str, str | None]]:
    """Papers as they are listed to be ticked."""
    return [{"id": paper.id, "text": paper.name, "note": paper.note} for paper in papers]


def since(day: date, words: PaperWords) -> str:
    """From which day on a bill counts."""
    return words.since.format(date=words.date.format(day))


def said(verdict: Verdict, documents: Documents, words: PaperWords) -> Iterator[str]:
    """A verdict in words, the answer first."""
    gone = [words.gone_said.format(papers=listed(verdict.gone, words))] if verdict.gone else []
    if verdict.enough:
        yield words.enough
        yield from (*said_enough(verdict, words), *gone)
    elif verdict.best:
        yield words.short
        yield from (*said_bill(verdict, documents, words), *gone)
    else:
        yield words.short
        yield from (*gone, *said_paper(verdict, documents, words))


def said_enough(verdict: Verdict, words: PaperWords) -> Iterator[str]:
    """What to send, and what to hide on it."""
    assert verdict.best
    if verdict.bill:
        yield words.best_bill.format(paper=verdict.best.name, bill=verdict.bill.name)
    else:
        yield words.best.format(paper=verdict.best.name)
    if verdict.cover:
        yield words.cover.format(things=listed(verdict.cover, words))


def said_bill(verdict: Verdict, documents: Documents, words: PaperWords) -> Iterator[str]:
    """What is needed beside the best paper, as it may not show the address."""
    assert verdict.best
    names = {"paper": verdict.best.name, "bill": listed(documents.bills, words)}
    if "look" in verdict.needs:
        yield words.look.format(**names)
        yield words.look_bill.format(**names)
    else:
        yield words.bill.format(**names)
    if "newer-bill" in verdict.needs:
        yield words.newer_bill
    if verdict.oldest:
        yield words.bill_date.format(date=words.date.format(verdict.oldest))
    yield words.no_bill


def said_paper(verdict: Verdict, documents: Documents, words: PaperWords) -> Iterator[str]:
    """Which papers are the best, and what to do without any."""
    if not verdict.gone:
        yield words.paper
    if preferred := [paper for paper in documents.papers if paper.today == "prefer"]:
        yield words.prefer.format(papers=listed(preferred, words))
    yield words.no_paper
    yield from (advice.text for advice in documents.without)


def listed(things: Iterable[Any], words: PaperWords) -> str:
    """The names of things in a line."""
    return words.comma.join(thing.name for thing in things)
