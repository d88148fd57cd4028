"""What the provisioner gives Jupyter's manager: forked kernels, else such as are started."""

import subprocess
import sys
from importlib.metadata import entry_points

import pytest
from jupyter_client.kernelspec import KernelSpec

from tests.support.forked_processes import ON_LINUX
from tests.support.kernels import provisioned
from widgets.kernels import current_fork_server
from widgets.kernels.provisioner import NAME, ForkingProvisioner, ipykernel_arguments

pytestmark = ON_LINUX


def test_the_entry_point_is_registered():
    (found,) = entry_points(group="jupyter_client.kernel_provisioners", name=NAME)
    assert found.load() is ForkingProvisioner


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


def test_a_kernel_that_cannot_be_forked_is_started_with_as_little(current, monkeypatch):
    monkeypatch.setattr(current_fork_server, "POSSIBLE", False)
    with provisioned() as kernel:
        assert isinstance(kernel.popen, subprocess.Popen)
        assert "widgets.kernels.launcher" in kernel.process.cmdline()
        assert kernel.process.environ()["MALLOC_ARENA_MAX"] == "1"
        assert kernel.value("get_ipython().history_manager.enabled") is False
        assert kernel.value("__import__('sys').modules['debugpy']") is None
