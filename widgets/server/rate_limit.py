"""A visitor as their kernel has them: by which browser, on which lines, and how much they say."""

from __future__ import annotations

import time
from collections.abc import Callable

# A visitor who hurries taps ten times a second; the front end starts with five messages.
AT_ONCE, EACH_SECOND = 100, 20
# The front end opens something of its own each time that it connects; a kernel keeps it.
OPENED_AT_ONCE, OPENED_EACH_SECOND = 30, 0.1


class TokenBucket:
    """Lets ``most`` pass at once, and ``each_second`` in the long run."""

    def __init__(
        self, most: float, each_second: float, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._each_second, self._now = most, each_second, now
        self._left, self._seen = most, now()

    def take(self) -> bool:
        """Whether one more may pass."""
        now = self._now()
        self._left = min(self._most, self._left + (now - self._seen) * self._each_second)
        self._seen = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Visitor:
    """Whoever was given a kernel: however often they connect, they are the same."""

    def __init__(self) -> None:
        self._session = ""
        # What is open between their browser and the kernel.
        self.lines: set[object] = set()
        self._said = TokenBucket(AT_ONCE, EACH_SECOND)
        self._opened = TokenBucket(OPENED_AT_ONCE, OPENED_EACH_SECOND)

    def is_by(self, session: str) -> bool:
        """Whether it is their browser: the first one is, and comes back as such."""
        self._session = self._session or session
        return self._session == session

    def may_say(self, kind: str) -> bool:
        """Whether they may say one thing more, of a kind of message."""
        return self._said.take() and (kind != "comm_open" or self._opened.take())
