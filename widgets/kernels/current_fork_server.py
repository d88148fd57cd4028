"""Which fork server a kernel is to come from: there is one for one version of the content."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from logging import Logger

from widgets.kernels.environment import scrubbed
from widgets.kernels.fork_client import ForkClient
from widgets.kernels.forked_process import ForkedProcess

# macOS has fork, but its own libraries do not bear it; elsewhere nothing ends a kernel for sure.
POSSIBLE = sys.platform == "linux"
# One that did not come up is tried again after a while: memory may have been short.
RETRY_S = 300.0
# It imports and reads all in about a second, and forks in a hundredth; a busy machine takes longer.
READY_S, FORKED_S = 60.0, 20.0


class CurrentForkServer:
    """The fork server of the content that is shown now; those before end with their kernels."""

    def __init__(self) -> None:
        self._current: ForkClient | None = None
        self._environment: dict[str, str] = {}
        self._not_before = 0.0
        self._told = False

    async def fork(
        self, arguments: list[str], environment: dict[str, str], folder: str, log: Logger
    ) -> ForkedProcess | None:
        """A new kernel; None where none can be forked, which is logged once."""
        if not (POSSIBLE and hasattr(os, "fork")) or time.monotonic() < self._not_before:
            return None
        server = None
        try:
            server = self._for(scrubbed(environment))
            await asyncio.wait_for(server.ready(), READY_S)
            kernel = await asyncio.wait_for(server.fork(arguments, environment, folder), FORKED_S)
        except (OSError, RuntimeError) as error:
            # One that was ready died since, or is slow: the next kernel is forked again.
            if not (server and server.was_ready):
                self._give_up(server, error, log)
            return None
        self._told = False
        return kernel

    def _for(self, environment: dict[str, str]) -> ForkClient:
        """The current one if it is alive and of that environment, else a new one."""
        if self._current and self._current.alive and self._environment == environment:
            return self._current
        self.retire()
        self._environment, self._current = environment, ForkClient(environment)
        return self._current

    def retire(self) -> None:
        """Let the current one end when its last kernel has ended."""
        if self._current:
            self._current.retire()
        self._current = None

    def _give_up(self, server: ForkClient | None, why: Exception, log: Logger) -> None:
        if server:
            server.kill()
        self._not_before = time.monotonic() + RETRY_S
        if not self._told:
            log.error("Kernels are started afresh, and take twice as much: %r", why)
        self._told = True
