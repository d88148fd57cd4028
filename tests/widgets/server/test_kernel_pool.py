"""Whose kernel lives how long: of those who left, who sleep, who wait, and who are still there."""

import base64
import logging
import os
import signal
import socket
import time
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import psutil
import pytest

from tests.support.kernel_client import (
    PROTOCOL,
    address,
    close_code,
    connected,
    is_alive,
    receive,
    visiting,
)
from tests.support.serving import serving, until
from widgets.server.kernel_pool import KernelPool, cell_errors
from widgets.server.settings import Settings

pytestmark = pytest.mark.outage

# The app's own times, made short. No kernel is made ready before: each has a visitor.
SHORT = {"ping_s": 2}
VISITORS_ONLY = SHORT | {"pool_size": 0}


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    log = tmp_path_factory.mktemp("app") / "log"
    with serving(log, "--most-visitors", "2", **VISITORS_ONLY) as served:
        yield served


@pytest.fixture(autouse=True)
def empty(request):
    """Nobody is left of the test before."""
    app = request.getfixturevalue("app")
    app.await_no_kernel()
    return app


def asking(app):
    """A line that a browser has just asked for."""
    where = urlsplit(address(app.url))
    line = socket.create_connection((where.hostname, where.port))
    key = base64.b64encode(os.urandom(16)).decode()
    asked = {
        "Host": where.netloc,
        "Origin": app.url,
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": key,
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Protocol": PROTOCOL,
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in asked.items())
    line.sendall(f"GET {where.path} HTTP/1.1\r\n{lines}\r\n".encode())
    return line


def count(app, kernels):
    """Wait until there are so many kernels."""
    until(lambda: len(app.kernels()) == kernels, app.log.read_text)


def test_who_sleeps_is_forgotten_within_two_minutes():
    # They fall asleep just after an answer; the next question goes unanswered.
    assert 2 * Settings.ping_s < 120


def test_a_kernel_ends_with_its_visitors_line(app):
    with visiting(app) as (line, model_id):
        assert is_alive(line, model_id)
        count(app, 1)
    count(app, 0)


def test_a_kernel_whose_visitor_sleeps_is_freed(app):
    with asking(app) as line:
        assert b" 101 " in line.recv(4096)
        count(app, 1)
        count(app, 0)


def test_a_kernel_that_nobody_said_anything_to_is_anothers(tmp_path):
    with serving(tmp_path / "log", pool_size=1, claim_s=0.5) as app:
        app.await_ready()
        with visiting(app) as (silent, model_id):
            assert close_code(silent) == 1013
        until(lambda: len(app.kernels()) == 1, app.log.read_text)
        with visiting(app) as (line, given):
            assert given == model_id
            assert is_alive(line, given)


def test_a_guide_that_nobody_touches_gives_way_to_who_waits(tmp_path):
    times = {"longest_idle_s": 0.5, "shortest_idle_s": 0.5, "pool_size": 1}
    with serving(tmp_path / "log", "--most-visitors", "1", **times) as app:
        with visiting(app) as (sleepy, model_id):
            assert is_alive(sleepy, model_id)
            time.sleep(0.6)
            with visiting(app) as (line, given):
                assert is_alive(line, given)
                assert close_code(sleepy) == 1013
        until(lambda: len(app.kernels()) == 1, app.log.read_text)
        assert "Traceback" not in app.log.read_text()


def test_a_line_that_closes_while_its_kernel_comes_leaves_nothing(app):
    for _ in range(4):
        asking(app).close()
    with visiting(app) as (line, model_id):
        assert is_alive(line, model_id)
        count(app, 1)
    assert "Traceback" not in app.log.read_text()


def test_a_line_that_is_refused_takes_no_kernel(app):
    with socket.create_connection((urlsplit(app.url).hostname, urlsplit(app.url).port)) as plain:
        plain.sendall(b"GET /live/channels HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b" 400 " in plain.recv(4096)
    assert not app.kernels()


def test_a_kernel_in_use_stays_and_the_cap_holds(app):
    with visiting(app) as (line, model_id), visiting(app) as (other, other_id):
        with connected(app.url) as late:
            assert close_code(late) == 1013
        assert is_alive(line, model_id)
        assert is_alive(other, other_id)
    count(app, 0)
    with visiting(app) as (line, model_id):
        assert is_alive(line, model_id)


def test_who_asks_while_none_is_ready_waits_in_line(app):
    with connected(app.url) as first, connected(app.url) as second:
        for line in (first, second):
            assert receive(line, "display_data")
        count(app, 2)


def test_a_kernel_whose_visitor_did_not_wait_for_it_is_not_kept(app):
    with connected(app.url):
        count(app, 1)
    count(app, 0)


def test_who_waits_too_long_is_told_to_try_again_later(tmp_path):
    unknown = notebook(tmp_path, "python", "unknown")
    with (
        serving(tmp_path / "log", notebook=unknown, max_wait_s=0.5) as app,
        connected(app.url) as line,
    ):
        assert close_code(line) == 1013


def test_a_kernel_that_died_ends_its_visitors_line(app):
    with visiting(app) as (line, model_id):
        assert is_alive(line, model_id)
        app.only_kernel().kill()
        assert close_code(line) in (1000, 1005)


def notebook(folder, old, new):
    """A notebook that differs from the guide's own by a text."""
    text = Path(Settings.notebook).read_text(encoding="utf-8")
    assert old in text
    path = folder / "guide.ipynb"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return str(path)


def test_where_no_kernel_can_be_started_it_is_said_once(tmp_path):
    unknown = notebook(tmp_path, "python", "unknown")
    with serving(tmp_path / "log", notebook=unknown, max_retry_pause_s=0.1) as app:
        told = "No Jupyter kernel for language 'unknown' found"
        until(lambda: told in app.log.read_text(), app.log.read_text)
        assert len(app.log.read_text().splitlines()) == 2
        assert not app.ready()


def test_it_is_tried_ever_later_and_another_reason_is_said_too(caplog):
    manager = SimpleNamespace(_pools={}, log=logging.getLogger())
    pool = KernelPool(manager, "guide.ipynb", Settings())
    pauses = []
    for why in ("one", "one", "other", "one"):
        pool._not_before = 0.0
        pool._fail(None, OSError(why))
        pauses.append(round(pool._not_before - time.monotonic()))
    assert pauses == [2, 4, 8, 16]
    assert [it.message.rpartition(" ")[2] for it in caplog.records] == ["one", "other", "one"]


def test_a_kernel_that_shows_no_guide_is_given_to_nobody(tmp_path):
    empty = notebook(tmp_path, "Guide(", "print(")
    with serving(tmp_path / "log", notebook=empty) as app:
        until(lambda: "showed no guide" in app.log.read_text(), app.log.read_text)
        assert not app.ready()
        app.await_no_kernel()


def test_a_notebook_that_fails_tells_by_what():
    failed = {"output_type": "error", "ename": "ValueError", "evalue": "the reason"}
    cells = [{"outputs": [{"output_type": "stream"}, failed]}, {"cell_type": "markdown"}]
    assert cell_errors(SimpleNamespace(cells=cells)) == ["ValueError: the reason"]


def open_files(app):
    return app.process.num_fds()


def test_kernels_that_die_leave_nothing_in_the_server(tmp_path):
    with serving(tmp_path / "log") as app:
        app.await_ready()
        before = open_files(app)
        for _ in range(4):
            for kernel in app.kernels():
                kernel.kill()
            until(lambda: not app.ready(), app.log.read_text)
            app.await_ready()
        until(lambda: open_files(app) <= before + 6, lambda: str(open_files(app)))


def test_visitors_that_come_and_go_leave_nothing_in_the_server(app):
    with visiting(app):
        pass
    count(app, 0)
    before = open_files(app)
    for _ in range(8):
        with visiting(app):
            pass
    count(app, 0)
    until(lambda: open_files(app) <= before + 6, lambda: str(open_files(app)))


def test_no_kernel_is_started_while_memory_is_short(tmp_path):
    huge = str(psutil.virtual_memory().total // 2**20 * 2)
    with serving(tmp_path / "log", "--least-memory", huge) as app:
        with connected(app.url) as line:
            assert close_code(line) == 1013
        assert not app.kernels()


def test_kernels_end_with_a_server_that_was_killed(tmp_path):
    with serving(tmp_path / "log") as app, visiting(app):
        kernels = app.process.children(recursive=True)
        # One that was stopped cannot notice by itself.
        app.kernels()[0].suspend()
        app.process.send_signal(signal.SIGKILL)
        assert psutil.wait_procs(kernels, timeout=20)[1] == []
