"""Whether the server grows: its memory over its last, longest life."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from statistics import linear_regression

import psutil

from tests.bench.processes import unique
from tests.faults.world import World

LOOK_EVERY = 5.0
# A server that has just begun still fills its caches; a short life says nothing.
WARM_UP, SHORTEST = 180.0, 300.0
MOST_SLOPE = 30.0


@dataclass
class Inspection:
    """The server at one moment: its process, megabytes, and how many kernels it has."""

    pid: int
    seconds: float
    unique: float
    rss: float
    kernels: int


@dataclass
class Growth:
    """All looks at one app."""

    world: World
    looks: list[Inspection] = field(default_factory=list)

    async def watch(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                self._look()
            except psutil.NoSuchProcess:
                continue  # It was killed just now.

    def _look(self) -> None:
        if not self.world.up:
            return
        self.world.note_kernels()
        process = self.world.app.process
        rss = process.memory_info().rss / 2**20
        kernels = len(self.world.app.kernels())
        self.looks.append(Inspection(process.pid, time.monotonic(), unique(process), rss, kernels))

    def slopes(self) -> dict[str, float] | None:
        """Megabytes an hour, unique and resident; None where the last life was too short."""
        life = [look for look in self.looks if look.pid == self.looks[-1].pid]
        settled = [look for look in life if look.seconds > life[0].seconds + WARM_UP]
        if not settled or settled[-1].seconds - settled[0].seconds < SHORTEST:
            return None
        hours = [look.seconds / 3600 for look in settled]
        return {
            kind: linear_regression(hours, [getattr(look, kind) for look in settled]).slope
            for kind in ("unique", "rss")
        }
