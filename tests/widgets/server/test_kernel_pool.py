"""Whose kernel lives how long: of those who left, who never came, and who are still there."""

import base64
import os
import signal
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

from tests.support.kernel_client import PROTOCOL, Visit, is_alive
from tests.support.serving import fetch, is_kernel, serving, until
from widgets.server.settings import Settings

pytestmark = pytest.mark.outage

# The app's own times, made short.
SHORT = {"cull_unconnected_s": 2, "ping_interval_ms": 2000, "ping_timeout_ms": 3000}


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    log = tmp_path_factory.mktemp("app") / "log"
    with serving(log, "--most-visitors", "2", **SHORT) as served:
        yield served


def gone(app, visit):
    """Wait until a visitor's kernel has ended."""
    until(lambda: not running(app, visit), app.log.read_text)


def running(app, visit):
    return any(is_kernel(kernel, visit.kernel_id) for kernel in app.kernels())


def asking(visit):
    """A line that a browser has just asked for."""
    where = urlsplit(visit.address)
    line = socket.create_connection((where.hostname, where.port))
    key = base64.b64encode(os.urandom(16)).decode()
    asked = {
        "Host": where.netloc,
        "Origin": visit.url,
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": key,
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Protocol": PROTOCOL,
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in asked.items())
    line.sendall(f"GET {where.path}?{where.query} HTTP/1.1\r\n{lines}\r\n".encode())
    return line


def half_open(visit):
    """A line whose browser sleeps: it is there, and never says anything again."""
    line = asking(visit)
    assert b" 101 " in line.recv(4096)
    return line


def test_who_left_is_forgotten_within_five_minutes():
    # Two questions go unanswered; then the kernel is alone; then the pool looks; then it ends.
    ending = 10
    ping, cull = Settings.ping_interval_ms, Settings.cull_unconnected_s
    worst = 2 * ping / 1000 + cull + Settings.pool_check_ms / 1000 + ending
    assert ping < Settings.ping_timeout_ms < 2 * ping
    assert worst < 300
    assert cull <= 60


def test_a_kernel_that_nobody_came_for_is_freed(app):
    gone(app, Visit(app))


def test_a_kernel_whose_visitor_left_is_freed(app):
    visit = Visit(app)
    with visit.connected() as line:
        assert is_alive(line)
    gone(app, visit)


def test_a_kernel_whose_visitor_sleeps_is_freed(app):
    visit = Visit(app)
    with half_open(visit):
        assert running(app, visit)
        gone(app, visit)


def test_a_kernel_whose_visitor_left_before_the_line_was_open_is_freed(app):
    visit = Visit(app)
    asking(visit).close()
    gone(app, visit)
    assert "Traceback" not in app.log.read_text()


def test_who_comes_back_after_such_a_line_keeps_the_kernel(app):
    visit = Visit(app)
    asking(visit).close()
    with visit.connected() as line:
        time.sleep(2 * SHORT["cull_unconnected_s"])
        assert is_alive(line)


def notebook(folder, old, new):
    """A notebook that differs from the guide's own by a text."""
    text = Path(Settings.notebook).read_text(encoding="utf-8")
    assert old in text
    path = folder / "guide.ipynb"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return str(path)


def test_where_no_kernel_can_be_started_it_is_tried_ever_later(tmp_path):
    unknown = notebook(tmp_path, "python", "unknown")
    with serving(tmp_path / "log", notebook=unknown) as app:
        told = "could not be made ready"
        until(lambda: app.log.read_text().count(told) == 3, app.log.read_text)
        assert len(app.log.read_text().splitlines()) == 4
        assert "data-full" in fetch(f"{app.url}/live").text


def test_a_kernel_that_shows_no_guide_is_assigned_to_nobody(tmp_path):
    empty = notebook(tmp_path, "Guide(", "print(")
    with serving(tmp_path / "log", notebook=empty) as app:
        until(lambda: "showed no guide" in app.log.read_text(), app.log.read_text)
        assert "data-full" in fetch(f"{app.url}/live").text
        until(lambda: not app.kernels(), app.log.read_text)


def open_files(app):
    return app.process.num_fds()


def test_kernels_that_die_leave_nothing_in_the_server(app):
    app.await_ready()
    before = open_files(app)
    for _ in range(4):
        for kernel in app.kernels():
            kernel.kill()
        until(lambda: not app.ready(), app.log.read_text)
        app.await_ready()
    until(lambda: open_files(app) <= before + 6, lambda: str(open_files(app)))


def test_a_kernel_in_use_stays_and_the_cap_holds(app):
    visit = Visit(app)
    with visit.connected() as line:
        assert is_alive(line)
        gone(app, Visit(app))  # as long as that takes, the one in use is idle
        assert is_alive(line)
        other = Visit(app)
        assert not app.ready()
        assert "data-full" in fetch(f"{app.url}/live").text
        gone(app, other)
        app.await_ready()


def test_no_kernel_is_started_while_memory_is_short(tmp_path):
    huge = str(psutil.virtual_memory().total // 2**20 * 2)
    with serving(tmp_path / "log", "--least-memory", huge) as app:
        assert "data-full" in fetch(f"{app.url}/live").text
        assert not app.kernels()


def test_kernels_end_with_a_server_that_was_killed(tmp_path):
    with serving(tmp_path / "log") as app:
        visit = Visit(app)
        with visit.connected():
            kernels = app.kernels()
            # One that was stopped cannot notice by itself.
            kernels[0].suspend()
            app.process.send_signal(signal.SIGKILL)
            assert psutil.wait_procs(kernels, timeout=20)[1] == []
