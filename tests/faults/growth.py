"""Whether the server grows: its memory over its last, longest life."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import linear_regression

import psutil

from tests.bench.processes import unique
from tests.faults.world import World

SAMPLE_EVERY = 5.0
# Who visits one after the other fills the server's heap, and after some 300 visits it stays as it
# is (104 MB, 171 at 200, 178 at 300 and at 400), while what Python holds in it stays all along.
WARM_UP = 300
# A short life says nothing.
SHORTEST = 300.0
MOST_SLOPE = 30.0


@dataclass
class Sample:
    """The server at one moment: its process, megabytes, and the kernels that it has."""

    pid: int
    seconds: float
    unique: float
    rss: float
    kernels: set[int]


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
        kernels = {kernel.pid for kernel in self.world.app.kernels()}
        self.samples.append(Sample(process.pid, time.monotonic(), unique(process), rss, kernels))

    def slopes(self) -> dict[str, float] | None:
        """Megabytes an hour, unique and resident; None where the last life was too short."""
        settled = list(self._settled())
        if not settled or settled[-1].seconds - settled[0].seconds < SHORTEST:
            return None
        hours = [sample.seconds / 3600 for sample in settled]
        return {
            kind: linear_regression(hours, [getattr(sample, kind) for sample in settled]).slope
            for kind in ("unique", "rss")
        }

    def _settled(self) -> Iterator[Sample]:
        met: set[int] = set()
        for sample in self.samples:
            if sample.pid != self.samples[-1].pid:
                continue
            met |= sample.kernels
            if len(met) > WARM_UP:
                yield sample
