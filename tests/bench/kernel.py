"""What a kernel costs, until the guide is shown and on a visitor's way: forked, or afresh."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import NamedTuple
from unittest.mock import patch

import psutil

from guide_data import read_guide
from guide_data.reading.folder import SHIPPED
from tests.bench.figures import Figures
from tests.bench.processes import unique
from tests.support.kernels import provisioned
from widgets.kernels import current_fork_server
from widgets.kernels.provisioner import NAME

RUNS = 7
MOST_MB, MOST_SECONDS = 28, 0.3
# The notebook's own cells.
CELLS = (
    "from guide_data import read_guide\nfrom widgets import Guide",
    "guide = Guide(read_guide())\nguide",
)


class Cost(NamedTuple):
    """Seconds of a core until the guide was shown, its parent's among them; MB of its own."""

    seconds: float
    shown: float
    walked: float

    def __str__(self) -> str:
        memory = f"{self.shown:.1f} MB of its own, {self.walked:.1f} MB on a visitor's way"
        return f"{self.seconds:.2f} s of a core; {memory}"


def measure(figures: Figures) -> None:
    """Let kernels show the guide and go a person's way, one after the other."""
    runs = figures.scaled(RUNS, 2)
    # What the first one waits for is paid once for all.
    with provisioned(GUIDE=str(SHIPPED)) as first:
        server = first.process.parent()
        forked = middle(runs, lambda: cost(NAME, server))
        figures.say(f"forked          : {forked}")
        once = f"{unique(server):.0f} MB, {worked(server):.1f} s of a core"
        figures.say(f"and once for all: {once}: the fork server")
    with patch.object(current_fork_server, "POSSIBLE", False):
        figures.say(f"afresh          : {middle(runs, lambda: cost(NAME))}")
    figures.say(f"as Jupyter does : {middle(runs, lambda: cost('local-provisioner'))}")
    figures.most("a forked kernel's own memory on a visitor's way", forked.walked, MOST_MB, "MB")
    figures.most("its processor until the guide is shown", forked.seconds, MOST_SECONDS, "s")


def middle(runs: int, once: Callable[[], Cost]) -> Cost:
    """The medians of so many runs."""
    return Cost(*map(median, zip(*(once() for _ in range(runs)), strict=True)))


def cost(provisioner: str, parent: psutil.Process | None = None) -> Cost:
    """What one kernel costs."""
    before = worked(parent) if parent else 0.0
    with provisioned(provisioner, GUIDE=str(SHIPPED)) as kernel:
        for cell in CELLS:
            assert kernel.run(cell)["status"] == "ok"
        seconds = worked(kernel.process) + (worked(parent) - before if parent else 0.0)
        shown = unique(kernel.process)
        longest = max(read_guide(SHIPPED).journeys, key=lambda person: len(person.answers))
        code = f"for answer in {longest.answers!r}: guide.choose(answer)"
        assert kernel.run(code)["status"] == "ok"
        return Cost(seconds, shown, unique(kernel.process))


def worked(process: psutil.Process) -> float:
    """The seconds that a process has worked."""
    times = process.cpu_times()
    return float(times.user + times.system)
