"""What a kernel that stands ready has cost: processor time, and memory that it shares with none."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from tests.support.serving import Served, serving, until


def quiet(app: Served) -> bool:
    """Whether all kernels have done what they do before a visitor comes."""
    return app.ready() and all(kernel.cpu_percent(0.5) < 5 for kernel in app.kernels())


def report() -> None:
    """Print the median of the kernels in the pool."""
    with tempfile.TemporaryDirectory() as name, serving(Path(name) / "log") as app:
        until(lambda: quiet(app), app.log.read_text)
        spent = [sum(kernel.cpu_times()[:2]) for kernel in app.kernels()]
        own = [kernel.memory_full_info().uss for kernel in app.kernels()]
    print(
        f"a kernel that stands ready: {statistics.median(spent):.2f} s of a core, "
        f"{statistics.median(own) / 1e6:.0f} MB of its own"
    )
