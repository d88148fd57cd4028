"""Everybody at once, as when Amazon itself is down: the first step for all, live guides for some.

Most come as the server sees them, by HTTP and websocket; some with a real browser.
"""

from __future__ import annotations

import asyncio
import re
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
from tests.bench.live import LiveVisitor
from tests.bench.server import an_app, stock_voila
from tests.browser.conftest import PHONE
from tests.support.chromium import launched_among_others

VISITORS = 200
REAL = 8
LIVE = 60
WITHIN = 10.0
MOST = 1.0
# When we stop waiting, for the app and for stock Voilà: each of its visitors wants a kernel.
PATIENCE, STOCK_PATIENCE = 60.0, 120.0
LEAST_MEMORY = 1.5e9
# By whether a visitor has a real browser.
HOW = {True: "Chromium", False: "HTTP"}
GIVEN_UP = "not served in time"
BUNDLE = re.compile(r'data-live="([^"]+)"')
# Whether the guide has become alive, or was left as it is; there is no third.
WATCH_END = """
window.ended = new Promise((found) => {
  const look = () => {
    const live = document.querySelector(".guide-live h2");
    if (live && live.checkVisibility()) found(true);
    else if (document.querySelector("button.tool + footer")) found(false);
    else requestAnimationFrame(look);
  };
  look();
});"""
NOTICE = "document.querySelector('.notice').textContent"


@dataclass(frozen=True)
class Came:
    """One visitor: by what, the seconds until the first step, whether the guide became alive.

    ``trouble`` is what went wrong, if anything did.
    """

    how: str
    seconds: float = float("nan")
    alive: bool = False
    trouble: str = ""


def measure(figures: Figures) -> None:
    """The same crowd for the app, and for stock Voilà with the same notebook."""
    cap = figures.scaled(LIVE, 4)
    with an_app("--most-visitors", str(cap)) as app:
        came = asyncio.run(crowd(figures, app.url, PATIENCE))
    report(figures, "this app", came)
    good = [one.seconds for one in came if not one.trouble]
    figures.none("visitors with an error", [one for one in came if one.trouble])
    figures.most("slowest first step", max(good, default=float("nan")), MOST, "s")
    alive = sum(one.alive for one in came)
    figures.least("alive", alive, cap, "")
    figures.say(f"told quietly that all is taken: {len(good) - alive}")
    with stock_voila() as stock:
        beside = asyncio.run(crowd(figures, stock.url, STOCK_PATIENCE, lives=False))
    report(figures, "stock Voila", beside)


def report(figures: Figures, name: str, came: list[Came]) -> None:
    """Say how many were served, and when."""
    for how in HOW.values():
        ours = [one for one in came if one.how == how]
        good = [one.seconds for one in ours if not one.trouble]
        figures.say(f"{name:11} {how:8}: {len(good)} of {len(ours)} served; {spread(good, 's')}")


async def crowd(figures: Figures, url: str, patience: float, *, lives: bool = True) -> list[Came]:
    """Visitors who come evenly within some seconds; those not served in time are given up."""
    wire.loopback(url)
    count, real = figures.scaled(VISITORS, 8), figures.scaled(REAL, 2)
    within = WITHIN * min(1.0, 2 * figures.size)
    came = [Came(HOW[number % (count // real) == 0], trouble=GIVEN_UP) for number in range(count)]
    staying: list[LiveVisitor] = []
    # Stock Voilà's answer holds no step yet: what counts is that it came at all.
    heading = (flow := read_guide()).steps[flow.guide.start].title if lives else ""

    async def visit(number: int) -> None:
        await asyncio.sleep(number * within / count)
        if came[number].how == HOW[True]:
            came[number] = await by_chromium(browser, urljoin(url, "/"), lives=lives)
        else:
            came[number] = await by_http(url, heading, staying if lives else None)

    async with launched_among_others() as browser:
        with suppress(TimeoutError):
            async with asyncio.timeout(patience) as bound, watched(bound):
                await asyncio.gather(*map(visit, range(count)))
    for visitor in staying:
        visitor.close()
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


async def by_chromium(browser: Browser, url: str, *, lives: bool) -> Came:
    """A phone with a real browser: the first frame with the step, and what became of it."""
    how = HOW[True]
    try:
        context = await browser.new_context(**PHONE)
        page = await context.new_page()
        page.set_default_timeout(0)
        for script in (WATCH, WATCH_END):
            await page.add_init_script(script)
        answer = await page.goto(url, wait_until="commit")
        seconds = await page.evaluate("window.firstStep") / 1000
        alive = lives and await page.evaluate("window.ended")
        notice = await page.evaluate(NOTICE) if lives else ""
    except Error as error:
        return Came(how, trouble=error.message)
    good = answer and answer.status == 200 and not notice
    return Came(how, seconds, alive, "" if good else f"{answer and answer.status}, said: {notice}")


async def by_http(url: str, heading: str, staying: list[LiveVisitor] | None) -> Came:
    """A phone as the server sees it: the time until the whole page is there, then the live guide.

    Who gets it is then among those ``staying``; where that is None, nobody wants it.
    """
    try:
        page = await wire.get(url, "/")
        if page.status != 200 or heading not in page.text:
            return Came(HOW[False], trouble=f"status {page.status}, or no step in it")
        alive = staying is not None and await stays(url, page, staying)
    except (OSError, EOFError, ValueError) as error:
        return Came(HOW[False], trouble=repr(error))
    return Came(HOW[False], page.seconds, alive)


async def stays(url: str, page: wire.Answer, staying: list[LiveVisitor]) -> bool:
    """Go live from a page with all that a browser fetches for it; whether there was room."""
    bundle = BUNDLE.search(page.text)
    assert bundle
    await wire.get(url, f"/{bundle[1]}")
    visitor = await LiveVisitor.join(url, page)
    staying.extend([visitor] if visitor else [])
    return visitor is not None
