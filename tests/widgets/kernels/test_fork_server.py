"""The process that kernels are forked from, asked without Jupyter."""

import os
import sys
import tempfile
from contextlib import contextmanager

import psutil
import pytest

from tests.support.kernels import finished
from tests.support.paths import SMALL
from tests.support.serving import until
from widgets.kernels.environment import scrubbed
from widgets.kernels.fork_client import GONE, ForkClient
from widgets.kernels.process_control import NICENESS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux alone")


class Family:
    """A fork server with two kernels."""

    def __init__(self, folder):
        self.environment = scrubbed(os.environ) | {"GUIDE": str(SMALL)}
        self.client, self.folder = ForkClient(self.environment), folder
        finished(self.client.ready())
        self.process = psutil.Process(self.client.pid)
        self.kernels = [self.forked("one"), self.forked("two")]

    def forked(self, name, folder=""):
        arguments = ["-f", f"{self.folder}/{name}.json", "--transport=ipc", f"--ip={self.folder}/k"]
        where = folder or self.folder
        return finished(self.client.fork(arguments, self.environment, where))

    def ended(self, *processes):
        pids = [process.pid for process in processes]
        until(lambda: not any(map(psutil.pid_exists, pids)), lambda: str(pids))


@contextmanager
def a_family():
    with tempfile.TemporaryDirectory(prefix="k", ignore_cleanup_errors=True) as folder:
        family = Family(folder)
        yield family
        family.client.kill()


@pytest.fixture
def family():
    with a_family() as own:
        yield own


@pytest.fixture(scope="module")
def lasting():
    with a_family() as shared:
        yield shared


def test_all_end_when_nobody_asks_any_more(family):
    family.client._process.stdin.close()
    family.ended(family.process, *family.kernels)
    assert [kernel.wait(timeout=20) for kernel in family.kernels] == [-9, -9]
    assert not family.client.alive


def test_one_that_retired_ends_with_its_last_kernel(family):
    first, last = family.kernels
    family.client.retire()
    first.kill()
    assert first.wait(timeout=20) == -9
    assert last.poll() is None
    last.terminate()
    assert last.wait(timeout=20) is not None
    family.ended(family.process)
    with pytest.raises(RuntimeError, match=GONE):
        family.forked("three")


def test_a_kernel_that_cannot_begin_is_told_of_and_others_can(lasting):
    with pytest.raises(RuntimeError, match="before it began"):
        lasting.forked("three", folder="/nothing/there")
    four = lasting.forked("four")
    assert four.poll() is None
    four.kill()
    assert four.wait(timeout=20) == -9


def test_kernels_can_be_told_apart_by_their_names(lasting):
    def names():
        return sorted(kernel.name() for kernel in lasting.process.children())

    until(lambda: names() == ["one", "two"], lambda: str(names()))


def test_kernels_run_after_whoever_serves_all(lasting):
    until(
        lambda: all(psutil.Process(one.pid).nice() == NICENESS for one in lasting.kernels),
        lambda: str([psutil.Process(one.pid).nice() for one in lasting.kernels]),
    )
    assert lasting.process.nice() == psutil.Process().nice()


def test_a_message_that_comes_in_pieces_is_read_whole(lasting):
    lasting.environment["LC_LONG"] = "x" * 100_000
    long = lasting.forked("long")
    long.kill()
    assert long.wait(timeout=20) == -9
