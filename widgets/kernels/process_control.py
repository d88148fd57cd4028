"""What a process says of itself to the system: prctl(2) of Linux, nice(2), sched(7)."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

PR_SET_PDEATHSIG, PR_SET_NAME = 1, 15
# What Linux keeps of a process's name.
MOST_LETTERS = 15
# A kernel gets two thirds of what its server gets where both want the same core. Much less would
# leave visitors waiting for whatever else this machine does; budgets bound what kernels do.
NICENESS = 2
AUTOGROUP = Path("/proc/self/autogroup")


def end_with(parent: int) -> None:
    """End this process once its parent, of that id, has ended, however that came; on Linux.

    A process that was stopped cannot look for itself.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        # It may have ended before it was asked for.
        if os.getppid() != parent:
            os._exit(1)


def rename(name: str) -> None:
    """Name this process for an operator's ``ps -e`` and ``top``, in 15 letters; on Linux."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_NAME, name.encode())


def yield_to_server() -> None:
    """Run after the server, where there is not enough for both; to be called once.

    Where Linux shares a core by session, it counts within that alone: then the session yields.
    """
    if hasattr(os, "nice"):
        niceness = os.nice(NICENESS)
        with suppress(OSError):
            AUTOGROUP.write_text(str(niceness))
