"""The soak: visitors come and go, a fault follows the other, and everything is looked at."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from playwright.async_api import Browser

from guide_data import Flow, read_guide
from tests.faults.expectations import Expectations
from tests.faults.faults import FAULTS, LONGEST_ORPHAN
from tests.faults.growth import Growth
from tests.faults.passing import Passing
from tests.faults.real import RealVisitor
from tests.faults.world import World
from tests.support.chromium import launched_among_others

# The last server lives for most of the time: only a long life can show that it grows.
RESTARTS = 0.25
FIRST = 10.0
# A kernel that can never be ready is given up after a minute.
LONGEST_UNREADY = 90.0


@dataclass
class Soak:
    """One run of so many seconds, a fault every so many."""

    world: World
    seconds: float
    every: float
    real: int
    passing: int
    flow: Flow = field(default_factory=read_guide)
    expectations: Expectations = field(default_factory=Expectations)
    made: Counter[str] = field(default_factory=Counter)

    async def run(self) -> None:
        """Run to the end; what was seen is kept."""
        await self.world.proxy.start(self.world.front)
        await asyncio.to_thread(self.world.start)
        self.expectations.began = time.monotonic()
        self.growth = Growth(self.world)
        self.passers = [
            Passing(self.world, self.flow, self.expectations) for _ in range(self.passing)
        ]
        async with launched_among_others() as browser:
            self.visitors = [self._visitor(browser, number) for number in range(self.real)]
            lives = [visitor.live_on(self._welcome(visitor)) for visitor in self.visitors]
            others = [passer.live_on() for passer in self.passers]
            async with running(*lives, *others, self.growth.watch()):
                await self._make_faults()
        await self._end()

    def _visitor(self, browser: Browser, number: int) -> RealVisitor:
        live = number % 2 == 0
        name = f"{'live' if live else 'page'} visitor {number + 1}"
        return RealVisitor(name, browser, self.flow, self.world.url, live, self.expectations)

    def _welcome(self, visitor: RealVisitor) -> Any:
        async def ready() -> bool:
            if not visitor.wants_live:
                return self.world.up
            return self.world.up and await asyncio.to_thread(self.world.ready)

        return ready

    async def _make_faults(self) -> None:
        await asyncio.sleep(FIRST)
        for name in cycle(FAULTS):
            now = self.expectations.now
            if now > self.seconds:
                return
            if name == "server killed" and now > RESTARTS * self.seconds:
                continue
            await self._make(name)
            await asyncio.sleep(max(1.0, now + self.every - self.expectations.now))

    async def _make(self, name: str) -> None:
        async with AsyncExitStack() as turns:
            for visitor in self.visitors:
                await turns.enter_async_context(visitor.turn)
            self.expectations.fault = name
            self.made[name] += 1
            there = sum(visitor.there for visitor in self.visitors)
            live = sum(visitor.is_live for visitor in self.visitors)
            who = f"{there} real visitors, {live} of them live"
            print(f"{self.expectations.now:6.0f} s  {name:18} {who}", flush=True)
            async with FAULTS[name](self.world, self.visitors, self.expectations):
                await asyncio.gather(*(visitor.check() for visitor in self.visitors))
        await self._await_kernel()

    async def _await_kernel(self) -> None:
        end = time.monotonic() + LONGEST_UNREADY
        while not (ready := await asyncio.to_thread(self.world.ready)):
            if time.monotonic() > end:
                break
            await asyncio.sleep(0.5)
        self.expectations.expect("a kernel is ready again", ready)

    async def _end(self) -> None:
        self.expectations.fault = "the end"
        ended = await asyncio.to_thread(self.world.stop)
        self.expectations.expect("the server ends when told", ended)
        await asyncio.sleep(0 if not self._left_running() else LONGEST_ORPHAN)
        left = self._left_running()
        self.expectations.expect("no process is left", not left, left)
        files = self.world.left() - self.world.left_by_killed
        self.expectations.expect("no file is left", not files, sorted(files))

    def _left_running(self) -> list[str]:
        return [f"{one.pid} {one.status()}" for one in self.world.seen if one.is_running()]


@asynccontextmanager
async def running(*lives: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Let some things go on while the block runs; one that fails shows at its end."""
    tasks = [asyncio.create_task(life) for life in lives]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task
