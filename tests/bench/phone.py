"""Until the guide is alive by itself: on a slow phone and on a desktop, stock Voilà beside them."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.bench.figures import Figures
from tests.bench.first_step import CPU, RUNS
from tests.bench.going_live import GoingLive, go_live, in_words, middle, timeline
from tests.bench.processes import rest
from tests.bench.server import an_app, stock_voila
from tests.support.chromium import launched
from tests.support.serving import Served

# Seconds from an address until the guide is alive.
MOST_ON_PHONE = {"/": 3.0, "/live": 2.2}
MOST_ON_DESKTOP = {"/": 0.6}
MOST_BLOCKED, MOST_KILOBYTES, MOST_REQUESTS = 0.15, 75, 10


def measure(figures: Figures) -> None:
    """Open the guide anew several times, and touch nothing."""
    runs = figures.scaled(RUNS)
    figures.say(f"median of {runs}; phone: 1.6 Mbps, 150 ms, CPU {CPU}x slower")
    with launched() as browser:
        with an_app() as app:
            for path, most in MOST_ON_PHONE.items():
                visits = going_live(browser, app, path, runs, phone=True)
                judge_phone(figures, path, most, visits)
            for path, most in MOST_ON_DESKTOP.items():
                visits = going_live(browser, app, path, runs, phone=False)
                figures.say(f"desktop: {timeline(visits)}")
                figures.most(f"desktop, {path} until alive", middle(visits, "alive"), most, "s")
        with stock_voila() as stock:
            for phone, name in ((True, "phone"), (False, "desktop")):
                visits = going_live(browser, stock, "/", figures.scaled(2), phone=phone)
                figures.say(f"stock Voila, {name}: {in_words(visits)}")


def going_live(
    browser: Browser, app: Served, path: str, runs: int, *, phone: bool
) -> list[GoingLive]:
    """Visits, each when the kernels that the one before woke are ready."""
    visits = []
    for _ in range(runs):
        rest(app.process)
        visits.append(go_live(browser, app.url + path, phone=phone))
    return visits


def judge_phone(figures: Figures, path: str, most: float, visits: list[GoingLive]) -> None:
    """Say what a phone's visits to an address showed."""
    figures.say(f"phone: {timeline(visits)}")
    figures.most(f"phone, {path} until alive", middle(visits, "alive"), most, "s")
    blocked = middle(visits, "blocked")
    figures.most("  main thread blocked until then", 1000 * blocked, 1000 * MOST_BLOCKED, "ms")
    figures.most("  bytes that came by then", middle(visits, "kilobytes"), MOST_KILOBYTES, "KB")
    figures.most("  requests", middle(visits, "requests"), MOST_REQUESTS, "")
