"""Kernels that stand ready, so that no visitor waits for one.

This is the one file that looks into Voilà's pool, which counts kernels that are not ready.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from weakref import WeakSet

import psutil
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.ioloop import IOLoop

from widgets.kernels.environment import scrubbed
from widgets.server.rate_limit import Visitor
from widgets.server.settings import Settings

# How the front end knows a widget in what a notebook shows.
WIDGET = "application/vnd.jupyter.widget-view+json"


class ScrubbedKernelManager(AsyncMappingKernelManager):
    """Kernels with a scrubbed environment; Voilà's pool is built on top of them."""

    async def start_kernel(self, *args: Any, **kwargs: Any) -> str:  # type: ignore[override]
        """Start a kernel that knows nothing of its server's secrets."""
        kwargs["env"] = scrubbed(kwargs.get("env", {}))
        kernel_id: str = await super().start_kernel(*args, **kwargs)
        return kernel_id

    def _handle_kernel_died(self, kernel_id: str) -> None:
        """Leave nothing behind of a kernel that ended by itself: no socket, no file."""
        self.stop_watching_activity(kernel_id)
        kernel = self.get_kernel(kernel_id)
        super()._handle_kernel_died(kernel_id)
        IOLoop.current().spawn_callback(kernel._async_cleanup_resources)


class KernelPool:
    """The kernels of one notebook: those that Voilà has preheated, and those that visitors have."""

    def __init__(self, manager: Any, notebook: str, settings: Settings) -> None:
        self.manager, self.notebook, self.settings = manager, notebook, settings
        # Who has a kernel, by its id.
        self.visitors: dict[str, Visitor] = {}
        self._unconnected_since: dict[str, float] = {}
        self._preheated: WeakSet[asyncio.Task[Any]] = WeakSet()
        self._dropped: WeakSet[asyncio.Task[Any]] = WeakSet()
        self._started = 0.0
        self._failures, self._not_before = 0, 0.0

    @property
    def items(self) -> list[asyncio.Task[Any]]:
        """Voilà's own list: tasks that end when a kernel has started to render."""
        items: list[asyncio.Task[Any]] = self.manager._pools.setdefault(self.notebook, [])
        return items

    def ready(self) -> bool:
        """Whether a visitor can be assigned a kernel at once."""
        return self.has_room() and any(map(self.is_ready, self.items))

    def has_room(self) -> bool:
        """Whether one more visitor may have a kernel: by their number, and by the memory left."""
        count = len(self.manager.list_kernel_ids()) - len(self.items)
        free = psutil.virtual_memory().available
        return count < self.settings.max_visitors and free >= self.settings.min_free_bytes

    def assign_next(self) -> None:
        """Put a ready kernel where Voilà will take it from, and note that it has a visitor."""
        item = next(filter(self.is_ready, self.items))
        self.items.remove(item)
        self.items.insert(0, item)
        self.visitors[item.result()["kernel_id"]] = Visitor(self.settings)

    def is_ready(self, item: asyncio.Task[Any]) -> bool:
        """Whether a preheated kernel lives, and has shown the guide."""
        return item in self._preheated and not self.is_dead(item)

    def is_dead(self, item: asyncio.Task[Any]) -> bool:
        """Whether a kernel that was started is there no more; no server has noticed it yet."""
        if not succeeded(item):
            return item.done()
        kernel_id = item.result()["kernel_id"]
        if kernel_id not in self.manager:
            return True
        process = getattr(self.manager.get_kernel(kernel_id).provisioner, "process", None)
        return process is None or process.poll() is not None

    def maintain(self) -> None:
        """Free what nobody uses, and start the next kernel where one is missing."""
        self.items[:] = [item for item in self.items if not self.is_dead(item)]
        self._cull()
        now, timeout = time.monotonic(), self.settings.preheat_timeout_s
        if starting := [item for item in self.items if not self.is_ready(item)]:
            # One at a time: the visitors who are here need the machine too.
            if now - self._started > timeout:
                self._fail(starting[0], TimeoutError(f"not ready in {timeout} s"))
        elif self._lacks_kernels() and now > self._not_before:
            self._preheat()

    def _lacks_kernels(self) -> bool:
        return len(self.items) < self.settings.pool_size and self.has_room()

    def _preheat(self) -> None:
        # Voilà fills up to a size whenever it gives a kernel away: it is to do so only here.
        wanted = self.manager.kernel_pools_config["default"]
        wanted["pool_size"] = len(self.items) + 1
        self.manager.fill_if_needed(delay=0, notebook_name=self.notebook)
        wanted["pool_size"] = 0
        self._started = time.monotonic()
        IOLoop.current().spawn_callback(self._await_ready, self.items[-1])

    async def _await_ready(self, item: asyncio.Task[Any]) -> None:
        """See whether a kernel becomes ready."""
        try:
            await (await item)["task"]
            if not any(WIDGET in html for html in item.result()["renderer"].rendered_cache):
                raise RuntimeError("the notebook showed no guide")
        except Exception as error:
            if item not in self._dropped:
                self._fail(item, error)
        else:
            self._preheated.add(item)
            self._failures = 0

    def _fail(self, item: asyncio.Task[Any], why: Exception) -> None:
        """Drop a kernel that will never be ready; the more in a row, the later the next one."""
        self.manager.log.error("A live guide could not be made ready: %r", why)
        self._failures += 1
        pause = min(2**self._failures, self.settings.max_retry_pause_s)
        self._not_before = time.monotonic() + pause
        if item in self.items:
            self._drop([item])

    def _cull(self) -> None:
        """End the kernels that nobody has been connected to for long."""
        now, before = time.monotonic(), self._unconnected_since
        self._unconnected_since = {one: before.get(one, now) for one in self._unconnected()}
        for kernel_id, since in self._unconnected_since.items():
            if now - since > self.settings.cull_unconnected_s:
                self._end(kernel_id)

    def _unconnected(self) -> Iterator[str]:
        for kernel_id in list(self.visitors):
            if kernel_id not in self.manager:
                del self.visitors[kernel_id]
            elif not self.visitors[kernel_id].sockets:
                yield kernel_id

    def renew(self) -> None:
        """Drop every preheated kernel, as its content is out of date, and start new ones."""
        self._drop(list(self.items))
        self._failures, self._not_before = 0, 0.0
        self.maintain()

    def _drop(self, items: list[asyncio.Task[Any]]) -> None:
        for item in items:
            self.items.remove(item)
            self._dropped.add(item)
            IOLoop.current().spawn_callback(self._end_once_started, item)

    async def _end_once_started(self, item: asyncio.Task[Any]) -> None:
        timeout = self.settings.preheat_timeout_s
        await asyncio.wait([item], timeout=timeout)
        if not item.done():
            item.cancel()
        elif succeeded(item):
            # Ended while it starts, a kernel complains at length, and so does who waits for it.
            await asyncio.wait([item.result()["task"]], timeout=timeout)
            self._end(item.result()["kernel_id"])

    def _end(self, kernel_id: str) -> None:
        # Whoever else ended it in between has done what was wanted.
        self.visitors.pop(kernel_id, None)
        if kernel_id in self.manager:
            IOLoop.current().spawn_callback(self.manager.shutdown_kernel, kernel_id)


def succeeded(task: asyncio.Task[Any]) -> bool:
    """Whether a task is done and has a result."""
    return task.done() and not task.cancelled() and task.exception() is None


def kill_kernels() -> None:
    """Kill every kernel, also one that is just being started and stands in no list yet."""
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            child.kill()
