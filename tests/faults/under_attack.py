"""What an innocent visitor has of the guide while somebody tries to take it from them."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from tests.bench import wire
from tests.bench.figures import Figures, quantile
from tests.bench.live import LiveVisitor
from tests.bench.processes import unique
from tests.bench.server import an_app
from tests.faults.attacks import GONE, LINES
from widgets.server.settings import Settings

MOST_DENIED, MOST_PAGE_S = 0.05, 1.0
# What may wait, and half of it for what keeps account of that.
MOST_GROWTH_MB, MOST_LOG_KB = 1.5 * Settings.max_waiting_bytes / 2**20, 10.0
# An attack has so long to unfold; then somebody comes so often, and asks for the page so often.
UNFOLDS, COME_EVERY, READ_EVERY = 3.0, 1.0, 0.1
# Whoever has no live guide by then reads on in the page.
PATIENCE = 20.0


@dataclass
class Innocent:
    """Somebody who comes again and again, at home elsewhere each time; all in seconds."""

    pages: list[float] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    denied: int = 0

    async def read(self, url: str) -> None:
        """Ask for the page, again and again."""
        while True:
            began = time.perf_counter()
            try:
                async with asyncio.timeout(PATIENCE):
                    await wire.get(url, "/")
            except (OSError, EOFError, TimeoutError):
                self.pages.append(PATIENCE)
            else:
                self.pages.append(time.perf_counter() - began)
            await asyncio.sleep(READ_EVERY)

    async def come(self, url: str) -> None:
        """Go live, and leave."""
        began, visitor = time.perf_counter(), None
        with suppress(*GONE):
            async with asyncio.timeout(PATIENCE):
                visitor = await LiveVisitor.come(url)
        self.denied += visitor is None
        if visitor:
            self.starts.append(time.perf_counter() - began)
            await asyncio.sleep(1)
            visitor.close()

    async def come_and_go(self, url: str, seconds: float) -> None:
        """Go live again and again, for so long."""
        async with asyncio.TaskGroup() as visits:
            for _ in range(round(seconds / COME_EVERY)):
                visits.create_task(self.come(url))
                await asyncio.sleep(COME_EVERY)


@contextmanager
def attacking(name: str, url: str) -> Iterator[None]:
    """An attack by a process of its own, until the block ends."""
    command = [sys.executable, "-m", "tests.faults.attacks", name, url]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        assert process.stdout
        process.stdout.readline()
        yield
    finally:
        process.kill()
        process.wait()


async def visited(url: str, seconds: float) -> Innocent:
    """Visit an app that is under attack, for so many seconds."""
    innocent = Innocent()
    await asyncio.sleep(UNFOLDS)
    reading = asyncio.create_task(innocent.read(url))
    await innocent.come_and_go(url, seconds)
    reading.cancel()
    await asyncio.wait([reading])
    return innocent


def measure(figures: Figures, seconds: float, names: list[str]) -> None:
    """Each attack on an app of its own."""
    for name in names:
        with an_app("--most-visitors", str(LINES)) as app, attacking(name, app.url):
            before = unique(app.process)
            found = asyncio.run(visited(app.url, seconds))
            grown, log = unique(app.process) - before, app.log.stat().st_size
        tries = found.denied + len(found.starts)
        start = quantile(found.starts, 0.95)
        figures.say(f"{name}: {tries} tries; a live guide within {start:.2f} s (p95)")
        figures.most("denied", found.denied / max(tries, 1), MOST_DENIED, "of all tries")
        figures.most("page, p99", quantile(found.pages, 0.99), MOST_PAGE_S, "s")
        figures.most("the server grew", grown, MOST_GROWTH_MB, "MB")
        figures.most("its log", log / 1024, MOST_LOG_KB, "KB")
