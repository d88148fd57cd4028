"""The document checker, driven from Python: what it says of ticks, and where that leads."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given

from guide_data.model.document_verdict import judge
from guide_data.model.documents import Documents
from guide_data.words.i18n import LANGUAGES
from tests.support.ticked_papers import DOCUMENTS, FLOW, TICKED, TODAY, ticks
from widgets import Guide
from widgets.live.parts.document_checker import DocumentChecker, today_in
from widgets.views.step_view import step_view


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
    papers.ticked = ticks(ticked)
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
    papers.ticked = ticks(ticked)
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


@pytest.mark.parametrize("said", FLOW.languages, ids=lambda flow: flow.guide.language)
def test_where_the_checker_lists_the_papers_the_list_only_stands_in_for_it(said):
    for step in said.steps.values():
        marked = BeautifulSoup(step_view(said, step).body, "html.parser").select(".stand-in li")
        listed = [paper.name for paper in said.documents.papers if "papers" in step.checks]
        assert len(marked) == len(listed)
        assert all(any(name in row.text for row in marked) for name in listed)
