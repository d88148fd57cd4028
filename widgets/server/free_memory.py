"""How much memory there is for another kernel: on the machine, and within every limit around it.

Sources: the Linux kernel's documentation, "Control Group v2" (memory.max, memory.high,
memory.current) and "Memory Resource Controller" (v1); cgroups(7); proc_pid_mountinfo(5).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePosixPath

import psutil

PROCESS = Path("/proc/self")
# Of each version: files that hold a limit, those that hold what of it is used, and what stands
# before the bytes of files that the system lets go of where memory is short. Swapped memory is
# none: a guide that waits for a disk is no guide.
V1_LIMITS = (
    ("memory.limit_in_bytes", "memory.usage_in_bytes"),
    ("memory.memsw.limit_in_bytes", "memory.memsw.usage_in_bytes"),
)
V2_LIMITS = (("memory.max", "memory.current"), ("memory.high", "memory.current"))
RECLAIMABLE = ("total_inactive_file", "inactive_file")


def free_memory(process: Path = PROCESS) -> int:
    """The bytes that are free for a process; where groups around it may use only so much, fewer."""
    machine = psutil.virtual_memory()
    left = [one for group in groups(process) for one in left_in(group, machine.total)]
    return min([machine.available, *left])


@cache
def groups(process: Path) -> tuple[Path, ...]:
    """The folders of the groups of processes that a process is in, those around them, too."""
    told = [line.split(":", 2) for line in lines(process / "cgroup")]
    return tuple(
        folder
        for kind, root, mount in mounts(process)
        for _, controllers, path in told
        if ("memory" in controllers.split(",") if kind == "cgroup" else not controllers)
        for folder in upwards(path, root, mount)
    )


def mounts(process: Path) -> Iterator[tuple[str, str, Path]]:
    """Where groups can be seen: kind of file system, what of it is there, and where."""
    for line in lines(process / "mountinfo"):
        left, _, right = line.partition(" - ")
        _, _, _, root, mount, *_ = left.split()
        kind, _, options = right.split(" ", 2)
        if kind == "cgroup2" or (kind == "cgroup" and "memory" in options.split(",")):
            yield kind, root, Path(mount)


def upwards(path: str, root: str, mount: Path) -> Iterator[Path]:
    """A group's folder and those above, as far as they can be seen.

    In a container, what is mounted may be the group itself, under whatever name it has outside.
    """
    seen = PurePosixPath(path)
    within = seen.relative_to(root).parts if seen.is_relative_to(root) else ()
    if ".." not in within:
        yield from (mount.joinpath(*within[:depth]) for depth in range(len(within), 0, -1))
    yield mount


def left_in(group: Path, machine: int) -> Iterator[int]:
    """What each limit of a group leaves; more than the machine has is none."""
    for limit, used in (*V1_LIMITS, *V2_LIMITS):
        # No such limit ("max"), or none that may be read.
        with suppress(OSError, ValueError):
            most = int((group / limit).read_text())
            if most < machine:
                yield max(0, most - int((group / used).read_text()) + reclaimable(group))


def reclaimable(group: Path) -> int:
    """The bytes of a group that only keep files at hand which nobody has asked for lately."""
    told = dict(line.split(" ", 1) for line in lines(group / "memory.stat") if " " in line)
    return int(next((told[name] for name in RECLAIMABLE if name in told), 0))


def lines(file: Path) -> list[str]:
    """The lines of a file; none where it cannot be read."""
    try:
        return file.read_text().splitlines()
    except OSError:
        return []
