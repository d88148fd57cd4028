"""``make bench``: the app beside stock Voilà, the rules beside networkx, the page from disk."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench import graph, kernel, nginx
from tests.bench.first_step import RUNS, report, stock_voila, visit
from tests.bench.lighthouse import marks
from tests.browser.chromium import find
from tests.browser.conftest import ARGUMENTS
from tests.serving import serving


def beside_voila() -> None:
    """Print the app's figures; medians, as any machine has its noise."""
    chromium = find() or sys.exit("No Chromium here, and none could be installed.")
    print(f"first step on a slow phone (1.6 Mbps, 150 ms, CPU 4x slower), median of {RUNS}:")
    print(f"{'':14} {'readable':>9} {'requests':>8} {'on the wire':>11} {'others':>6}")
    with serving(Path(tempfile.mkdtemp()) / "log") as app, stock_voila() as stock:
        app.await_ready()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            for name, url in {"this app": app.url, "stock Voila": stock}.items():
                print(report(name, [visit(browser, url) for _ in range(RUNS)]), flush=True)
            browser.close()
        print("Lighthouse, mobile, median of 5:", marks(app.url, chromium) or "needs npx (Node)")


PARTS = {
    "app": beside_voila,
    "graph": graph.report,
    "kernel": kernel.report,
    "nginx": nginx.report,
}


def main() -> None:
    """Print the figures of the parts named, or of all."""
    if unknown := set(sys.argv[1:]) - PARTS.keys():
        sys.exit(f"No such part: {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}.")
    for name in sys.argv[1:] or PARTS:
        PARTS[name]()


if __name__ == "__main__":
    main()
