"""How many came, where the operator wants to know: numbers of an hour, and nothing of anybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime

# By what was answered: the page, a live guide, the page in its place, the guide for paper.
KINDS = ("page", "live", "full", "paper")


class VisitCounter:
    """Counts what was answered since the last report; ``write`` takes the report's line."""

    def __init__(
        self, write: Callable[[str], None], now: Callable[[], datetime] = datetime.now
    ) -> None:
        self._write, self._now = write, now
        self._reset()

    def _reset(self) -> None:
        self._since, self._counts = self._now(), Counter[str]()

    def add(self, kind: str) -> None:
        """Count one more of a kind."""
        self._counts[kind] += 1

    def report(self) -> None:
        """Write what came since the last report, and begin anew."""
        numbers = ", ".join(f"{kind} {self._counts[kind]}" for kind in KINDS)
        self._write(f"{self._since:%Y-%m-%d %H:%M} to {self._now():%H:%M}: {numbers}")
        self._reset()
