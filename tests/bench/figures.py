"""Figures, and what they must show: printed as they come, and counted where they miss it."""

from __future__ import annotations

import os
import platform
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil


@dataclass
class Figures:
    """The figures of one run; ``size`` is how much of a full run (1) it is to be."""

    size: float = 1.0
    missed: list[str] = field(default_factory=list)

    def scaled(self, count: float, least: int = 1) -> int:
        """How many of a full run's count this run takes."""
        return max(least, round(count * self.size))

    def say(self, text: str) -> None:
        """Print a line at once, also into a pipe."""
        print(f"  {text}", flush=True)

    def most(self, what: str, value: float, limit: float, unit: str) -> None:
        """A figure that must not be larger than its limit."""
        self._judge(f"{what}: {value:.4g} {unit} (must show ≤ {limit:g})", value <= limit)

    def least(self, what: str, value: float, limit: float, unit: str) -> None:
        """A figure that must not be smaller than its limit."""
        self._judge(f"{what}: {value:.4g} {unit} (must show ≥ {limit:g})", value >= limit)

    def none(self, what: str, found: Sequence[object]) -> None:
        """What must not be there at all."""
        self._judge(f"{what}: {len(found)} (must show none)", not found)
        for one in list(found)[:10]:
            self.say(f"    {one}")

    def _judge(self, line: str, good: bool) -> None:
        self.say(line if good else f"{line}  << MISSED")
        if not good:
            self.missed.append(line)

    def end(self) -> None:
        """End the run; with status 1 where a figure missed what it must show."""
        if self.missed:
            sys.exit("Missed:\n" + "\n".join(f"  {line}" for line in self.missed))


def quantile(values: Sequence[float], share: float) -> float:
    """The value that a share of all values does not exceed; of none, nothing is known."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else float("nan")


def spread(values: Sequence[float], unit: str) -> str:
    """Median, 95th and 99th percentile and the largest, in words."""
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}
    told = (f"{name} {quantile(values, share):.3g}" for name, share in shares.items())
    return f"{', '.join(told)} {unit} (n = {len(values)})"


def machine() -> str:
    """What the figures were measured on, and how busy that was before."""
    load = ", ".join(f"{one:.2f}" for one in os.getloadavg())
    return (
        f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, "
        f"Python {platform.python_version()}; load before: {load}"
    )


def end_cleanly() -> None:
    """Let an end from outside clean up as Ctrl+C does."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended from outside."))
