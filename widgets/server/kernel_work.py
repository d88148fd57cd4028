"""What a kernel does for its visitor: as much as is fair, and above that its messages wait.

Whoever fills the search or changes the language all the time costs a kernel a hundred times as much
processor time as somebody who reads and taps. Sources: OWASP Denial of Service Cheat Sheet, "Limit
resource usage"; Tornado, ``WebSocketHandler.on_message``: while it waits, nothing more is read.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

import psutil

from widgets.server.client_shares import Client
from widgets.server.rate_limit import TokenBucket
from widgets.server.settings import Settings

IDLE = b'"idle"'
# The last part of what a kernel says when it has done what it was asked.
STATUS_BYTES = 40


class KernelWork:
    """The processor time that one kernel costs, and the messages that it has not dealt with yet."""

    def __init__(self, process_id: int, client: Client, settings: Settings) -> None:
        self._client, self._settings = client, settings
        self._budgets = (
            TokenBucket(settings.kernel_work_s, settings.kernel_work_per_s),
            TokenBucket(settings.kernel_work_long_s, settings.kernel_work_long_per_s),
        )
        self._unanswered, self._passing_on = 0, 0.0
        self._answered = asyncio.Event()
        self._process: psutil.Process | None = None
        with suppress(psutil.Error):
            self._process = psutil.Process(process_id)
        self._used = 0.0
        self._used = self._processor_time()

    async def turn(self) -> None:
        """Wait until the kernel may have one more message."""
        while self._unanswered >= self._settings.max_unanswered:
            self._answered.clear()
            await self._answered.wait()
        self.charge()
        while debt := max(budget.debt_s() for budget in self._budgets):
            await asyncio.sleep(debt)
        self._unanswered += 1

    def hear(self, frame: bytes) -> None:
        """Take note of what a kernel says: as work of its server, and where it has done its own."""
        each, byte = self._settings.passed_on_work_s, self._settings.passed_on_byte_work_s
        self._passing_on += each + len(frame) * byte
        if IDLE in frame[-STATUS_BYTES:]:
            self._unanswered = max(0, self._unanswered - 1)
            self._answered.set()

    def charge(self) -> None:
        """Count what was used since the last time: to the kernel more, the more its client has."""
        used = self._processor_time()
        spent = used - self._used + self._passing_on
        self._used, self._passing_on = used, 0.0
        shared = self._client.held * self._settings.kernel_work_long_per_s
        for budget in self._budgets:
            budget.spend(spent * max(1.0, shared / self._settings.client_work_per_s))
        self._client.budget.spend(spent)

    def _processor_time(self) -> float:
        try:
            times = self._process.cpu_times() if self._process else None
        except psutil.Error:  # It has just ended.
            times = None
        return times.user + times.system if times else self._used
