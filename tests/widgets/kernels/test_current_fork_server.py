"""Which fork server a kernel comes from: of its content, alive, and none where none can be."""

import asyncio
import logging
import os
import sys
from shutil import copytree

import pytest

from tests.support.forked_processes import ON_LINUX, gone
from tests.support.kernels import finished, provisioned
from tests.support.paths import PINNED, SMALL
from tests.support.serving import until
from widgets.kernels import current_fork_server, fork_client

pytestmark = ON_LINUX


def test_kernels_end_with_a_fork_server_that_is_killed_and_the_next_has_another(current):
    with provisioned() as first, provisioned() as stopped:
        before, kernels = first.process.parent(), [first.process, stopped.process]
        stopped.process.suspend()
        before.kill()
        gone(before, *kernels)
        assert first.popen.wait(timeout=20) == stopped.popen.wait(timeout=20) == -9
        with provisioned() as second:
            assert second.process.parent().name() == "fork-server"
            assert second.process.parent() != before


def test_a_kernel_starts_afresh_whose_fork_server_dies_meanwhile(current, tmp_path):
    with provisioned() as first:
        server = first.process.parent()
        server.suspend()
        try:
            dying = finished(asked_of_the_dead(current, server, tmp_path))
        finally:
            gone(server)
    assert dying is None


async def asked_of_the_dead(current, server, folder):
    environment = current._environment
    asked = asyncio.create_task(
        current.fork(["-f", str(folder / "x.json")], environment, "/", None)
    )
    await asyncio.sleep(0)
    server.kill()
    return await asked


def test_changed_content_has_a_fork_server_of_its_own(current, tmp_path):
    copy = copytree(SMALL, tmp_path / "changed")
    with provisioned() as old:
        before = old.process.parent()
        with provisioned(GUIDE=str(copy)) as new:
            after = new.process.parent()
            assert after != before
            assert after.environ()["GUIDE"] == str(copy)
            assert old.value("1 + 1") == 2
    gone(before)
    assert after.is_running()


def test_content_that_changes_while_a_fork_server_starts_keeps_no_kernel_waiting(
    current, caplog, tmp_path
):
    old, new = finished(both(current, tmp_path))
    assert old is None or old.poll() is None
    assert new.poll() is None
    assert current._current.alive
    assert caplog.records == []
    for kernel in filter(None, (old, new)):
        kernel.kill()


async def both(current, folder):
    log = logging.getLogger()
    guides = ({"GUIDE": str(SMALL)}, {"GUIDE": str(PINNED)})
    asked = (
        current.fork(["-f", str(folder / "x.json")], dict(os.environ) | it, "/", log)
        for it in guides
    )
    return await asyncio.gather(*asked)


def test_content_that_cannot_be_read_ends_no_fork_server(current, tmp_path):
    with provisioned(GUIDE=str(tmp_path)) as kernel:
        assert kernel.process.parent().name() == "fork-server"
        said = kernel.run("from guide_data import read_guide; read_guide()")
        assert said["ename"] == "ContentError"


def no_fork(monkeypatch):
    monkeypatch.delattr(os, "fork")


def another_system(monkeypatch):
    monkeypatch.setattr(current_fork_server, "POSSIBLE", False)


def says_something_else(monkeypatch):
    code = "print('Welcome!', flush=True); import time; time.sleep(60)"
    monkeypatch.setattr(fork_client, "COMMAND", (sys.executable, "-c", code))


def hangs(monkeypatch):
    monkeypatch.setattr(current_fork_server, "READY_S", 0.2)
    monkeypatch.setattr(
        fork_client, "COMMAND", (sys.executable, "-c", "import time; time.sleep(60)")
    )


def does_not_come_up(monkeypatch):
    monkeypatch.setattr(fork_client, "COMMAND", (sys.executable, "-c", "raise SystemExit(3)"))


def cannot_be_started(monkeypatch):
    monkeypatch.setattr(fork_client, "COMMAND", ("/nothing/there",))


@pytest.mark.parametrize(
    ("hinder", "lines"),
    [
        (no_fork, 0),
        (another_system, 0),
        (does_not_come_up, 1),
        (cannot_be_started, 1),
        (says_something_else, 1),
        (hangs, 1),
    ],
)
def test_where_none_can_be_forked_it_is_said_once(current, monkeypatch, caplog, hinder, lines):
    hinder(monkeypatch)
    log = logging.getLogger()
    for _ in range(2):
        assert finished(current.fork([], dict(os.environ), "/", log)) is None
    assert len([one for one in caplog.records if "afresh" in one.message]) == lines
    until(lambda: current._current is None or not current._current.alive, str)
