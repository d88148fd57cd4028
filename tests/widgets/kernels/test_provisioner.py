"""Kernels as Jupyter's manager has them: forked, and started afresh where none can be forked."""

import asyncio
import json
import logging
import os
import signal
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from shutil import copytree

import psutil
import pytest
from jupyter_client.kernelspec import KernelSpec

from tests.support.hostile_settings import home_in, variables_for
from tests.support.kernels import finished, provisioned
from tests.support.paths import PINNED, SMALL
from tests.support.serving import until
from widgets.kernels import current_fork_server, fork_client
from widgets.kernels.current_fork_server import CurrentForkServer
from widgets.kernels.forked_process import ForkedProcess
from widgets.kernels.lean_kernel import lean_config
from widgets.kernels.provisioner import NAME, ForkingProvisioner, ipykernel_arguments

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux alone")


def gone(*processes):
    """Wait until processes have ended, and somebody has asked how."""
    left = psutil.wait_procs(processes, timeout=20)[1]
    assert left == []


@pytest.fixture
def current(monkeypatch):
    """A place of its own for the fork server, which ends with the test."""
    own = CurrentForkServer()
    monkeypatch.setattr(ForkingProvisioner, "fork_server", own)
    yield own
    own.retire()


@pytest.fixture(scope="module", autouse=True)
def fork_server():
    yield
    ForkingProvisioner.fork_server.retire()


@pytest.fixture(scope="module")
def kernel():
    with provisioned(GUIDE_TEST_SECRET="x", LC_TEST="y") as one:
        yield one


@pytest.fixture(scope="module")
def other(kernel):
    with provisioned(LC_TEST="y") as one:
        yield one


def test_the_entry_point_is_registered():
    (found,) = entry_points(group="jupyter_client.kernel_provisioners", name=NAME)
    assert found.load() is ForkingProvisioner


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        pytest.param("__import__('os').environ['GUIDE']", str(SMALL), id="the environment asked"),
        pytest.param("__import__('os').environ['LC_TEST']", "y", id="any of it"),
        pytest.param("__import__('os').getsid(0) == __import__('os').getpid()", True, id="session"),
        pytest.param("__import__('os').read(0, 1)", b"", id="nothing to read"),
        pytest.param(
            "__import__('os').path.samefile('/proc/self/fd/1', '/proc/self/fd/2')",
            True,
            id="what is printed goes where errors go",
        ),
        pytest.param("__import__('signal').set_wakeup_fd(-1)", -1, id="nobody is woken"),
        pytest.param("__import__('signal').getsignal(17).value", 0, id="children as by default"),
        pytest.param("__import__('gc').isenabled()", True, id="garbage is collected"),
        pytest.param("__import__('sys').modules['debugpy']", None, id="no debugger"),
        pytest.param("__import__('sys').modules['jedi']", None, id="no completer"),
        pytest.param("get_ipython().history_manager.enabled", False, id="no history"),
        pytest.param("get_ipython().kernel._kernel_modules", [], id="no list for a debugger"),
        pytest.param(
            "__import__('ipykernel.ipkernel').ipkernel.sys is __import__('sys')",
            True,
            id="all modules afterwards",
        ),
        pytest.param("__import__('os').environ.get('MALLOC_ARENA_MAX')", "1", id="one heap"),
    ],
)
def test_a_forked_kernel(kernel, expression, value):
    assert kernel.value(expression) == value


def test_it_has_no_other_environment(kernel):
    """What the system shows of a process is how it was begun: a kernel is asked itself."""
    own = set(kernel.value("list(__import__('os').environ)"))
    began = set(kernel.process.parent().environ())
    asked = set(os.environ) | {"GUIDE", "GUIDE_TEST_SECRET", "LC_TEST", "MALLOC_ARENA_MAX"}
    # IPython tells what it starts that nobody sees a terminal.
    added = {
        "TERM",
        "PAGER",
        "GIT_PAGER",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "FORCE_COLOR",
        "MPLBACKEND",
    }
    assert own - added == asked - added
    assert "JPY_PARENT_PID" in began - own


def test_it_listens_on_no_port(kernel):
    """Whoever else is on this machine could speak to it there."""
    kernel.run("print('it speaks')")
    listening = [it for it in kernel.process.net_connections("tcp") if it.status == "LISTEN"]
    assert listening == []


def test_no_code_of_ipythons_users_runs(kernel, tmp_path):
    around = variables_for(home_in(tmp_path / "home"))
    names = ("IPYTHONDIR", "PYTHONSTARTUP", "VIRTUAL_ENV")
    with provisioned(LC_TEST="y", **{name: around[name] for name in names}) as one:
        assert one.process.parent() == kernel.process.parent()
        assert one.value("1 + 1") == 2
    assert not (tmp_path / "trace").exists()


def test_it_runs_where_it_was_asked_to(kernel):
    assert os.path.samefile(kernel.value("__import__('os').getcwd()"), kernel.process.cwd())


def test_its_parent_has_one_thread_and_knows_no_secret(kernel):
    parent = kernel.process.parent()
    assert parent.name() == "fork-server"
    assert parent.num_threads() == 1
    assert "GUIDE_TEST_SECRET" not in parent.environ()
    assert parent.environ()["GUIDE"] == str(SMALL)
    assert parent.environ()["MALLOC_ARENA_MAX"] == "1"


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param("__import__('random').random()", id="random"),
        pytest.param("__import__('uuid').uuid4().hex", id="uuid"),
        pytest.param("__import__('secrets').token_hex()", id="secrets"),
        pytest.param("__import__('tempfile').mkdtemp()", id="names of temporary files"),
        pytest.param("get_ipython().kernel.session.session", id="session"),
        pytest.param("get_ipython().kernel.session.key", id="key"),
        pytest.param("__import__('ipywidgets').Button().model_id", id="widget"),
    ],
)
def test_two_kernels_of_one_parent_differ_in(kernel, other, expression):
    assert kernel.process.parent() == other.process.parent()
    assert kernel.value(expression) != other.value(expression)


def test_nothing_is_imported_after_the_fork(kernel):
    """What a kernel imports, each kernel pays for."""
    kernel.run("import sys; before = set(sys.modules)")
    kernel.run("from guide_data import read_guide; from widgets import Guide")
    kernel.run("guide = Guide(read_guide())\nguide")
    assert kernel.value("sorted(set(sys.modules) - before)") == []
    parent = {Path(it.path).name for it in kernel.process.parent().memory_maps()}
    own = {Path(it.path).name for it in kernel.process.memory_maps()}
    assert {name for name in own - parent if ".so" in name} == set()


def test_the_guide_that_was_read_before_is_shared(kernel):
    kernel.run("from guide_data.reading import reader; known = list(reader._known.values())")
    assert kernel.value("read_guide() is known[0][1]")


def test_an_interrupt_is_a_keyboard_interrupt(other):
    asked = other.client.execute("import time; print('begun', flush=True); time.sleep(60)")
    while other.client.get_iopub_msg(timeout=20)["msg_type"] != "stream":
        pass
    other.manager.interrupt_kernel()
    reply = other.client._recv_reply(asked, timeout=20)
    assert reply["content"]["ename"] == "KeyboardInterrupt"
    assert other.value("1 + 1") == 2


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


def test_a_kernel_that_cannot_be_forked_is_started_with_as_little(current, monkeypatch):
    another_system(monkeypatch)
    with provisioned() as kernel:
        assert isinstance(kernel.popen, subprocess.Popen)
        assert "widgets.kernels.launcher" in kernel.process.cmdline()
        assert kernel.process.environ()["MALLOC_ARENA_MAX"] == "1"
        assert kernel.value("get_ipython().history_manager.enabled") is False
        assert kernel.value("__import__('sys').modules['debugpy']") is None


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ([sys.executable, "-m", "ipykernel_launcher", "-f", "x"], ["-f", "x"]),
        (
            [sys.executable, "-Xfrozen_modules=off", "-m", "ipykernel_launcher", "-f", "x"],
            ["-f", "x"],
        ),
        ([sys.executable, "-m", "bash_kernel", "-f", "x"], None),
        (["/another/python", "-m", "ipykernel_launcher", "-f", "x"], None),
        ([sys.executable], None),
    ],
    ids=["ipykernel", "with options", "another kernel", "another Python", "Python itself"],
)
def test_only_this_pythons_own_ipykernel_is_forked(command, arguments):
    assert ipykernel_arguments(command) == arguments


def test_another_kernel_starts_as_its_specification_says(current, monkeypatch, tmp_path):
    argv = [sys.executable, "-X", "utf8", "-m", "ipykernel", "-f", "{connection_file}"]
    spec = KernelSpec(argv=argv, display_name="", language="python")
    monkeypatch.setattr(
        "jupyter_client.kernelspec.KernelSpecManager.get_kernel_spec", lambda *_: spec
    )
    with provisioned() as kernel:
        assert kernel.process.cmdline()[:5] == argv[:5]


def test_a_launch_that_is_given_up_leaves_no_kernel(kernel, tmp_path):
    server, before = kernel.process.parent(), kernel.process.parent().children()
    finished(given_up(ForkingProvisioner.fork_server, server, tmp_path))
    until(lambda: server.children() == before, lambda: str(server.children()))


async def given_up(current, server, folder):
    server.suspend()
    asked = asyncio.create_task(
        current.fork(["-f", str(folder / "x.json")], current._environment, "/", None)
    )
    await asyncio.sleep(0)  # It is asked for by now.
    asked.cancel()
    server.resume()
    with pytest.raises(asyncio.CancelledError):
        await asked


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
