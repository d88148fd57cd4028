"""What Linux offers a process about itself beyond POSIX: prctl(2)."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG, PR_SET_NAME = 1, 15
# What Linux keeps of a process's name.
MOST_LETTERS = 15


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
