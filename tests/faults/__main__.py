"""``make faults``: people read the guide while somebody tries to take it from them, and then while
kernels, servers and networks die under them.

It serves the guide itself, on this machine alone, and stops by itself; status 1 where a visitor
was left without their step, the trail was lost, or anything was left behind.
"""

from __future__ import annotations

import argparse
import asyncio
import sys

from tests.bench.figures import Figures, end_cleanly, machine
from tests.faults.attacks import ATTACKS
from tests.faults.soak import Soak
from tests.faults.soak_report import report
from tests.faults.under_attack import measure
from tests.faults.world import World

MOST_MINUTES, MOST_REAL, MOST_PASSING = 180.0, 8, 20


def main() -> None:
    """Attack, soak, and report."""
    given = options().parse_args()
    end_cleanly()
    print(machine(), flush=True)
    measure(figures := Figures(), given.attack, given.attacks)
    good = given.minutes <= 0 or soaked(given)
    figures.end()
    sys.exit(not good)


def soaked(given: argparse.Namespace) -> bool:
    """Soak, report, and clean up whatever happened; whether all was well."""
    seconds = 60 * min(given.minutes, MOST_MINUTES)
    real, passing = min(given.real, MOST_REAL), min(given.passing, MOST_PASSING)
    world = World()
    try:
        soak = Soak(world, seconds, given.every, real, passing)
        asyncio.run(soak.run())
        report(soak)
    finally:
        world.clear()
    not_back = sum(visitor.not_back for visitor in soak.visitors)
    return not (soak.expectations.violations or (given.must_return and not_back))


def options() -> argparse.ArgumentParser:
    """What can be typed."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0, help="how long (30)")
    parser.add_argument("--every", type=float, default=20.0, help="seconds between faults (20)")
    parser.add_argument("--real", type=int, default=4, help="visitors with a real browser (4)")
    parser.add_argument("--passing", type=int, default=6, help="visitors without one (6)")
    parser.add_argument("--attack", type=float, default=20.0, help="seconds an attack (20)")
    parser.add_argument("--attacks", nargs="*", default=list(ATTACKS), help="those alone (all)")
    parser.add_argument(
        "--must-return",
        action="store_true",
        help="the live guide must be back by itself within a minute",
    )
    return parser


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Stopped.")
