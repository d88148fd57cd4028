"""A forked kernel: what it knows, what it shares with others, and what it has of its own."""

import os
from pathlib import Path

import pytest

from tests.support.forked_processes import ON_LINUX
from tests.support.hostile_settings import home_in, variables_for
from tests.support.kernels import provisioned
from tests.support.paths import SMALL

pytestmark = ON_LINUX


@pytest.fixture(scope="module")
def kernel():
    with provisioned(GUIDE_TEST_SECRET="x", LC_TEST="y") as one:
        yield one


@pytest.fixture(scope="module")
def other(kernel):
    with provisioned(LC_TEST="y") as one:
        yield one


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
    code = "import time; print('begun', flush=True); time.sleep(60)"
    # What is asked just after an error is not to be dropped with it.
    asked = other.client.execute(code, stop_on_error=False)
    while other.client.get_iopub_msg(timeout=20)["msg_type"] != "stream":
        pass
    other.manager.interrupt_kernel()
    reply = other.client._recv_reply(asked, timeout=20)
    assert reply["content"]["ename"] == "KeyboardInterrupt"
    assert other.value("1 + 1") == 2
