"""An IPython kernel without what only a programmer at a notebook needs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType, SimpleNamespace
from typing import Any

from ipykernel import ipkernel, kernelapp
from ipykernel.iostream import IOPubThread
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from traitlets.config import Config

# Messages longer than this are sent without copying, by a thread and a zmq context that are
# started for the first one: no message of the guide is worth them.
COPIED_BYTES = 2**30


def lean_config(platform: str) -> Config:
    """How such a kernel runs on a system, named as by ``sys.platform``."""
    config = Config(
        HistoryManager={"enabled": False},
        Session={"copy_threshold": COPIED_BYTES},
        IPKernelApp={
            # What does not go through sys.stdout is the server's, and no threads need look for it.
            "capture_fd_output": False,
            # Where it was imported, there was no kernel yet to listen for widgets.
            "extensions": ["ipywidgets"],
            # What each would warn of (it is on ports, say), the server tells once.
            "log_level": "ERROR",
        },
    )
    if platform == "linux":
        # That looks whether the server is there still, and no thread has to: process_control.
        config.IPKernelApp.parent_handle = 1
    return config


class LeanKernel(IPythonKernel):
    """A kernel without a debugger."""

    def __init__(self, **traits: Any) -> None:
        # It lists the file of each module, for its debugger: merely to look at them all would copy
        # 3 MB of what kernels share.
        with replaced(ipkernel, sys=SimpleNamespace(**vars(sys) | {"modules": {}})):
            super().__init__(**traits)

    def start(self) -> None:
        """Serve; IPythonKernel would also wait for its debugger."""
        assert self.shell
        self.shell.exit_now = False
        super(IPythonKernel, self).start()


class OwnOutput(IOPubThread):
    """Sends what this process has to say, and takes nothing from others.

    For what processes of a kernel's own print, ipykernel would listen on a port of this machine,
    where whoever lives here could send to it.
    """

    def _setup_pipe_in(self) -> None:
        self._pipe_flag = False


@contextmanager
def replaced(module: ModuleType, **values: Any) -> Iterator[None]:
    """Let a module see other values, while it makes what it takes no arguments for."""
    theirs = {name: getattr(module, name) for name in values}
    vars(module).update(values)
    try:
        yield
    finally:
        vars(module).update(theirs)


class LeanKernelApp(IPKernelApp):
    """What starts such a kernel; whoever owns this machine configures others, not a visitor's."""

    def parse_command_line(self, argv: list[str] | None = None) -> None:
        """Take the connection file; to offer an option for every trait would take 2 MB."""
        match argv:
            case ["-f", file]:
                self.connection_file = file
            case _:
                super().parse_command_line(argv)

    def load_config_file(self, *args: Any, **kwargs: Any) -> None:
        """Read no configuration of IPython's users."""

    def _run_startup_files(self) -> None:
        """Run no code of IPython's users, nor of whoever set up this machine for them."""

    def init_iopub(self, context: Any) -> None:
        """Open the way out for what a kernel says."""
        with replaced(kernelapp, IOPubThread=OwnOutput):
            super().init_iopub(context)

    def close(self) -> None:
        """Leave sockets and threads to the end of the process.

        ipykernel closes one after the other while some still wait for others: for up to 10 s.
        """
