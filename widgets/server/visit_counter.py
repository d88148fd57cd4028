"""How many came, where the operator wants to know: numbers of an hour, and nothing of anybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime

# By what was answered: the page, a live guide, the page in its place, the guide for paper.
KINDS = ("page", "live", "full", "paper")


class VisitCounter:
    """Counts what was answered since it last told; ``say`` takes the line that it tells."""

    def __init__(
        self, say: Callable[[str], None], now: Callable[[], datetime] = datetime.now
    ) -> None:
        self._say, self._now = say, now
        self._begin()

    def _begin(self) -> None:
        self._since, self._counted = self._now(), Counter[str]()

    def add(self, kind: str) -> None:
        """Count one more of a kind."""
        self._counted[kind] += 1

    def tell(self) -> None:
        """Say what came since the last time, and begin anew."""
        numbers = ", ".join(f"{kind} {self._counted[kind]}" for kind in KINDS)
        self._say(f"{self._since:%Y-%m-%d %H:%M} to {self._now():%H:%M}: {numbers}")
        self._begin()
