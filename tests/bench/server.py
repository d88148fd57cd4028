"""The app, and stock Voilà beside it: processes that end with the measuring, however that ends."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.bench.processes import end, rest
from tests.support.serving import Served, command, environment, free_port, status, until
from widgets.server.settings import Settings


def started(
    port: int, log: Path, *options: str, guide: Path | None = None, temp_dir: Path | None = None
) -> Served:
    """Start the app and wait until it answers; ``temp_dir`` is where its temporary files go."""
    around = environment(guide) | ({"TMPDIR": str(temp_dir)} if temp_dir else {})
    with log.open("a") as printed:
        process = psutil.Popen(
            # Visitors say whom a proxy would name: each is somebody else.
            command("--port", str(port), "--trusted-proxy", "127.0.0.1", *options),
            stdout=printed,
            stderr=printed,
            env=around,
            start_new_session=True,  # Ctrl+C is ours: we end it when we have cleaned up.
        )
    served = Served(f"http://127.0.0.1:{port}", process, log)
    try:
        until(lambda: status(served.url) == 200 or process.poll() is not None, log.read_text)
        assert process.poll() is None, log.read_text()
    except BaseException:
        end(process)
        raise
    return served


@contextmanager
def an_app(*options: str) -> Iterator[Served]:
    """The app with its pool full and at rest, until the block ends."""
    with tempfile.TemporaryDirectory(prefix="guide_bench_") as folder:
        served = started(free_port(), Path(folder) / "log", *options)
        try:
            served.await_ready()
            rest(served.process)
            yield served
        finally:
            end(served.process)


@contextmanager
def stock_voila() -> Iterator[Served]:
    """Stock Voilà serving the same notebook, preheated as ours is, until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "voila", Settings.notebook, "--no-browser", f"--port={port}"]
    command += ["--preheat_kernel=True", "--pool_size=2"]
    quiet = subprocess.DEVNULL
    process = psutil.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)
    stock = Served(f"http://127.0.0.1:{port}", process, Path())
    try:
        until(lambda: status(f"{stock.url}/voila/static/voila.js", "HEAD") == 200, str)
        time.sleep(8)  # It does not say when its pool is full.
        yield stock
    finally:
        end(process)
