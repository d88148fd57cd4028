"""``make bench``: what the app must show, stock Voilà and networkx beside it, in one run.

Parts can be named: ``python -m tests.bench taps memory``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench import (
    crowd,
    graph_rules,
    kernel,
    memory,
    nginx,
    page_alone,
    phone,
    taps,
    throughput,
)
from tests.bench.figures import Figures, end_cleanly, machine
from tests.bench.first_step import RUNS, report, visit
from tests.bench.lighthouse import marks
from tests.bench.server import stock_voila
from tests.support.chromium import NONE, find, launched
from tests.support.serving import serving


def beside_voila(figures: Figures) -> None:
    """Print the app's figures; medians, as any machine has its noise."""
    chromium, runs = find() or sys.exit(NONE), figures.scaled(RUNS)
    print(f"first step on a slow phone (1.6 Mbps, 150 ms, CPU 4x slower), median of {runs}:")
    print(f"{'':14} {'readable':>9} {'requests':>8} {'on the wire':>11} {'others':>6}")
    with serving(Path(tempfile.mkdtemp()) / "log") as app, stock_voila() as stock:
        app.await_ready()
        with launched() as browser:
            for name, url in {"this app": app.url, "stock Voila": stock.url}.items():
                print(report(name, [visit(browser, url) for _ in range(runs)]), flush=True)
        given = marks(app.url, chromium, runs) or "needs npx (Node)"
        print(f"Lighthouse, mobile, median of {runs}: {given}")


PARTS: dict[str, Callable[[Figures], None]] = {
    "app": beside_voila,
    "graph": lambda _: graph_rules.report(),
    "kernel": kernel.measure,
    "nginx": lambda _: nginx.report(),
    "crowd": crowd.measure,
    "requests": throughput.measure,
    "taps": taps.measure,
    "memory": memory.measure,
    "page": page_alone.measure,
    "phone": phone.measure,
}


def main() -> None:
    """Print the figures of the parts named, or of all; status 1 where one is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS))
    parser.add_argument(
        "--size",
        type=float,
        default=1.0,
        help="how much of a full run, as 0.1; figures then prove nothing",
    )
    given = parser.parse_args()
    if unknown := set(given.parts) - PARTS.keys():
        parser.error(f"no such part: {', '.join(sorted(unknown))}; there are: {', '.join(PARTS)}")
    end_cleanly()
    figures = Figures(given.size)
    print(machine())
    for name in given.parts or PARTS:
        print(f"{name}: {(PARTS[name].__doc__ or '').strip()}", flush=True)
        PARTS[name](figures)
    figures.end()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Stopped.")
