"""A forked kernel as its server sees it: with the interface of ``subprocess.Popen``."""

from __future__ import annotations

import os
import signal
import subprocess
from threading import Event


class ForkedProcess:
    """A kernel's process, whose parent is the fork server: how it ended is told from there."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._ended = Event()

    def end(self, exit_code: int) -> None:
        """Note how the process has ended; to be called by who was told of it."""
        self.returncode = exit_code
        self._ended.set()

    def poll(self) -> int | None:
        """How the process has ended; None while it runs."""
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end; raises TimeoutExpired after so many seconds."""
        if not self._ended.wait(timeout):
            raise subprocess.TimeoutExpired(f"process {self.pid}", timeout or 0)
        assert self.returncode is not None
        return self.returncode

    def send_signal(self, sig: int) -> None:
        """Send a signal to the process; nothing where it has ended."""
        if self.returncode is None:
            os.kill(self.pid, sig)

    def terminate(self) -> None:
        """Ask the process to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the process."""
        self.send_signal(signal.SIGKILL)
