"""Visitors without a browser, who come and go all the time by HTTP and websocket."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field

from guide_data import Flow
from tests.bench import wire
from tests.bench.live import LiveVisitor
from tests.bench.memory import MANNERS
from tests.faults.expectations import Expectations
from tests.faults.world import World

PAUSE = (1.0, 5.0)
# Whose kernel falls asleep, keeps it for more than a minute; the real ones want theirs.
SHARE_LIVE = 0.3
LONGEST_ANSWER = 10.0


@dataclass
class Passing:
    """One who passes by, again and again, as somebody else each time."""

    world: World
    flow: Flow
    expectations: Expectations
    visits: int = 0
    taps: int = 0
    cut: int = 0
    left: list[LiveVisitor] = field(default_factory=list)

    async def live_on(self) -> None:
        """Come and go until cancelled."""
        while True:
            await asyncio.sleep(random.uniform(*PAUSE))
            if not self.world.up:
                continue
            self.visits += 1
            if random.random() < SHARE_LIVE:
                await self._walk()
            else:
                await self._read()

    async def _read(self) -> None:
        came = time.monotonic()
        try:
            answer = await asyncio.wait_for(wire.get(self.world.url, "/"), LONGEST_ANSWER)
        except (OSError, EOFError, TimeoutError) as error:
            # A server that died while it answered is no answer, but no wrong one either.
            lived = self.world.up and self.world.up_since < came
            self.expectations.expect("every request is answered", not lived, repr(error))
            return
        heading = self.flow.steps[self.flow.guide.start].title
        good = answer.status == 200 and heading in answer.text
        self.expectations.expect("an answer holds the first step", good, answer.status)

    async def _walk(self) -> None:
        try:
            visitor = await LiveVisitor.come(self.world.url)
        except (OSError, EOFError, TimeoutError):
            self.cut += 1
            return
        if visitor is None:
            return  # All kernels are taken: they read the page.
        try:
            for answer in random.choice(self.flow.journeys).answers:
                await asyncio.sleep(random.uniform(*PAUSE))
                await visitor.tap(answer)
                self.taps += 1
        except (OSError, KeyError):
            self.cut += 1
        finally:
            visitor.close(random.choice(MANNERS))
            self.left.append(visitor)  # Forgotten, a sleeping one's connection would close.
