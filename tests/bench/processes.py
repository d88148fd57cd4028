"""Processes as a crowd burdens them: the memory that is theirs alone, their cores, their end."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

LONGEST_END = 30.0
# A family that works less than this share of a core has come to rest.
RESTING = 0.1
LONGEST_REST = 120.0


def unique(process: psutil.Process) -> float:
    """The megabytes that would be free without a process; 0 where it has gone meanwhile."""
    try:
        told = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    private = (line.split() for line in told.splitlines() if line.startswith("Private_"))
    sizes = {name: int(size) for name, size, *_ in private}
    return (sizes["Private_Clean:"] + sizes["Private_Dirty:"]) / 1024


def rest(process: psutil.Process) -> None:
    """Wait until a process and all that it started have come to rest."""
    end = time.monotonic() + LONGEST_REST
    before, now = 0.0, worked(process)
    while abs(now - before) > RESTING:
        assert time.monotonic() < end, "the app does not come to rest"
        time.sleep(1)
        before, now = now, worked(process)


def worked(process: psutil.Process) -> float:
    """The seconds that a process and all that it started have worked."""
    total = 0.0
    for one in (process, *descendants(process)):
        with suppress(psutil.NoSuchProcess):
            times = one.cpu_times()
            total += times.user + times.system
    return total


def end(process: psutil.Popen) -> None:
    """End a process of ours and all that it started, with force where a word does not do."""
    family = [process, *descendants(process)]
    ask_to_end(process)
    kill(family)
    process.wait(timeout=LONGEST_END)


def ask_to_end(process: psutil.Popen) -> bool:
    """End a process as its operator would; whether it did."""
    with suppress(psutil.NoSuchProcess):
        process.terminate()
    try:
        process.wait(timeout=LONGEST_END)
    except psutil.TimeoutExpired:
        return False
    return True


def descendants(process: psutil.Process) -> list[psutil.Process]:
    """All that a process started; nothing where it has gone."""
    try:
        return process.children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def kill(processes: Iterable[psutil.Process]) -> None:
    """Kill what is left of some processes; psutil makes sure that they are the same ones."""
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.kill()


@contextmanager
def on_one_core(process: psutil.Process) -> Iterator[str]:
    """Give a process a core for itself and us another; says how it went."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2:
        yield "server and client share the only core"
        return
    first, second = cores[:2]
    for thread in process.threads():
        os.sched_setaffinity(thread.id, {second})
    os.sched_setaffinity(0, {first})
    try:
        yield f"server on core {second}, client on core {first}"
    finally:
        os.sched_setaffinity(0, cores)
