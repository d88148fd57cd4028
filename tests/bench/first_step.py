"""How long a slow phone waits for the first step."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession

from tests.bench.traffic import listen
from tests.browser.conftest import PHONE

# A slow 4G phone, as Lighthouse emulates it: bytes a second, milliseconds, times slower.
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 93_750,
}
CPU = 4
RUNS = 5
HERE = "127.0.0.1"
# The first frame in which a step's heading can be seen.
WATCH = """
window.firstStep = new Promise((found) => {
  const look = () => {
    const seen = [...document.querySelectorAll(".guide h2")].some((h2) => h2.checkVisibility());
    if (seen) requestAnimationFrame(() => found(performance.now()));
    else requestAnimationFrame(look);
  };
  look();
});"""


@dataclass
class Visit:
    """One visit until the first step: seconds, requests, KB on the wire, requests to others."""

    seconds: float
    requests: int
    kilobytes: float
    foreign: int


def visit(browser: Browser, url: str) -> Visit:
    """Open an address on a slow phone, with nothing cached."""
    with browser.new_context(**PHONE) as context:
        page = context.new_page()
        wire = context.new_cdp_session(page)
        slow(wire)
        requests = listen(wire)
        page.add_init_script(WATCH)
        page.goto(url, wait_until="commit")
        milliseconds = page.evaluate("window.firstStep")
        until_then = list(requests.values())
        # What was asked for by then counts whole, also where its end was still on the way.
        page.wait_for_load_state("networkidle", timeout=120_000)
        others = [one for one in until_then if urlsplit(one.url).hostname != HERE]
        total = sum(one.total for one in until_then)
        return Visit(milliseconds / 1000, len(until_then), total / 1000, len(others))


def slow(wire: CDPSession) -> None:
    """Make a page as slow as on a cheap phone."""
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", NETWORK)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": CPU})


def report(name: str, visits: list[Visit]) -> str:
    """A line of medians."""
    middle = {field: median(getattr(v, field) for v in visits) for field in Visit.__annotations__}
    return "{:14} {seconds:7.2f} s {requests:5.0f} {kilobytes:8.0f} KB {foreign:6.0f}".format(
        name, **middle
    )
