"""What the papers checker says: the rows to tick, and a verdict on what is ticked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Literal, TypedDict

from guide_data.model.document_verdict import OLDER, Verdict, oldest
from guide_data.model.documents import Documents, Paper
from guide_data.model.flow import Flow
from guide_data.model.step import Finding
from guide_data.text.language_tags import date_in
from guide_data.words.word_types import Words

# In bytes: a smaller photo or scan holds no letters that can be read.
SMALLEST = 10_000
BEST_FIRST = ("prefer", "fine")


class DocumentRow(TypedDict):
    """A thing to tick, and a note under it."""

    id: str
    text: str
    note: str | None


class FileKind(TypedDict):
    """A type of file: how its name ends, what it is called, and which kind its bytes are."""

    id: str
    name: str
    kind: str


class UnfitFile(TypedDict):
    """A kind of file that cannot be sent, and what to do about it."""

    id: str
    kind: str
    text: str


class DocumentRows(TypedDict):
    """All that the browser shows and knows, before anything is ticked or chosen.

    ``smallest`` is how many bytes a file must have.
    """

    papers: list[DocumentRow]
    gone: list[DocumentRow]
    bills: list[DocumentRow]
    types: list[FileKind]
    unfit: list[UnfitFile]
    smallest: int


class VerdictLines(TypedDict):
    """A verdict in words, the first line its sum; ``bills`` is whether to ask for them.

    ``finding`` is the verdict in one word; empty while there is none.
    """

    tone: Literal["none", "enough", "short"]
    lines: list[str]
    bills: bool
    finding: Finding | Literal[""]


def document_rows(documents: Documents, words: Words, today: date) -> DocumentRows:
    """All that can be ticked and chosen on a day."""
    ranked = [paper for rank in BEST_FIRST for paper in documents.papers if paper.today == rank]
    say = words.document_checker
    bills: list[DocumentRow] = [
        {
            "id": bill.id,
            "text": bill.name,
            "note": say["since"].format(date=written(oldest(bill, today), words)),
        }
        for bill in documents.bills
    ]
    older: list[DocumentRow] = [{"id": OLDER, "text": say["older"], "note": None}]
    return {
        "papers": paper_rows(ranked),
        "gone": paper_rows(paper for paper in documents.papers if paper.today == "gone"),
        "bills": bills + older if bills else [],
        "types": [{"id": f.id, "name": f.name, "kind": f.kind} for f in documents.files],
        "unfit": [{"id": f.id, "kind": f.kind, "text": f.text} for f in documents.unfit],
        "smallest": SMALLEST,
    }


def paper_rows(papers: Iterable[Paper]) -> list[DocumentRow]:
    """Papers as they are listed to be ticked."""
    return [{"id": paper.id, "text": paper.name, "note": paper.note} for paper in papers]


def verdict_lines(verdict: Verdict | None, flow: Flow, words: Words) -> VerdictLines:
    """A verdict in words, the answer first; None: nothing is ticked yet."""
    if verdict is None:
        lines = [words.document_checker["nothing"]]
        return {"tone": "none", "lines": lines, "bills": False, "finding": ""}
    return {
        "tone": "enough" if verdict.enough else "short",
        "lines": list(lines_on(verdict, flow, words)),
        "bills": bool(verdict.best and verdict.best.address != "printed"),
        "finding": verdict.finding or "",
    }


def lines_on(verdict: Verdict, flow: Flow, words: Words) -> Iterator[str]:
    """The lines of a verdict, the answer first."""
    say = words.document_checker
    gone = [say["gone_said"].format(papers=listed(verdict.gone, words))] if verdict.gone else []
    if verdict.enough:
        yield say["enough"]
        yield from (*enough_lines(verdict, words), *gone)
    elif "paper" not in verdict.needs:
        yield say["short"]
        yield from (*bill_lines(verdict, flow, words), *gone)
    else:
        yield say["short"]
        yield from (*gone, *paper_lines(verdict, flow, words))


def enough_lines(verdict: Verdict, words: Words) -> Iterator[str]:
    """What to send, and what to hide on it."""
    say = words.document_checker
    paper = verdict.best.name if verdict.best else say["any_paper"]
    if verdict.bill:
        yield say["best_bill"].format(paper=paper, bill=verdict.bill.name)
    else:
        yield say["best"].format(paper=paper)
    if verdict.cover:
        yield say["cover"].format(things=listed(verdict.cover, words))


def bill_lines(verdict: Verdict, flow: Flow, words: Words) -> Iterator[str]:
    """What is needed beside the best paper, as it may not show the address."""
    say = words.document_checker
    paper = verdict.best.name if verdict.best else say["any_paper"]
    names = {"paper": paper, "bill": listed(flow.documents.bills, words)}
    if "look" in verdict.needs:
        yield say["look"].format_map(names)
        yield say["look_bill"].format_map(names)
    else:
        yield say["bill"].format_map(names)
    if "newer-bill" in verdict.needs:
        yield say["newer_bill"]
    if verdict.oldest:
        yield say["bill_date"].format(date=written(verdict.oldest, words))
    yield say["no_bill"].format(helpdesk=helpdesk(flow, words))


def paper_lines(verdict: Verdict, flow: Flow, words: Words) -> Iterator[str]:
    """Which papers are the best, and what to do without any."""
    say = words.document_checker
    if not verdict.gone:
        yield say["paper"]
    if preferred := [paper for paper in flow.documents.papers if paper.today == "prefer"]:
        yield say["prefer"].format(papers=listed(preferred, words))
    yield say["no_paper"].format(helpdesk=helpdesk(flow, words))
    yield from (advice.text for advice in flow.documents.without)


def helpdesk(flow: Flow, words: Words) -> str:
    """Whom to ask, as the content names them."""
    return flow.guide.helpdesk or words.document_checker["helpdesk"]


def written(day: date, words: Words) -> str:
    """A day as the language writes it."""
    return date_in(day, words.typography["locale"])


def listed(things: Iterable[Any], words: Words) -> str:
    """The names of things in a line."""
    return words.typography["comma"].join(thing.name for thing in things)
