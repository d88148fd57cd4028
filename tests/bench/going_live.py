"""A visit until the guide is alive by itself: what came when, what blocked, what it weighed."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page

from tests.bench.first_step import WATCH, slow
from tests.bench.traffic import Request, listen
from tests.bench.wire import loopback
from tests.browser.conftest import PHONE

DESKTOP = {"viewport": {"width": 1280, "height": 900}, "locale": "ja-JP"}
# The first frame in which the live guide can be seen.
WATCH_LIVE = """
window.alive = new Promise((found) => {
  const look = () => {
    const heading = document.querySelector(".guide-live h2");
    if (heading && heading.checkVisibility()) requestAnimationFrame(() => found(performance.now()));
    else requestAnimationFrame(look);
  };
  look();
});"""
# A task blocks by what it takes above these milliseconds.
LONG = 50
WATCH_TASKS = """
window.tasks = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.tasks.push({ at: one.startTime, took: one.duration });
}).observe({ type: "longtask", buffered: true });"""
# A task is told of some time after its end.
TOLD_MS = 200
KILOBYTE = 1000


@dataclass
class GoingLive:
    """One visit: seconds until alive and blocked until then, requests, KB that came; what when."""

    alive: float
    blocked: float
    requests: int
    kilobytes: float
    moments: dict[str, float]


def go_live(browser: Browser, url: str, *, phone: bool) -> GoingLive:
    """Open an address with nothing cached, and wait until the guide is alive."""
    loopback(url)
    with browser.new_context(**PHONE if phone else DESKTOP) as context:
        page = context.new_page()
        wire = context.new_cdp_session(page)
        if phone:
            slow(wire)
        return until_alive(page, wire, url)


def until_alive(page: Page, wire: CDPSession, url: str) -> GoingLive:
    """Open an address in a page as it is."""
    requests = listen(wire)
    for script in (WATCH, WATCH_LIVE, WATCH_TASKS):
        page.add_init_script(script)
    page.goto(url, wait_until="commit")
    alive = page.evaluate("window.alive") / 1000
    came = list(requests.values())
    first = page.evaluate("window.firstStep") / 1000
    page.wait_for_timeout(TOLD_MS)
    # What was asked for by then counts whole.
    total = sum(one.total for one in came)
    moments = {"first step": first} | moments_of(came) | {"alive": alive}
    return GoingLive(alive, blocked(page, alive), len(came), total / 1000, moments)


def blocked(page: Page, until: float = float("inf")) -> float:
    """The seconds, until some second, in which a page could not have answered a finger at once."""
    tasks: list[dict[str, Any]] = page.evaluate("window.tasks")
    long = [one["took"] - LONG for one in tasks if one["at"] < 1000 * until]
    return sum(long) / 1000


def moments_of(requests: list[Request]) -> dict[str, float]:
    """When each request was asked and answered, and messages came, from the first one on."""
    began = requests[0].asked
    found: dict[str, float] = {}
    for request in requests:
        name = urlsplit(request.url).path.rpartition("/")[2] or "page"
        found |= {f"{name} asked": request.asked - began, f"{name} there": request.ended - began}
        for number, (moment, size) in enumerate(request.messages):
            if size > KILOBYTE or number == 0:
                found[f"message {number} ({size / KILOBYTE:.1f} KB)"] = moment - began
    return found


def middle(visits: list[GoingLive], name: str) -> float:
    """The median of a figure."""
    return median(getattr(visit, name) for visit in visits)


def timeline(visits: list[GoingLive]) -> str:
    """When what happened, in the visit that took the middle time."""
    visit = sorted(visits, key=lambda one: one.alive)[len(visits) // 2]
    moments = sorted(visit.moments.items(), key=lambda one: one[1])
    return ", ".join(f"{name} {seconds:.2f}" for name, seconds in moments)


def in_words(visits: list[GoingLive]) -> str:
    """The medians of some visits."""
    names = ("alive", "blocked", "requests", "kilobytes")
    return "{:.2f} s, blocked {:.2f} s, {:.0f} requests, {:.0f} KB".format(
        *(middle(visits, name) for name in names)
    )
