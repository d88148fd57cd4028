"""Kernels that stand ready, so that no visitor waits for one.

This is the one file that looks into Voilà's pool, which counts kernels that are not ready.
"""

from __future__ import annotations

import asyncio
from typing import Any

from jupyter_server._tz import utcnow
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.ioloop import IOLoop

# What a kernel may know of its server's environment.
PASSED_ON = {"PATH", "HOME", "LANG", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "GUIDE"}
PASSED_ON_PREFIXES = ("LC_", "VIRTUAL_ENV", "CONDA_PREFIX", "PYTHON", "JUPYTER_P", "JUPYTER_D")


def scrubbed(environment: dict[str, str]) -> dict[str, str]:
    """The part of an environment that a kernel needs: nothing secret, nothing of a visitor."""
    return {
        name: value
        for name, value in environment.items()
        if name in PASSED_ON or name.startswith(PASSED_ON_PREFIXES)
    }


class Kernels(AsyncMappingKernelManager):
    """Kernels with a scrubbed environment; Voilà's pool is built on top of them."""

    async def start_kernel(self, *args: Any, **kwargs: Any) -> str:  # type: ignore[override]
        """Start a kernel that knows nothing of its server's secrets."""
        kwargs["env"] = scrubbed(kwargs.get("env", {}))
        kernel_id: str = await super().start_kernel(*args, **kwargs)
        return kernel_id


class Pool:
    """The kernels of one notebook that Voilà has heated."""

    def __init__(self, manager: Any, notebook: str, most: int) -> None:
        self.manager, self.notebook, self.most = manager, notebook, most

    @property
    def items(self) -> list[asyncio.Task[Any]]:
        """Voilà's own list: tasks that end when a kernel has started to render."""
        items: list[asyncio.Task[Any]] = self.manager._pools.setdefault(self.notebook, [])
        return items

    def ready(self) -> bool:
        """Whether a visitor can be given a kernel at once."""
        visited = len(self.manager.list_kernel_ids()) - len(self.items)
        return visited < self.most and any(map(self.is_ready, self.items))

    def next_first(self) -> None:
        """Put a ready kernel where Voilà will take it from, as one that was used just now."""
        item = next(filter(self.is_ready, self.items))
        self.items.remove(item)
        self.items.insert(0, item)
        # Idle time would count from when it was heated, and end it before its visitor connects.
        self.manager.get_kernel(item.result()["kernel_id"]).last_activity = utcnow()

    def is_ready(self, item: asyncio.Task[Any]) -> bool:
        """Whether a heated kernel lives and has rendered the notebook without error."""
        return succeeded(item) and succeeded(item.result()["task"]) and not self.is_dead(item)

    def is_dead(self, item: asyncio.Task[Any]) -> bool:
        """Whether a kernel that was started is there no more; no server has noticed it yet."""
        if not succeeded(item):
            return item.done()
        kernel_id = item.result()["kernel_id"]
        if kernel_id not in self.manager:
            return True
        process = getattr(self.manager.get_kernel(kernel_id).provisioner, "process", None)
        return process is None or process.poll() is not None

    def fill(self) -> None:
        """Start kernels until the pool is full; those that died make room."""
        self.items[:] = [item for item in self.items if not self.is_dead(item)]
        self.manager.fill_if_needed(delay=0, notebook_name=self.notebook)

    def renew(self) -> None:
        """Let every heated kernel go, as its content is out of date, and heat new ones."""
        old = list(self.items)
        self.items.clear()
        for item in old:
            item.add_done_callback(self._let_go)
        self.fill()

    def _let_go(self, item: asyncio.Task[Any]) -> None:
        if not item.cancelled() and item.exception() is None:
            kernel_id = item.result()["kernel_id"]
            IOLoop.current().spawn_callback(self.manager.shutdown_kernel, kernel_id)


def succeeded(task: asyncio.Task[Any]) -> bool:
    """Whether a task is done and has a result."""
    return task.done() and not task.cancelled() and task.exception() is None
