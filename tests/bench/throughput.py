"""How many requests for the page the app answers in a second, on one core."""

from __future__ import annotations

import asyncio
import time

from tests.bench.figures import Figures, quantile, spread
from tests.bench.processes import on_one_core
from tests.bench.server import an_app, stock_voila
from tests.bench.wire import Connection
from tests.support.serving import Served

SECONDS = 10.0
WARM_UP = 1.0
CONNECTIONS = 16
LONGEST_ANSWER = 60.0
LEAST, MOST_P99 = 300, 0.1


def measure(figures: Figures) -> None:
    """Ask for the page on connections that are kept, one request after another on each."""
    with an_app() as app, on_one_core(app.process) as cores:
        figures.say(f"{CONNECTIONS} connections kept, {cores}")
        seconds = max(2.0, SECONDS * figures.size)
        asyncio.run(asked(app, WARM_UP))
        times, size = asyncio.run(asked(app, seconds))
    figures.say(f"one answer is {size / 1000:.0f} KB on the wire; {spread(ms(times), 'ms')}")
    figures.least("requests a second", len(times) / seconds, LEAST, "")
    figures.most("p99", 1000 * quantile(times, 0.99), 1000 * MOST_P99, "ms")
    with stock_voila() as stock:
        # On as many connections as above it answers none: each answer takes a kernel.
        beside, _ = asyncio.run(asked(stock, seconds, connections=1))
    figures.say(
        f"stock Voila, 1 connection, all cores: {len(beside) / seconds:.2g} requests a second"
    )


def ms(seconds: list[float]) -> list[float]:
    """Seconds as milliseconds."""
    return [1000 * one for one in seconds]


async def asked(
    app: Served, seconds: float, connections: int = CONNECTIONS
) -> tuple[list[float], int]:
    """How long each answer took that was asked for within some seconds, and the size of one."""
    end = time.perf_counter() + seconds
    async with asyncio.timeout(seconds + LONGEST_ANSWER):
        every = await asyncio.gather(*(asking(app.url, end) for _ in range(connections)))
    return [one for times, _ in every for one in times], every[0][1]


async def asking(url: str, end: float) -> tuple[list[float], int]:
    """Ask on one connection until the end."""
    times: list[float] = []
    size = 0
    async with Connection(url) as connection:
        while time.perf_counter() < end:
            answer = await connection.get("/")
            assert answer.status == 200, answer.status
            times.append(answer.seconds)
            size = len(answer.body)
    return times, size
