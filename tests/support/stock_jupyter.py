"""A server of Jupyter's own, without our app, as a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.serving import free_port, status, until


@contextmanager
def running(ready: str, *command: str) -> Iterator[str]:
    """A server of Jupyter's own; ``ready`` is a path that answers when it is up."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    started = [sys.executable, "-m", *command, f"--port={port}", "--no-browser"]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(started, stdout=quiet, stderr=quiet)
    try:
        until(lambda: status(url + ready) == 200, str)
        yield url
    finally:
        process.terminate()
        process.wait()
