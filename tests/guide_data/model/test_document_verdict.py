"""Which papers are enough: a table of what people have, and what holds whatever they have."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide_data.model.document_verdict import judge, oldest, rank
from guide_data.model.documents import Bill
from tests.support.ticked_papers import DOCUMENTS, TICKED, TODAY, ticks

# What is ticked, the best of it, what it still needs (nothing: enough), and what does not count.
TABLE = {
    "nothing": ("", None, "paper", ""),
    "license": ("license", "license", "", ""),
    "residence card": ("residence", "residence", "", ""),
    "special permanent": ("special-permanent", "special-permanent", "", ""),
    "care": ("care", "care", "", ""),
    "passport": ("passport", "passport", "bill", ""),
    "pension certificate": ("pension-certificate", "pension-certificate", "look bill", ""),
    "pension book": ("pension-book", None, "paper", "pension-book"),
    "health": ("health", None, "paper", "health"),
    "elderly health": ("elderly-health", None, "paper", "elderly-health"),
    "mutual aid": ("mutual-aid", None, "paper", "mutual-aid"),
    "alien": ("alien", None, "paper", "alien"),
    "bill": ("utility", None, "paper", ""),
    "old bill": ("OLDER", None, "paper", ""),
    "passport, bill": ("passport utility", "passport", "", ""),
    "passport, old bill": ("passport OLDER", "passport", "newer-bill", ""),
    "passport, both bills": ("passport utility OLDER", "passport", "", ""),
    "pension certificate, bill": ("pension-certificate utility", "pension-certificate", "", ""),
    "pension certificate, old bill": (
        "pension-certificate OLDER",
        "pension-certificate",
        "look newer-bill",
        "",
    ),
    "health, bill": ("health utility", None, "paper", "health"),
    "only gone papers": ("alien health", None, "paper", "health alien"),
    "all gone papers, bill": (
        "pension-book health elderly-health mutual-aid alien utility",
        None,
        "paper",
        "pension-book health elderly-health mutual-aid alien",
    ),
    "license, gone": ("health license", "license", "", "health"),
    "passport, gone": ("passport health", "passport", "bill", "health"),
    "passport, gone, bill": ("passport alien utility", "passport", "", "alien"),
    "license, passport": ("passport license", "license", "", ""),
    "license, old bill": ("license OLDER", "license", "", ""),
    "care, passport": ("passport care", "care", "", ""),
    "care, license": ("care license", "license", "", ""),
    "license, residence": ("residence license", "license", "", ""),
    "passport, pension certificate": (
        "passport pension-certificate",
        "pension-certificate",
        "look bill",
        "",
    ),
    "unknown": ("student-card", None, "paper", ""),
    "unknown, license": ("student-card license", "license", "", ""),
}


def verdict_on(ticked):
    return judge(DOCUMENTS, ticks(ticked), TODAY)


def ids(things):
    return [thing.id for thing in things]


@pytest.mark.parametrize(("ticked", "best", "needs", "gone"), TABLE.values(), ids=TABLE)
def test_what_is_ticked_is_judged(ticked, best, needs, gone):
    verdict = verdict_on(ticked)
    assert (verdict.best and verdict.best.id) == best
    assert verdict.needs == tuple(needs.split())
    assert verdict.enough == (not needs)
    assert ids(verdict.gone) == gone.split()
    assert verdict.oldest == date(2026, 5, 22)
    assert ids(verdict.cover) == ["account", "number", "other"]


def test_the_table_has_each_paper_alone():
    assert set(ids(DOCUMENTS.papers)) <= {ticked for ticked, *_ in TABLE.values()}


def test_a_bill_is_only_sent_where_the_paper_needs_it():
    assert verdict_on("passport utility").bill == DOCUMENTS.bills[0]
    assert verdict_on("license utility").bill is None


OLDEST = {
    "same day": (date(2026, 11, 22), 6, date(2026, 5, 22)),
    "last year": (date(2026, 3, 5), 6, date(2025, 9, 5)),
    "december": (date(2026, 6, 30), 6, date(2025, 12, 30)),
    "january": (date(2026, 7, 1), 6, date(2026, 1, 1)),
    "no such day": (date(2026, 8, 31), 6, date(2026, 3, 1)),
    "no such day, leap year": (date(2028, 8, 30), 6, date(2028, 3, 1)),
    "leap day": (date(2028, 8, 29), 6, date(2028, 2, 29)),
    "no 31st": (date(2026, 12, 31), 1, date(2026, 12, 1)),
    "a year": (date(2028, 2, 29), 12, date(2027, 3, 1)),
}


@pytest.mark.parametrize(("today", "months", "day"), OLDEST.values(), ids=OLDEST)
def test_the_oldest_bill_that_counts(today, months, day):
    assert oldest(Bill(id="b", name="b", months=months, fact="f"), today) == day


def test_where_bills_differ_the_day_is_one_on_which_all_count():
    bills = [Bill(id=f"b{n}", name="b", months=n, fact="f") for n in (6, 3)]
    documents = DOCUMENTS.model_copy(update={"bills": tuple(bills)})
    assert judge(documents, (), TODAY).oldest == date(2026, 8, 22)


@given(TICKED, TICKED)
def test_more_ticks_never_make_it_worse(some, others):
    less, more = judge(DOCUMENTS, some, TODAY), judge(DOCUMENTS, some | others, TODAY)
    assert more.enough >= less.enough
    if less.best:
        assert more.best
        assert rank(more.best) <= rank(less.best)


@given(TICKED)
def test_what_counts_was_ticked_and_is_not_gone(ticked):
    verdict = judge(DOCUMENTS, ticked, TODAY)
    chosen = [verdict.best, verdict.bill, *verdict.gone]
    assert {thing.id for thing in chosen if thing} <= ticked
    assert not (verdict.best and verdict.best.today == "gone")
    assert verdict.enough == (verdict.best is not None and not verdict.needs)
    lasting = {paper.id for paper in DOCUMENTS.papers if paper.today != "gone"}
    assert verdict.enough <= bool(ticked & lasting)


@given(TICKED)
def test_gone_papers_change_nothing_but_that_they_are_told(ticked):
    gone = {paper.id for paper in DOCUMENTS.papers if paper.today == "gone"}
    with_gone = judge(DOCUMENTS, ticked, TODAY)
    without = judge(DOCUMENTS, ticked - gone, TODAY)
    assert (with_gone.best, with_gone.needs) == (without.best, without.needs)


@given(st.dates(date(1980, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_the_oldest_day_is_as_many_months_ago(today, months):
    day = oldest(Bill(id="b", name="b", months=months, fact="f"), today)
    apart = (today.year - day.year) * 12 + today.month - day.month
    assert day < today
    assert (apart, day.day) == (months, today.day) or (apart, day.day) == (months - 1, 1)
