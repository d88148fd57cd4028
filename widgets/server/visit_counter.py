"""How many came, where the operator wants to know: numbers of an hour, and nothing of anybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime

from widgets.server.event_log import tell

# By what was answered: the page, a live guide, the page in its place, the guide for paper.
KINDS = ("page", "live", "full", "paper")


class VisitCounter:
    """Counts what was answered since the last report."""

    def __init__(self, now: Callable[[], datetime] = datetime.now) -> None:
        self._now = now
        self._reset()

    def _reset(self) -> None:
        self._since, self._counts = self._now(), Counter[str]()

    def add(self, kind: str) -> None:
        """Count one more of a kind."""
        self._counts[kind] += 1

    def report(self) -> None:
        """Tell what came since the last report, and begin anew."""
        counts = {kind: self._counts[kind] for kind in KINDS}
        numbers = ", ".join(f"{kind} {count}" for kind, count in counts.items())
        said = f"{self._since:%Y-%m-%d %H:%M} to {self._now():%H:%M}: {numbers}"
        tell("visits", said, **counts)
        self._reset()
