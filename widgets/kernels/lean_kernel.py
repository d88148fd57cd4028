"""An IPython kernel without what only a programmer at a notebook needs."""

from __future__ import annotations

from typing import Any

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
        # What does not go through sys.stdout is the server's, and no threads need look for it.
        IPKernelApp={"capture_fd_output": False},
    )
    if platform == "linux":
        # That looks whether the server is there still, and no thread has to: process_control.
        config.IPKernelApp.parent_handle = 1
    return config


class LeanKernel(IPythonKernel):
    """A kernel without a debugger."""

    def start(self) -> None:
        """Serve; IPythonKernel would also wait for its debugger."""
        assert self.shell
        self.shell.exit_now = False
        super(IPythonKernel, self).start()


class LeanKernelApp(IPKernelApp):
    """What starts such a kernel; whoever owns this machine configures others, not a visitor's."""

    def load_config_file(self, *args: Any, **kwargs: Any) -> None:
        """Read no configuration of IPython's users."""

    def close(self) -> None:
        """Leave sockets and threads to the end of the process.

        ipykernel closes one after the other while some still wait for others: for up to 10 s.
        """
