"""One app at one address over many lives: its content, its temporary files, its kernels."""

from __future__ import annotations

import shutil
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from guide_data.reading.folder import SHIPPED
from tests.bench.processes import ask_to_end, descendants, end, kill
from tests.bench.server import started
from tests.faults.proxy import Proxy
from tests.support.serving import Served, free_port

MOST_VISITORS = "40"


@dataclass
class World:
    """The app, as faults meet it; ``up`` is false from its death until it answers again."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="soak_")))
    port: int = field(default_factory=free_port)
    # Where visitors ask.
    front: int = field(default_factory=free_port)
    up: bool = False
    up_since: float = 0.0
    # Left by servers that were killed: nobody could clean up after them.
    left_by_killed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.content = shutil.copytree(SHIPPED, self.folder / "c" / SHIPPED.name)
        self.temp_dir = self.folder / "t"
        self.temp_dir.mkdir()
        self.seen: set[psutil.Process] = set()
        self.proxy = Proxy(self.port)

    def start(self) -> None:
        """Start the app, always on the same port."""
        options = ("--most-visitors", MOST_VISITORS)
        log = self.folder / "log"
        self.app: Served = started(
            self.port, log, *options, guide=self.content, temp_dir=self.temp_dir
        )
        self.up_since, self.up = time.monotonic(), True

    def kill(self) -> list[psutil.Process]:
        """Kill the app, and return the processes that it leaves."""
        self.up = False
        family = descendants(self.app.process)
        self.seen.update(family)
        self.app.process.kill()
        self.app.process.wait()
        self.left_by_killed |= self.left()
        return family

    @property
    def url(self) -> str:
        """The visitors' address, whoever answers there now."""
        return f"http://127.0.0.1:{self.front}"

    def ready(self) -> bool:
        """Whether the app is there and has a kernel for a visitor."""
        return self.up and self.app.ready()

    def fork_server(self) -> psutil.Process | None:
        """What kernels are forked from now; those before end with their kernels."""
        return max(self.app.fork_servers(), key=lambda one: one.create_time(), default=None)

    def note_kernels(self) -> None:
        """Remember the kernels that there are."""
        self.seen.update(descendants(self.app.process))

    def left(self) -> set[str]:
        """What lies in its temporary folder."""
        return {path.name for path in self.temp_dir.iterdir()}

    def stop(self) -> bool:
        """End the app in the ordinary way; whether it did."""
        self.up = False
        self.note_kernels()
        return ask_to_end(self.app.process)

    def clear(self) -> None:
        """Leave nothing behind, whatever became of the app."""
        if hasattr(self, "app"):
            self.note_kernels()
            end(self.app.process)
        kill(self.seen)
        shutil.rmtree(self.folder, ignore_errors=True)
