"""What a live visitor costs in memory, and how soon it is free again when they have left."""

from __future__ import annotations

import asyncio
import time
from itertools import cycle
from statistics import median

import psutil

from guide_data import read_guide
from guide_data.model.editorial import Scenario
from tests.bench import wire
from tests.bench.figures import Figures
from tests.bench.live import LiveVisitor
from tests.bench.processes import unique
from tests.bench.server import an_app, stock_voila
from tests.bench.taps import arrived
from tests.support.serving import Served

VISITORS = 100
LIVE = 30
STOCK_LIVE = 10
MOST, MOST_SECONDS = 28, 120
# How people leave: nobody says goodbye. A phone that sleeps keeps its connection, but is deaf.
MANNERS = ("closed", "reset", "asleep")
LOOK_EVERY = 5.0
# Two measurings of the same processes differ by this much.
SAME = 1.1


def measure(figures: Figures) -> None:
    """Let visitors come, walk and leave, and watch the kernels."""
    live = figures.scaled(LIVE, 3)
    with an_app("--most-visitors", str(live)) as app:
        asyncio.run(crowded(figures, app, figures.scaled(VISITORS, 5), live))
    with stock_voila() as stock:
        asyncio.run(beside(figures, stock, figures.scaled(STOCK_LIVE, 2)))


async def beside(figures: Figures, stock: Served, live: int) -> None:
    """What visitors of stock Voilà cost, and what is left of them when they must be gone."""
    kernels, before = held(stock)
    people = cycle(read_guide().journeys)
    visitors = await arrived(stock, live, lambda one: walked(one, next(people)))
    taken = [unique(psutil.Process(one.pid)) for one in visitors]
    figures.say(
        f"stock Voila: {kernels} kernels, {before:.0f} MB; {median(taken):.1f} MB a visitor"
    )
    leave(visitors)
    await asyncio.sleep(MOST_SECONDS)
    count, now = held(stock)
    figures.say(f"{MOST_SECONDS} s after its {len(visitors)} left: {count} kernels, {now:.0f} MB")


async def crowded(figures: Figures, app: Served, count: int, live: int) -> None:
    """Measure each live visitor's kernel, and the time until all is as before."""
    kernels, before = held(app)
    server = unique(app.process)
    figures.say(f"before: {kernels} kernels in the pool, {before:.0f} MB, server {server:.0f} MB")
    figures.say(f"what they are forked from: {sum(map(unique, app.fork_servers())):.0f} MB")
    people = cycle(read_guide().journeys)
    visitors = await arrived(app, live, lambda one: walked(one, next(people)))
    readers = [await wire.get(app.url, "/") for _ in range(count - len(visitors))]
    figures.none("not answered", [one.status for one in readers if one.status != 200])
    taken = [unique(psutil.Process(one.pid)) for one in visitors]
    figures.say(f"{len(taken)} live visitors and {len(readers)} readers of the page")
    figures.most("unique memory a live visitor, median", median(taken), MOST, "MB")
    figures.most("unique memory a live visitor, largest", max(taken), MOST, "MB")
    leave(visitors)
    await freed(figures, app, kernels, before)
    figures.say(f"server {unique(app.process):.0f} MB (before {server:.0f} MB)")


def leave(visitors: list[LiveVisitor]) -> None:
    """All leave, each in one of the manners."""
    for visitor, manner in zip(visitors, cycle(MANNERS), strict=False):
        visitor.close(manner)


async def walked(visitor: LiveVisitor, person: Scenario) -> None:
    """Go a person's way to its end."""
    for answer in person.answers:
        await visitor.tap(answer)


def held(app: Served) -> tuple[int, float]:
    """How many kernels there are, and what they hold together."""
    kernels: list[psutil.Process] = app.kernels()
    return len(kernels), sum(map(unique, kernels))


async def freed(figures: Figures, app: Served, kernels: int, before: float) -> None:
    """Wait until the kernels and their memory are as before, and say how long that took."""
    began = time.monotonic()
    while True:
        await asyncio.sleep(LOOK_EVERY)
        count, now = held(app)
        seconds = time.monotonic() - began
        if (count <= kernels and now <= SAME * before) or seconds > MOST_SECONDS + LOOK_EVERY:
            break
    figures.say(f"{seconds:.0f} s after all left: {count} kernels, {now:.0f} MB")
    figures.most("back to the pool's level after", seconds, MOST_SECONDS, "s")
