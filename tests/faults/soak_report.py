"""What a soak showed, in a few lines, and every expectation that was not met."""

from __future__ import annotations

import re
from collections import Counter
from statistics import median

from tests.faults.growth import MOST_SLOPE
from tests.faults.real import BACK
from tests.faults.soak import Soak

# A traceback: all its lines that begin with a space, and the one that says what it was.
TRACE = re.compile(r"^Traceback .*\n(?:[ \t].*\n)+.*", re.MULTILINE)


def report(soak: Soak) -> None:
    """Print it."""
    seen = soak.expectations
    faults = ", ".join(f"{name} {count}" for name, count in soak.made.items())
    print(f"\n{seen.now / 60:.1f} minutes, {soak.made.total()} faults: {faults}")
    print(f"real visits {sum(one.visits for one in soak.visitors)}; {passed(soak)}")
    print("looked at: " + ", ".join(f"{what} {count}" for what, count in seen.looked.items()))
    print(returned(soak))
    print(grown(soak))
    print(f"left in the temporary folder by killed servers: {len(left_by_killed(soak))} entries")
    print(f"tracebacks in the app's log: {tracebacks(soak).total()}")
    for error, count in tracebacks(soak).items():
        print(f"  {count} x {error}")
    print(f"expectations not met: {len(seen.violations)}")
    for violation in seen.violations:
        print(f"  {violation}")


def passed(soak: Soak) -> str:
    """Who passed by without a browser."""
    visits, taps, cut = (
        sum(getattr(one, kind) for one in soak.passers) for kind in ("visits", "taps", "cut")
    )
    return f"by HTTP and websocket {visits}, with {taps} taps, {cut} cut off by a fault"


def returned(soak: Soak) -> str:
    """How soon the live guide came back to those who lost it."""
    times = [seconds for one in soak.visitors for seconds in one.back_after]
    said = f", median {median(times):.1f} s, slowest {max(times):.1f} s" if times else ""
    not_yet, left = (
        sum(getattr(one, kind) for one in soak.visitors) for kind in ("not_back", "left_without")
    )
    return (
        f"live guide back by itself: {len(times)}{said}; "
        f"not yet after {BACK:.0f} s: {not_yet}; journey over before: {left}"
    )


def grown(soak: Soak) -> str:
    """How the server's memory went, with the violation noted where it grows."""
    samples = soak.growth.samples
    if not samples:
        return "server: never looked at"
    most, last = max(len(sample.kernels) for sample in samples), samples[-1]
    now = f"server {last.unique:.0f} MB unique, {last.rss:.0f} MB RSS, ≤ {most} kernels"
    slopes = soak.growth.slopes()
    if slopes is None:
        return f"{now}; too short a life to say how it grows"
    steepest = max(slopes.values())
    soak.expectations.expect("the server does not grow", steepest <= MOST_SLOPE, slopes)
    return f"{now}; slope {slopes['unique']:+.1f} (unique) {slopes['rss']:+.1f} (RSS) MB/h"


def left_by_killed(soak: Soak) -> set[str]:
    """What is still there of servers that could not clean up."""
    return soak.world.left() & soak.world.left_by_killed


def tracebacks(soak: Soak) -> Counter[str]:
    """What the app met that it had not thought of, and how often."""
    told = (soak.world.folder / "log").read_text()
    return Counter(trace.strip().splitlines()[-1] for trace in TRACE.findall(told))
