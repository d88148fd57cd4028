"""Whether the server grows: its memory over its last, longest life."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from statistics import linear_regression

import psutil

from tests.bench.processes import unique
from tests.faults.world import World

SAMPLE_EVERY = 5.0
# A server that has just begun still fills its caches; a short life says nothing.
WARM_UP, SHORTEST = 180.0, 300.0
MOST_SLOPE = 30.0


@dataclass
class Sample:
    """The server at one moment: its process, megabytes, and how many kernels it has."""

    pid: int
    seconds: float
    unique: float
    rss: float
    kernels: int


@dataclass
class Growth:
    """All samples of one app."""

    world: World
    samples: list[Sample] = field(default_factory=list)

    async def watch(self) -> None:
        """Sample again and again, until cancelled."""
        while True:
            await asyncio.sleep(SAMPLE_EVERY)
            try:
                self._sample()
            except psutil.NoSuchProcess:
                continue  # It was killed just now.

    def _sample(self) -> None:
        if not self.world.up:
            return
        self.world.note_kernels()
        process = self.world.app.process
        rss = process.memory_info().rss / 2**20
        kernels = len(self.world.app.kernels())
        self.samples.append(Sample(process.pid, time.monotonic(), unique(process), rss, kernels))

    def slopes(self) -> dict[str, float] | None:
        """Megabytes an hour, unique and resident; None where the last life was too short."""
        life = [sample for sample in self.samples if sample.pid == self.samples[-1].pid]
        settled = [sample for sample in life if sample.seconds > life[0].seconds + WARM_UP]
        if not settled or settled[-1].seconds - settled[0].seconds < SHORTEST:
            return None
        hours = [sample.seconds / 3600 for sample in settled]
        return {
            kind: linear_regression(hours, [getattr(sample, kind) for sample in settled]).slope
            for kind in ("unique", "rss")
        }
