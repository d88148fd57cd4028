"""How kernels end, by themselves and with what started them, and that none is left."""

import asyncio
import json
import os
import signal
import subprocess
import sys

import psutil
import pytest

from tests.support import event_loop
from tests.support.forked_processes import ON_LINUX, gone
from tests.support.kernels import finished, provisioned
from tests.support.serving import until
from widgets.kernels.forked_process import ForkedProcess
from widgets.kernels.lean_kernel import lean_config
from widgets.kernels.provisioner import ForkingProvisioner

pytestmark = ON_LINUX


def killed(kernel):
    kernel.manager.signal_kernel(signal.SIGKILL)


def shut_down(kernel):
    kernel.client.shutdown()


def leaves(kernel):
    kernel.client.execute("import os; os._exit(7)")


@pytest.mark.parametrize(
    ("end", "code"), [(killed, -9), (shut_down, 0), (leaves, 7)], ids=["killed", "shut", "leaves"]
)
def test_how_a_kernel_ended_is_told(end, code):
    with provisioned() as kernel:
        process, popen = kernel.process, kernel.popen
        parent = process.parent()
        assert popen.poll() is None
        end(kernel)
        assert popen.wait(timeout=20) == popen.poll() == code
        # Nobody is left as a zombie.
        assert process not in parent.children()
        popen.kill()  # It is nobody's any more.


def test_a_kernel_that_is_restarted_is_another():
    with provisioned() as kernel:
        before = kernel.process
        kernel.run("mine = 1")
        kernel.manager.restart_kernel(now=True)
        kernel.client.wait_for_ready(timeout=20)
        assert kernel.process != before
        assert kernel.value("'mine' in globals()") is False
        gone(before)


def test_a_launch_that_is_given_up_leaves_no_kernel(tmp_path):
    with provisioned() as kernel:
        server = kernel.process.parent()
        before = server.children()
        finished(given_up(ForkingProvisioner.fork_server, server, tmp_path))
        until(lambda: server.children() == before, lambda: str(server.children()))


async def given_up(current, server, folder):
    client = current._current
    server.suspend()
    asked = asyncio.create_task(
        current.fork(["-f", str(folder / "x.json")], current._environment, "/", None)
    )
    await event_loop.until(lambda: client._asked)
    asked.cancel()
    server.resume()
    with pytest.raises(asyncio.CancelledError):
        await asked
    await event_loop.until(lambda: not client._asked)


SERVER = """
import json, sys
from tests.support.kernels import finished, provisioned
with provisioned() as one, provisioned() as two:
    print(json.dumps([one.process.pid, two.process.pid, two.process.ppid()]), flush=True)
    sys.stdin.read()
"""


def killed_server(server):
    server.kill()


def ended_server(server):
    server.stdin.close()


@pytest.mark.parametrize("end", [killed_server, ended_server])
def test_no_process_outlives_a_server(end):
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", SERVER], stdin=pipe, stdout=pipe) as server:
        family = [psutil.Process(pid) for pid in json.loads(server.stdout.readline())]
        # One that was stopped cannot notice by itself.
        family[0].suspend()
        end(server)
        gone(*family)


@pytest.mark.parametrize(("platform", "looks"), [("linux", 1), ("darwin", {}), ("win32", {})])
def test_where_linux_does_not_end_a_kernel_it_looks_after_its_server_itself(platform, looks):
    assert lean_config(platform).IPKernelApp.get("parent_handle", {}) == looks


def test_an_end_is_waited_for_only_so_long():
    with pytest.raises(subprocess.TimeoutExpired):
        ForkedProcess(os.getpid()).wait(timeout=0)
