"""How much memory there is for another kernel: on the machine, and within a container's limit.

Source: the Linux kernel's documentation, "Control Group v2", memory.max and memory.current.
"""

from __future__ import annotations

from pathlib import Path

import psutil

CGROUP = Path("/sys/fs/cgroup")


def free_memory(cgroup: Path = CGROUP) -> int:
    """The bytes that are free; a container that may use no more than so many has fewer."""
    free: int = psutil.virtual_memory().available
    try:
        limit, used = ((cgroup / f"memory.{name}").read_text() for name in ("max", "current"))
        return min(free, int(limit) - int(used))
    except (OSError, ValueError):  # No container, or one without a limit ("max").
        return free
