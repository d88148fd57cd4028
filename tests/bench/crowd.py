"""Everybody at once, as when Amazon itself is down: who can read the first step, and when."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urljoin

import psutil
from playwright.async_api import Browser, Error

from guide_data import read_guide
from tests.bench import wire
from tests.bench.figures import Figures, spread
from tests.bench.first_step import WATCH
from tests.bench.server import an_app, stock_voila
from tests.browser.conftest import PHONE
from tests.support.chromium import launched_among_others

VISITORS = 200
REAL = 8
WITHIN = 10.0
MOST = 1.0
# When we stop waiting, for the app and for stock Voilà: each of its visitors wants a kernel.
PATIENCE, STOCK_PATIENCE = 30.0, 120.0
LEAST_MEMORY = 1.5e9
# By whether a visitor has a real browser.
HOW = {True: "Chromium", False: "HTTP"}
GIVEN_UP = "not served in time"


@dataclass(frozen=True)
class Came:
    """One visitor: by what, the seconds until the first step, and what went wrong if it did."""

    how: str
    seconds: float = float("nan")
    trouble: str = ""


def measure(figures: Figures) -> None:
    """The same crowd for the app, and for stock Voilà with the same notebook."""
    heading = (flow := read_guide()).steps[flow.guide.start].title
    with an_app() as app:
        came = asyncio.run(crowd(figures, app.url, ("/", "/live"), PATIENCE, heading))
    report(figures, "this app", came)
    good = [one.seconds for one in came if not one.trouble]
    figures.none("visitors without the first step", [one for one in came if one.trouble])
    figures.most("slowest first step", max(good, default=float("nan")), MOST, "s")
    with stock_voila() as stock:
        # Its answer holds no step yet: what counts by HTTP is that it came at all.
        beside = asyncio.run(crowd(figures, stock.url, ("/",), STOCK_PATIENCE, ""))
    report(figures, "stock Voila", beside)


def report(figures: Figures, name: str, came: list[Came]) -> None:
    """Say how many were served, and when."""
    for how in HOW.values():
        ours = [one for one in came if one.how == how]
        good = [one.seconds for one in ours if not one.trouble]
        figures.say(f"{name:11} {how:8}: {len(good)} of {len(ours)} served; {spread(good, 's')}")


async def crowd(
    figures: Figures, url: str, paths: tuple[str, ...], patience: float, heading: str
) -> list[Came]:
    """Visitors who come evenly within some seconds; those not served in time are given up."""
    wire.loopback(url)
    count, real = figures.scaled(VISITORS, 8), figures.scaled(REAL, 2)
    within = WITHIN * min(1.0, 2 * figures.size)
    came = [Came(HOW[number % (count // real) == 0], trouble=GIVEN_UP) for number in range(count)]

    async def visit(number: int) -> None:
        await asyncio.sleep(number * within / count)
        path = paths[number % len(paths)]
        if came[number].how == HOW[True]:
            came[number] = await by_chromium(browser, urljoin(url, path))
        else:
            came[number] = await by_http(url, path, heading)

    async with launched_among_others() as browser:
        with suppress(TimeoutError):
            async with asyncio.timeout(patience) as bound, watched(bound):
                await asyncio.gather(*map(visit, range(count)))
    return came


@asynccontextmanager
async def watched(bound: asyncio.Timeout) -> AsyncIterator[None]:
    """End the waiting where this machine runs out of memory."""

    async def watch() -> None:
        while psutil.virtual_memory().available > LEAST_MEMORY:
            await asyncio.sleep(1)
        bound.reschedule(0)

    watching = asyncio.create_task(watch())
    try:
        yield
    finally:
        watching.cancel()


async def by_chromium(browser: Browser, url: str) -> Came:
    """A phone with a real browser, and the first frame in which the step can be seen."""
    how = HOW[True]
    try:
        context = await browser.new_context(**PHONE)
        page = await context.new_page()
        page.set_default_timeout(0)
        await page.add_init_script(WATCH)
        answer = await page.goto(url, wait_until="commit")
        seconds = await page.evaluate("window.firstStep") / 1000
    except Error as error:
        return Came(how, trouble=error.message)
    good = answer and answer.status == 200
    return Came(how, seconds, "" if good else f"status {answer and answer.status}")


async def by_http(url: str, path: str, heading: str) -> Came:
    """A phone as the server sees it, and the time until the whole answer with the step is there."""
    try:
        answer = await wire.get(url, path)
    except (OSError, EOFError, ValueError) as error:
        return Came(HOW[False], trouble=f"{path}: {error!r}")
    if answer.status != 200 or heading not in answer.text:
        return Came(HOW[False], trouble=f"{path}: status {answer.status}, or no step in it")
    return Came(HOW[False], answer.seconds)
