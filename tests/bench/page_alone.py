"""A slow phone that saves data, so that it stays on the page: its first step, and its taps."""

from __future__ import annotations

from statistics import median

from playwright.sync_api import Browser, Page

from guide_data import read_guide
from tests.bench.figures import Figures, spread
from tests.bench.first_step import CPU, RUNS, WATCH, slow
from tests.bench.going_live import WATCH_TASKS, blocked
from tests.bench.server import an_app
from tests.bench.wire import loopback
from tests.browser.conftest import PHONE
from tests.support.chromium import launched
from tests.support.folds import closed_fold
from tests.support.scenarios import spread as met_between_them
from tests.support.serving import fetch

MOST_FIRST, MOST_BLOCKED, MOST_TAP, MOST_KILOBYTES = 1.2, 0.1, 0.05, 34
# What comes late, as a script that waits for an idle moment, blocks too.
QUIET_MS = 3000
SAVES_DATA = """
Object.defineProperty(navigator, "connection", { value: { saveData: true } });"""
# From the finger's lifting until the frame with the next step has been painted.
TAPS = """
window.taps = [];
addEventListener("pointerup", ({ timeStamp }) => {
  const before = location.hash;
  const look = () => {
    const step = location.hash !== before && document.getElementById(location.hash.slice(1));
    if (!step || !step.querySelector("h2").checkVisibility()) return requestAnimationFrame(look);
    const painted = new MessageChannel();
    painted.port1.onmessage = () => window.taps.push(performance.now() - timeStamp);
    painted.port2.postMessage(0);
  };
  requestAnimationFrame(look);
}, true);"""

# What a tap takes where there is next to nothing to show: the browser's own share.
BARE = """<!doctype html><meta name="viewport" content="width=device-width">
<div class="guide"><a class="option-x" href="#a">on</a><section id="a"><h2>a</h2></section></div>"""
BARE_TAPS = 8


def measure(figures: Figures) -> None:
    """Open the page anew several times, and each time walk a person's way."""
    people = met_between_them(read_guide(), figures.scaled(RUNS, 2))
    with an_app() as app, launched() as browser:
        size = len(fetch(app.url, Accept_Encoding="gzip").body)
        visits = [visit(browser, app.url, person.answers) for person in people]
        bare = [tap for _ in people for tap in bare_taps(browser, app.url)]
    figures.most("the page, compressed", size / 1000, MOST_KILOBYTES, "KB")
    report(figures, *zip(*visits, strict=True))
    figures.say(f"the same tap on a page that is next to empty: {spread(bare, 'ms')}")


def report(
    figures: Figures,
    firsts: tuple[float, ...],
    blockings: tuple[float, ...],
    taps: tuple[list[float], ...],
) -> None:
    """Say what the visits showed."""
    every = [tap for one in taps for tap in one]
    figures.say(f"{len(firsts)} visits, 1.6 Mbps, 150 ms, CPU {CPU}x slower")
    figures.say(f"first step: {spread(firsts, 'ms')}; blocked: {spread(blockings, 'ms')}")
    figures.say(f"from tap to the next step painted: {spread(every, 'ms')}")
    figures.most("first step readable, median", median(firsts), 1000 * MOST_FIRST, "ms")
    figures.most("blocked before any intent, median", median(blockings), 1000 * MOST_BLOCKED, "ms")
    figures.most("tap to next step, median", median(every), 1000 * MOST_TAP, "ms")


def visit(browser: Browser, url: str, answers: tuple[str, ...]) -> tuple[float, float, list[float]]:
    """The first step, the blocking until all is quiet, and each tap of one visit, all in ms."""
    loopback(url)
    with browser.new_context(**PHONE) as context:
        page = context.new_page()
        slow(context.new_cdp_session(page))
        for script in (SAVES_DATA, WATCH, WATCH_TASKS, TAPS):
            page.add_init_script(script)
        page.goto(url, wait_until="commit")
        first = page.evaluate("window.firstStep")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(QUIET_MS)
        blocking = 1000 * blocked(page)
        return first, blocking, [tap(page, number, answer) for number, answer in enumerate(answers)]


def bare_taps(browser: Browser, url: str) -> list[float]:
    """The taps of a visit to a page that is next to empty."""
    with browser.new_context(**PHONE) as context:
        page = context.new_page()
        slow(context.new_cdp_session(page))
        page.add_init_script(TAPS)
        page.route(url, lambda route: route.fulfill(body=BARE, content_type="text/html"))
        page.goto(url)
        taps = []
        for number in range(BARE_TAPS):
            taps.append(tap(page, number, "x"))
            page.evaluate("location.hash = ''")
        return taps


def tap(page: Page, number: int, answer: str) -> float:
    """Tap an option, and wait until the page has painted what follows."""
    for fold in page.locator(closed_fold(answer)).all():
        fold.tap()
    option = page.locator(f".option-{answer}:visible")
    option.scroll_into_view_if_needed()
    box = option.bounding_box()
    assert box
    # By its place alone: Playwright's own look at what is hit would count.
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_function("(count) => window.taps.length > count", arg=number)
    return page.evaluate("window.taps.at(-1)")
