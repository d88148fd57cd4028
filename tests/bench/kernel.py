"""What a kernel that stands ready has cost: processor time, and memory that it shares with none."""

from __future__ import annotations

from statistics import median

from tests.bench.figures import Figures
from tests.bench.processes import unique
from tests.bench.server import an_app, stock_voila
from tests.support.serving import Served

MOST_SECONDS, MOST_MEMORY = 0.3, 28


def measure(figures: Figures) -> None:
    """The medians of the kernels in the pool, and of those in stock Voilà's."""
    with an_app() as app:
        seconds, memory = cost(app)
    figures.most("processor time until a kernel is ready", seconds, MOST_SECONDS, "s")
    figures.most("a ready kernel's memory of its own", memory, MOST_MEMORY, "MB")
    with stock_voila() as stock:
        seconds, memory = cost(stock)
    figures.say(f"stock Voila: {seconds:.2f} s, {memory:.0f} MB")


def cost(app: Served) -> tuple[float, float]:
    """The seconds of a core, and the megabytes, that a kernel of an app has taken."""
    kernels = app.kernels()
    spent = [sum(kernel.cpu_times()[:2]) for kernel in kernels]
    return median(spent), median(map(unique, kernels))
