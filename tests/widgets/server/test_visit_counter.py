"""The operator's counter: numbers alone, and only where it was turned on."""

import re
from datetime import datetime, timedelta

from tests.support.kernel_client import close_code, connected
from tests.support.paths import SMALL
from tests.support.serving import fetch, serving, until
from widgets.server.visit_counter import VisitCounter

NONE_LIVE = ("--most-visitors", "0")


def test_it_reports_numbers_and_begins_anew(told):
    now = [datetime(2026, 11, 23, 9)]
    counter = VisitCounter(lambda: now[0])
    for kind in ("page", "page", "live"):
        counter.add(kind)
    now[0] += timedelta(hours=1)
    counter.report()
    counter.report()
    assert [record.getMessage() for record in told] == [
        "2026-11-23 09:00 to 10:00: page 2, live 1, full 0, paper 0",
        "2026-11-23 10:00 to 10:00: page 0, live 0, full 0, paper 0",
    ]


def test_what_was_answered_is_reported_at_the_latest_at_the_end(tmp_path):
    with serving(tmp_path / "log", "--count", "--quiet", *NONE_LIVE, guide=SMALL) as app:
        before = app.log.read_text()
        for path in ("/", "/zz/", "/live", "/print.html", "/nowhere"):
            fetch(f"{app.url}{path}")
        with connected(app.url) as line:
            assert close_code(line)
    # Who looks whether it serves has asked for the page, too.
    report = re.search(r"page (\d+), live (\d), full (\d), paper 1$", app.log.read_text(), re.M)
    assert report
    page, live, full = map(int, report.groups())
    assert (page >= 3, live, full) == (True, 0, 1)
    assert "page" not in before


def test_nothing_is_counted_unless_it_was_turned_on(tmp_path):
    with serving(tmp_path / "log", *NONE_LIVE, guide=SMALL) as app:
        fetch(app.url)
    until(lambda: not app.process.is_running(), str)
    assert "page" not in app.log.read_text()
