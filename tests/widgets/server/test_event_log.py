"""What an operator is told: a line an event, for people or for programs, with or without news."""

import json
import logging
import re
from datetime import datetime

import pytest

from tests.support.kernel_client import close_code, connected
from tests.support.paths import SMALL
from tests.support.serving import fetch, serving, until
from widgets.server.event_log import LOG, ForPrograms, set_up, tell


@pytest.fixture
def as_it_was():
    """The log as it was, after a test has set it up."""
    before = (LOG.handlers, LOG.propagate, LOG.level)
    yield
    LOG.handlers, LOG.propagate = before[:2]
    LOG.setLevel(before[2])


@pytest.mark.usefixtures("as_it_was")
@pytest.mark.parametrize(("quiet", "news"), [(False, "News.\n"), (True, "")], ids=["all", "quiet"])
def test_people_read_messages(quiet, news, capsys):
    set_up("text", quiet=quiet)
    tell("news", "News.", count=3)
    tell("trouble", "Trouble.", logging.ERROR)
    assert capsys.readouterr() == (news, "ERROR: Trouble.\n")


@pytest.mark.usefixtures("as_it_was")
def test_programs_read_a_line_an_event(capsys):
    set_up("json", quiet=False)
    tell("trouble", "Two\nlines: 日本", logging.ERROR, why="a", count=2)
    printed = capsys.readouterr().err
    assert printed.count("\n") == 1
    event = json.loads(printed)
    assert datetime.fromisoformat(event.pop("time")).tzinfo
    expected = {"level": "error", "event": "trouble", "message": "Two\nlines: 日本"}
    assert event == expected | {"why": "a", "count": 2}


def test_what_others_log_is_an_event_too():
    record = logging.LogRecord("tornado.general", logging.ERROR, "", 1, "%s broke", ("It",), None)
    event = json.loads(ForPrograms().format(record))
    assert (event["event"], event["message"]) == ("tornado.general", "It broke")


def test_an_app_tells_where_it_is_what_it_serves_and_what_it_refused(tmp_path):
    options = ("--log", "json", "--most-visitors", "0")
    with serving(tmp_path / "log", *options, guide=SMALL, refusals_ms=200) as app:
        with connected(app.url) as line:
            assert close_code(line)
        until(lambda: "refused" in app.log.read_text(), app.log.read_text)
        health = fetch(f"{app.url}/healthz").body.decode()
    events = [json.loads(line) for line in app.log.read_text().splitlines()]
    [serving_event] = [event for event in events if event["event"] == "serving"]
    assert serving_event["url"].startswith(app.url)
    [said] = re.findall(r"^content: (\w{32})$", health, re.M)
    assert serving_event["content"] == said
    assert {"full": 1} in [event.get("counts") for event in events]
