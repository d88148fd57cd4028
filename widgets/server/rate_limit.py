"""How much a visitor may send, and how much work it may make.

Source: OWASP WebSocket Security Cheat Sheet, "Denial-of-Service Protection": limits a visitor.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from widgets.server.message_filter import ALL_STATES
from widgets.server.settings import Settings


class TokenBucket:
    """Lets ``burst`` pass at once, and ``per_s`` a second in the long run."""

    def __init__(
        self, burst: float, per_s: float, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst, self._per_s, self._now = burst, per_s, now
        self._tokens, self._updated = burst, now()

    def _refill(self) -> None:
        now = self._now()
        self._tokens = min(self._burst, self._tokens + (now - self._updated) * self._per_s)
        self._updated = now

    def take(self) -> bool:
        """Whether one more may pass."""
        self._refill()
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    def spend(self, amount: float) -> None:
        """Count what has passed already: what is too much is owed."""
        self._refill()
        self._tokens -= amount

    def debt_s(self) -> float:
        """The seconds until nothing is owed any more."""
        self._refill()
        return max(0.0, -self._tokens / self._per_s)

    def is_full(self) -> bool:
        """Whether all that may pass at once may pass now."""
        self._refill()
        return self._tokens >= self._burst


class Visitor:
    """Whoever is at the other end of a socket."""

    def __init__(self, settings: Settings) -> None:
        self._frames = TokenBucket(settings.message_burst, settings.messages_per_s)
        # What costs more than it looks, each kind by itself.
        self._costly = {
            "comm_open": TokenBucket(settings.open_burst, settings.opens_per_s),
            ALL_STATES: TokenBucket(settings.states_burst, settings.states_per_s),
        }

    def may_send(self) -> bool:
        """Whether they may send one frame more, of whatever kind."""
        return self._frames.take()

    def may_ask(self, kind: str) -> bool:
        """Whether they may ask for one thing more, of the kinds that ``parse_message`` names."""
        return kind not in self._costly or self._costly[kind].take()
