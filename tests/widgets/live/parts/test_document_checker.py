"""Which papers are enough: a table of what people have, and what holds whatever they have."""

from datetime import date
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from guide_data import ContentError
from guide_data.model.document_verdict import OLDER, judge, oldest, rank
from guide_data.model.documents import Bill, Documents
from guide_data.reading.reader import read_guide
from guide_data.words.i18n import LANGUAGES
from tests.support.paths import PINNED
from widgets import Guide
from widgets.live.parts.document_checker import DocumentChecker, today_in
from widgets.views.step_view import step_view

FLOW = read_guide(PINNED)
DOCUMENTS = FLOW.documents
TODAY = date(2026, 11, 22)

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
    return judge(DOCUMENTS, {OLDER if one == "OLDER" else one for one in ticked.split()}, TODAY)


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


KNOWN = [*ids(DOCUMENTS.papers), *ids(DOCUMENTS.bills), OLDER]
TICKED = st.sets(st.sampled_from([*KNOWN, "nothing-known"]))


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


def widget(flow=FLOW, **given):
    return DocumentChecker(flow, today=lambda: TODAY, **given)


@given(TICKED)
def test_every_verdict_can_be_said_in_every_language(ticked):
    for flow in FLOW.languages:
        papers = widget(flow)
        papers.ticked = sorted(ticked)
        tone, lines = papers.verdict["tone"], papers.verdict["lines"]
        assert tone == ("none" if not ticked else "enough" if verdict_of(ticked) else "short")
        assert all(lines)
        assert not [line for line in lines if "{" in line]


def verdict_of(ticked):
    return judge(DOCUMENTS, ticked, TODAY).enough


@pytest.mark.parametrize("ticked", ["passport", "pension-certificate", "passport OLDER"])
def test_the_date_of_the_oldest_bill_is_told(ticked):
    papers = widget()
    papers.ticked = [OLDER if one == "OLDER" else one for one in ticked.split()]
    assert "2026年5月22日" in "".join(papers.verdict["lines"])


def test_who_has_no_paper_is_told_what_to_ask():
    papers = widget()
    papers.ticked = ["health"]
    assert DOCUMENTS.without[0].text in papers.verdict["lines"]
    assert any("健康保険証" in line for line in papers.verdict["lines"])


def test_another_language_keeps_the_ticks():
    papers = widget()
    papers.ticked = ["passport"]
    papers.update(FLOW.speaking("en"), LANGUAGES["en"])
    assert papers.ticked == ["passport"]
    assert papers.words == LANGUAGES["en"].document_checker


def test_the_parts_are_told_by_the_content():
    marked = {step.id: step.checks for step in FLOW.steps.values() if step.check}
    assert marked == {
        "two-step-paper": ("papers", "bills"),
        "two-step-bill": ("bills",),
        "two-step-photo": ("file",),
    }


# The step, what is ticked, and the answer that follows; nothing where only the visitor can know.
PAPER, BILL, PHOTO = "two-step-paper", "two-step-bill", "two-step-photo"
LEADING = {
    "nothing": (PAPER, "", ""),
    "license": (PAPER, "license", "with-address"),
    "license and one that is gone": (PAPER, "license health", "with-address"),
    "passport": (PAPER, "passport", "no-address"),
    "passport, old bill": (PAPER, "passport OLDER", "no-address"),
    "passport, bill": (PAPER, "passport utility", "with-bill"),
    "one to look at": (PAPER, "pension-certificate", ""),
    "one to look at, bill": (PAPER, "pension-certificate utility", "with-bill"),
    "only gone ones": (PAPER, "health", "none"),
    "only a bill": (PAPER, "utility", "none"),
    "asked for a bill, nothing": (BILL, "", ""),
    "asked for a bill, passport": (BILL, "passport", ""),
    "asked for a bill, bill": (BILL, "utility", "have"),
    "asked for a bill, passport and bill": (BILL, "passport utility", "have"),
    "asked for a bill, old one": (BILL, "OLDER", "none"),
    "asked for a bill, both": (BILL, "utility OLDER", "have"),
    "asked for a file": (PHOTO, "license", ""),
}


@pytest.mark.parametrize(("step", "ticked", "answer"), LEADING.values(), ids=LEADING)
def test_what_is_ticked_leads_to_an_answer(step, ticked, answer):
    guide = Guide(FLOW)
    guide.go(step)
    papers = guide.parts[DocumentChecker]
    papers.ticked = [OLDER if one == "OLDER" else one for one in ticked.split()]
    assert papers.then.get(papers.verdict["finding"], {"id": ""})["id"] == answer


@pytest.mark.parametrize("said", FLOW.languages, ids=lambda flow: flow.guide.language)
def test_the_answers_that_follow_are_in_the_visitors_language(said):
    guide = Guide(FLOW)
    guide.speak(said.guide.language)
    guide.go(PHOTO)
    ready = said.steps[PHOTO].option("ready")
    assert guide.parts[DocumentChecker].then == {"file": {"id": "ready", "text": ready.text}}


def test_who_is_asked_for_a_bill_has_a_paper():
    papers = widget()
    papers.ticked = ["utility"]
    assert papers.verdict["tone"] == "short"
    papers.show(FLOW.steps[BILL])
    assert papers.verdict["tone"] == "enough"
    assert all(papers.verdict["lines"])


def test_an_answer_that_the_step_does_not_offer_is_told_with_its_line(edited):
    folder = edited("causes/3_two_step.yaml", "file: ready}", "file: redy}", PINNED)
    with pytest.raises(ContentError) as caught:
        read_guide(folder)
    [problem] = caught.value.problems
    lines = (folder / problem.file[problem.file.index("causes") :]).read_text("utf-8").splitlines()
    assert "'redy'" in str(problem)
    assert "'ready'" in str(problem)
    assert "redy" in lines[problem.line - 1]


def test_a_guide_without_documents_has_nothing_to_show(small):
    assert small.documents == Documents()
    papers = widget(small)
    assert not any(papers.rows[part] for part in ("papers", "gone", "bills", "types", "unfit"))
    papers.ticked = ["license"]
    assert papers.verdict["tone"] == "short"


def test_the_day_is_that_of_the_guides_time_zone():
    days = set()
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
        guide = SimpleNamespace(time_zone=zone)
        days.add(today_in(SimpleNamespace(guide=guide)))
    # They are 26 hours apart.
    assert len(days) == 2


MISTAKES = {
    "fact of an address": (
        "    today: fine\n    address: look\n    fact: paper-pension-certificate\n"
        "    address_fact: papers-address-varies",
        "papers-adress-varies",
        "papers-address-varies",
    ),
    "fact of a bill": ("    months: 6\n    fact: two-step-bill", "two-step-bil", "two-step-bill"),
    "fact of what to cover": ("name: 口座番号, fact: two-step-cover", "two-step-covr", "cover"),
    "fact of a file": ("kind: pdf, fact: two-step-files", "two-step-file", "two-step-files"),
    "fact of an unfit file": ("fact: file-heic", "file-heik", "file-heic"),
    "fact of advice": ("fact: papers-new", "papers-neww", "papers-new"),
}


@pytest.mark.parametrize(("old", "wrong", "told"), MISTAKES.values(), ids=MISTAKES)
def test_an_unknown_fact_is_told_with_its_line(edited, old, wrong, told):
    folder = edited("documents.yaml", old, old.rpartition(" ")[0] + f" {wrong}", PINNED)
    with pytest.raises(ContentError) as caught:
        read_guide(folder)
    lines = (folder / "documents.yaml").read_text(encoding="utf-8").splitlines()
    assert [f"'{wrong}'" in str(problem) for problem in caught.value.problems] == [True]
    [problem] = caught.value.problems
    assert problem.file.endswith("documents.yaml")
    assert wrong in lines[problem.line - 1]
    assert told in str(problem)


def test_a_bill_cannot_have_the_id_of_a_paper(edited):
    folder = edited("documents.yaml", "id: utility", "id: passport", PINNED)
    with pytest.raises(ContentError) as caught:
        read_guide(folder)
    assert ["'passport'" in str(problem) for problem in caught.value.problems] == [True, True]


@pytest.mark.parametrize("said", FLOW.languages, ids=lambda flow: flow.guide.language)
def test_where_the_checker_lists_the_papers_the_list_only_stands_in_for_it(said):
    for step in said.steps.values():
        marked = BeautifulSoup(step_view(said, step).body, "html.parser").select(".stand-in li")
        listed = [paper.name for paper in said.documents.papers if "papers" in step.checks]
        assert len(marked) == len(listed)
        assert all(any(name in row.text for row in marked) for name in listed)
