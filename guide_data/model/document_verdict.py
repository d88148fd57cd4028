"""Whether the papers that somebody has are enough for the identity check. No I/O."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from guide_data.model.documents import Bill, Cover, Documents, Paper
from guide_data.model.step import Finding

# A tick that is no thing's id, which has no space: there are bills, but only older ones.
OLDER = "older bill"

# ``look`` is to look for an address on the paper, ``bill`` and ``newer-bill`` make up for it.
Need = Literal["paper", "look", "bill", "newer-bill"]

LACKING: dict[Need, Finding] = {
    "paper": "no-paper",
    "bill": "no-bill",
    "newer-bill": "old-bill",
}
ADDRESS = ("printed", "look", "none")
TODAY = ("prefer", "fine")


@dataclass(frozen=True)
class Verdict:
    """What is to be said to somebody who has certain papers.

    ``best`` is the one paper to send, with ``bill`` beside it where its address is not printed.
    ``gone`` are those they have that no longer count, ``oldest`` is the day from which bills do.
    """

    enough: bool
    best: Paper | None
    bill: Bill | None
    needs: tuple[Need, ...]
    oldest: date | None
    gone: tuple[Paper, ...]
    cover: tuple[Cover, ...]

    @property
    def finding(self) -> Finding | None:
        """The verdict in one word; None while somebody has to look for an address first."""
        if self.enough:
            return "bill" if self.bill else "address"
        return LACKING.get(self.needs[0])


def judge(
    documents: Documents, ticked: Collection[str], today: date, has_paper: bool = False
) -> Verdict:
    """The verdict on the papers and bills of those ids; ids of nothing change nothing.

    ``has_paper``: there is one without an address, whether it is ticked or not.
    """
    papers = [paper for paper in documents.papers if paper.id in ticked]
    best = min((paper for paper in papers if paper.today != "gone"), key=rank, default=None)
    bill = next((bill for bill in documents.bills if bill.id in ticked), None)
    needs = lacking(best, bill, OLDER in ticked) if best or has_paper else ("paper",)
    days = [oldest(bill, today) for bill in documents.bills]
    return Verdict(
        enough=not needs,
        best=best,
        bill=bill if not (best and best.address == "printed") else None,
        needs=needs,
        # Where bills differ, the day on which all of them count.
        oldest=max(days, default=None),
        gone=tuple(paper for paper in papers if paper.today == "gone"),
        cover=documents.cover,
    )


def rank(paper: Paper) -> tuple[int, int]:
    """How good a paper is, the best first: one that needs nothing else, then one to prefer."""
    return ADDRESS.index(paper.address), TODAY.index(paper.today)


def lacking(paper: Paper | None, bill: Bill | None, older: bool) -> tuple[Need, ...]:
    """What a paper still needs beside it; None: one without an address."""
    address = paper.address if paper else "none"
    if bill or address == "printed":
        return ()
    another: Need = "newer-bill" if older else "bill"
    return ("look", another) if address == "look" else (another,)


def oldest(bill: Bill, today: date) -> date:
    """The first day on which a bill that counts today can have been issued."""
    months = today.year * 12 + today.month - 1 - bill.months
    year, month = divmod(months, 12)
    days = monthrange(year, month + 1)[1]
    if today.day <= days:
        return date(year, month + 1, today.day)
    # No such day in that month: the day after its last is surely within the months.
    return date(year, month + 1, days) + timedelta(days=1)
