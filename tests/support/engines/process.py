"""A browser as a process: started, heard until it says where it listens, ended as a family."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from tests.support.serving import until

# Visitors are in Japan, and no proxy is between them and this machine.
HERE = {"TZ": "Asia/Tokyo", "NO_PROXY": "127.0.0.1"}


@contextmanager
def started(command: list[str], log: Path, **environment: str) -> Iterator[psutil.Popen]:
    """Run a command until the block ends; all that it prints is in a file."""
    with log.open("w") as printed:
        process = psutil.Popen(
            command, stdout=printed, stderr=printed, env=os.environ | HERE | environment
        )
    try:
        yield process
    finally:
        end(process)


def end(process: psutil.Popen) -> None:
    """End a process and those it started, whatever state they are in."""
    family = []
    with suppress(psutil.Error):
        family = [*process.children(recursive=True), process]
    for one in family:
        with suppress(psutil.Error):
            one.terminate()
    _, left = psutil.wait_procs(family, timeout=5)
    for one in left:
        with suppress(psutil.Error):
            one.kill()
    process.wait()


def said(process: psutil.Popen, log: Path, pattern: str) -> str:
    """Wait until a process has printed something; what the group of the pattern is."""

    def found() -> re.Match[str] | None:
        return re.search(pattern, log.read_text(encoding="utf-8", errors="replace"))

    until(lambda: found() or process.poll() is not None, log.read_text)
    match = found()
    assert match, log.read_text()
    return match[1]
