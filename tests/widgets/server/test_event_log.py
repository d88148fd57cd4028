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
from widgets.server.voila_config import MAX_SOCKET_NAME


@pytest.fixture
def as_it_was():
    """The log as it was, after a test has set it up."""
    before = (LOG.handlers, LOG.propagate, LOG.level, logging.root.handlers)
    yield
    LOG.handlers, LOG.propagate, level, logging.root.handlers = before
    LOG.setLevel(level)


@pytest.mark.usefixtures("as_it_was")
@pytest.mark.parametrize(("quiet", "news"), [(False, "News.\n"), (True, "")], ids=["all", "quiet"])
def test_people_read_messages(quiet, news, capsys):
    set_up("text", quiet=quiet)
    tell("news", "News.", count=3)
    tell("visits", "Whoever counts has asked for it.")
    tell("trouble", "Trouble.", logging.ERROR)
    assert capsys.readouterr() == (
        f"{news}Whoever counts has asked for it.\n",
        "ERROR: Trouble.\n",
    )


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


class NobodyReads:
    """A stream whose other end is closed."""

    def write(self, _):
        """Fail."""
        raise BrokenPipeError


@pytest.mark.usefixtures("as_it_was")
def test_of_a_reader_who_is_gone_nothing_is_said(monkeypatch, capsys):
    set_up("text", quiet=False)
    monkeypatch.setattr("sys.stdout", NobodyReads())
    tell("news", "News.")
    assert capsys.readouterr().err == ""


def test_programs_read_also_what_others_say_in_an_app(tmp_path):
    options = ("--log", "json", "--quiet")
    # No number: what looks after the kernels fails, and Tornado says so.
    with serving(tmp_path / "log", *options, guide=SMALL, starts_at_once="many") as app:
        until(app.log.read_text, app.log.read_text)
    events = [json.loads(line) for line in app.log.read_text().splitlines()]
    assert {event["event"] for event in events} == {"tornado.application"}
    assert "TypeError" in events[0]["trace"]


def test_where_kernels_listen_on_ports_that_is_told_once(tmp_path, monkeypatch):
    far = tmp_path / ("x" * MAX_SOCKET_NAME)
    far.mkdir()
    monkeypatch.setenv("TMPDIR", str(far))
    with serving(tmp_path / "log", "--log", "json", "--quiet", guide=SMALL) as app:
        app.await_ready()
    [event] = [json.loads(line) for line in app.log.read_text().splitlines()]
    assert event["event"] == "kernels-on-ports"


NEAR = {"live guides": ("--most-visitors", "1"), "memory (MB)": ("--least-memory", "9999999")}


@pytest.mark.parametrize(("limit", "options"), NEAR.items(), ids=NEAR)
def test_an_app_tells_which_limit_is_near(tmp_path, limit, options):
    log, json_lines = tmp_path / "log", ("--log", "json")
    with (
        serving(log, *json_lines, *options, guide=SMALL, refusals_ms=200) as app,
        connected(app.url),
    ):
        until(lambda: "limit-near" in app.log.read_text(), app.log.read_text)
    events = [json.loads(line) for line in app.log.read_text().splitlines()]
    assert any(limit in event.get("near", ()) for event in events)


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
