"""How long a tap in the live guide takes while many tap: on the wire, and in the kernel alone."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import cycle

from guide_data import Flow, read_guide
from tests.bench.figures import Figures, quantile, spread
from tests.bench.live import Cut, LiveVisitor, Tap
from tests.bench.processes import rest
from tests.bench.server import an_app, stock_voila
from tests.support.serving import Served

VISITORS = 30
# Who comes beside them, and how often.
NEWCOMERS, NEWCOMER_EVERY = 100, 1.0
EVERY = 3.0
SECONDS = 60.0
# Among themselves; while kernels are taken and made ready beside them; in the kernel alone.
MOST_P95, MOST_P95_BESIDE, MOST_KERNEL = 0.054, 0.15, 0.02
LONGEST_ARRIVAL = 300.0


def measure(figures: Figures) -> None:
    """Let visitors tap at their own pace, none knowing of the others."""
    count = figures.scaled(VISITORS, 2)
    seconds = max(6.0, SECONDS * figures.size)
    with an_app("--most-visitors", str(count + 2)) as app:
        asyncio.run(tapped(figures, app, count, seconds))
    with stock_voila() as stock:
        asyncio.run(tapped_beside(figures, stock, count, seconds))


async def tapped(figures: Figures, app: Served, count: int, seconds: float) -> None:
    """Measure the taps of so many visitors: among themselves, and while others come."""
    visitors = await arrived(app, count)
    figures.least("live visitors", len(visitors), count, "")
    # The kernels that the last ones woke are not part of it; meanwhile lines are kept alive.
    await asyncio.to_thread(rest, app.process)
    figures.say(f"{len(visitors)} live visitors, a tap every {EVERY:g} s for {seconds:g} s")
    judge(figures, MOST_P95, *await all_tapping(visitors, seconds))
    async with newcomers(app) as kernels:
        judge(figures, MOST_P95_BESIDE, *await all_tapping(visitors, seconds))
    figures.say(f"the latter while {len(kernels)} kernels were taken, and as many made ready")
    for visitor in visitors:
        visitor.close()


async def tapped_beside(figures: Figures, stock: Served, count: int, seconds: float) -> None:
    """The taps of as many visitors of stock Voilà."""
    visitors = await arrived(stock, count)
    await asyncio.to_thread(rest, stock.process)
    taps, troubles = await all_tapping(visitors, seconds)
    figures.say(f"stock Voila: {len(visitors)} visitors, {len(troubles)} cut off")
    say(figures, taps)
    for visitor in visitors:
        visitor.close()


async def all_tapping(visitors: list[LiveVisitor], seconds: float) -> tuple[list[Tap], list[str]]:
    """Let all tap for so long: their taps, and those who were cut off."""
    troubles: list[str] = []
    end, flow = time.monotonic() + seconds, read_guide()
    every = await asyncio.gather(*(tapping(one, flow, end, troubles) for one in visitors))
    return [tap for taps in every for tap in taps], troubles


@asynccontextmanager
async def newcomers(app: Served) -> AsyncIterator[list[LiveVisitor]]:
    """While the block runs, others come, each takes a kernel, and leaves again."""
    came: list[LiveVisitor] = []

    async def leave(visitor: LiveVisitor) -> None:
        came.append(visitor)
        visitor.close()
        await asyncio.sleep(NEWCOMER_EVERY)

    coming = asyncio.create_task(arrived(app, NEWCOMERS, leave))
    try:
        yield came
    finally:
        coming.cancel()


def judge(figures: Figures, most: float, taps: list[Tap], troubles: list[str]) -> None:
    """Say what the taps took, and whether that is what they must show."""
    say(figures, taps)
    p95 = quantile([tap.wall for tap in taps], 0.95)
    middle = quantile([tap.kernel for tap in taps], 0.5)
    figures.most("p95 of all taps", 1000 * p95, 1000 * most, "ms")
    figures.most("kernel's median", 1000 * middle, 1000 * MOST_KERNEL, "ms")
    figures.none("taps not answered", troubles)


def say(figures: Figures, taps: list[Tap]) -> None:
    """Say what the taps took."""
    figures.say(f"from tap to the next step: {spread([1000 * tap.wall for tap in taps], 'ms')}")
    figures.say(f"in the kernel alone:       {spread([1000 * tap.kernel for tap in taps], 'ms')}")


async def arrived(
    app: Served,
    count: int,
    then: Callable[[LiveVisitor], Awaitable[None]] | None = None,
) -> list[LiveVisitor]:
    """Visitors, one after the other; fewer where that takes too long."""
    visitors: list[LiveVisitor] = []
    end = time.monotonic() + LONGEST_ARRIVAL
    while len(visitors) < count and time.monotonic() < end:
        visitor = await LiveVisitor.come(app.url)
        if visitor is None:
            await asyncio.sleep(0.3)
            continue
        visitors.append(visitor)
        if then:
            await then(visitor)
    return visitors


async def tapping(visitor: LiveVisitor, flow: Flow, end: float, troubles: list[str]) -> list[Tap]:
    """The taps of one visitor, who goes one person's way after another's."""
    taps: list[Tap] = []
    await asyncio.sleep(random.uniform(0, EVERY))
    try:
        for person in cycle(random.sample(flow.journeys, len(flow.journeys))):
            await visitor.restart()
            for answer in person.answers:
                if time.monotonic() > end:
                    return taps
                tap = await visitor.tap(answer)
                taps.append(tap)
                await asyncio.sleep(max(0.0, EVERY - tap.wall))
    except Cut as cut:
        troubles.append(f"after {len(taps)} taps: {cut}")
    return taps
