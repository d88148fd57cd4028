"""Kernels that stand ready, and the line of those who wait for one.

This is the one file that looks into Voilà's pool, which counts kernels that are not ready.
"""

from __future__ import annotations

import asyncio
import json
import logging
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from weakref import WeakSet

import psutil
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.ioloop import IOLoop

from widgets.kernels.environment import scrubbed
from widgets.server.client_shares import ClientShares, Lease
from widgets.server.event_log import tell
from widgets.server.free_memory import free_memory
from widgets.server.settings import Settings
from widgets.server.temp_dir import made_again, require_room

# Each kernel has a connection file and five sockets, and two start at once; the first one lays out
# a home for all.
ROOM_FILES = 24
# How a front end knows a widget in what a notebook shows.
VIEW = "application/vnd.jupyter.widget-view+json"


class ScrubbedKernelManager(AsyncMappingKernelManager):
    """Kernels with a scrubbed environment; Voilà's pool is built on top of them."""

    async def start_kernel(self, *args: Any, **kwargs: Any) -> str:  # type: ignore[override]
        """Start a kernel that knows nothing of its server's secrets."""
        kwargs["env"] = scrubbed(kwargs.get("env", {}))
        made_again(tempfile.gettempdir(), self.connection_dir)
        require_room(self.connection_dir, ROOM_FILES)
        kernel_id: str = await super().start_kernel(*args, **kwargs)
        return kernel_id

    def _handle_kernel_died(self, kernel_id: str) -> None:
        """Leave nothing behind of a kernel that ended by itself: no socket, no file."""
        self.stop_watching_activity(kernel_id)
        kernel = self.get_kernel(kernel_id)
        super()._handle_kernel_died(kernel_id)
        IOLoop.current().spawn_callback(kernel._async_cleanup_resources)


@dataclass(frozen=True)
class ReadyKernel:
    """A kernel that has run the notebook, and the view (a MIME bundle's part) that it showed.

    ``item`` is what Voilà knows of it.
    """

    kernel_id: str
    view: dict[str, Any]
    item: asyncio.Task[Any]


class KernelPool:
    """The kernels of one notebook: those that Voilà has preheated, and those that visitors have."""

    def __init__(self, manager: Any, notebook: str, settings: Settings) -> None:
        self.manager, self.notebook, self.settings = manager, notebook, settings
        self.shares = ClientShares(settings)
        self._waiting: list[Lease] = []
        self._preheated: WeakSet[asyncio.Task[Any]] = WeakSet()
        self._dropped: WeakSet[asyncio.Task[Any]] = WeakSet()
        self._started: dict[asyncio.Task[Any], float] = {}
        self._failures, self._not_before = 0, 0.0
        # Why kernels fail: it is told once, until one is ready again.
        self._told = ""

    @property
    def items(self) -> list[asyncio.Task[Any]]:
        """Voilà's own list: tasks that end when a kernel has started to render."""
        items: list[asyncio.Task[Any]] = self.manager._pools.setdefault(self.notebook, [])
        return items

    def ready(self) -> bool:
        """Whether a visitor would get a kernel at once."""
        return self.free_places() > 0 and any(map(self.is_ready, self.items))

    def free_places(self) -> int:
        """How many more may have a kernel: by their number, and by the memory left."""
        by_number = self.settings.max_visitors - len(self.shares)
        # Whoever waits was promised what their kernels do not take yet.
        promised = len(self._waiting) - sum(map(self.is_ready, self.items))
        return max(0, min(by_number, self._kernels_fitting() - max(0, promised)))

    def _kernels_fitting(self) -> int:
        memory = free_memory() - self.settings.min_free_bytes
        return memory // self.settings.kernel_bytes

    async def take(self, address: str, give_way: Callable[[], None]) -> Lease | None:
        """A place with a kernel for a client; None where there is none, or it comes too late.

        ``give_way`` is called where it has to be left to others: it is then over. Whoever is
        cancelled while they wait leaves the line.
        """
        client = self.shares.of(address)
        if not self.shares.may_enter(client, self.free_places()):
            if not (idle := self.shares.to_give_way(client)):
                return None
            self.end(idle)
            idle.give_way()
        lease = self.shares.enter(client, give_way)
        self._waiting.append(lease)
        self.maintain()
        try:
            async with asyncio.timeout(self.settings.max_wait_s):
                await lease.served.wait()
        except TimeoutError:
            self.give_back(lease)
            return None
        except asyncio.CancelledError:
            self.give_back(lease)
            raise
        return lease

    def give_back(self, lease: Lease) -> None:
        """Leave the line or, with a kernel that was told nothing yet, leave that to others."""
        self.shares.leave(lease)
        if lease in self._waiting:
            self._waiting.remove(lease)
        elif self.is_ready(lease.kernel.item):
            self.items.insert(0, lease.kernel.item)
        else:
            self._shut_down(lease.kernel.kernel_id)
        self.maintain()

    def end(self, lease: Lease) -> None:
        """End a kernel, as its visitor is gone; whoever ended it before did what was wanted."""
        self.shares.leave(lease)
        self._shut_down(lease.kernel.kernel_id)

    def _shut_down(self, kernel_id: str) -> None:
        if kernel_id in self.manager:
            IOLoop.current().spawn_callback(self.manager.shutdown_kernel, kernel_id, now=True)

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
        """Hand out what is ready, end what is too much, and start the next where one is missing."""
        self.shares.forget()
        self.items[:] = [item for item in self.items if not self.is_dead(item)]
        self._hand_out()
        # Who waited for those may have left.
        self._drop([*filter(self.is_ready, self.items)][self.settings.pool_size :])
        now, starting = time.monotonic(), [one for one in self.items if not self.is_ready(one)]
        for item in starting:
            if now - self._started.get(item, now) > self.settings.preheat_timeout_s:
                self._fail(item, TimeoutError(f"not ready in {self.settings.preheat_timeout_s} s"))
        if len(starting) < self.settings.starts_at_once and now >= self._not_before:
            self._preheat_missing()

    def _hand_out(self) -> None:
        for item in filter(self.is_ready, list(self.items)):
            if lease := self.shares.next_of(self._waiting):
                self.items.remove(item)
                self._waiting.remove(lease)
                lease.kernel = ready_kernel(item)
                lease.client.budget.spend(self.settings.start_work_s)
                lease.served.set()

    def _preheat_missing(self) -> None:
        waiting = sum(not lease.client.budget.debt_s() for lease in self._waiting)
        lacking = self.settings.pool_size + waiting - len(self.items)
        if lacking <= 0 or self._kernels_fitting() <= 0 or not (waiting or self.free_places()):
            return
        # Voilà fills up to a size whenever it gives a kernel away: it is to do so only here.
        wanted = self.manager.kernel_pools_config["default"]
        wanted["pool_size"] = len(self.items) + 1
        self.manager.fill_if_needed(delay=0, notebook_name=self.notebook)
        wanted["pool_size"] = 0
        self._started[self.items[-1]] = time.monotonic()
        IOLoop.current().spawn_callback(self._await_ready, self.items[-1])

    async def _await_ready(self, item: asyncio.Task[Any]) -> None:
        """See whether a kernel becomes ready."""
        try:
            await (await item)["task"]
            ready_kernel(item)
        except Exception as error:
            if item not in self._dropped:
                self._fail(item, error)
        else:
            self._preheated.add(item)
            self._failures, self._told = 0, ""
            self.maintain()
        finally:
            self._started.pop(item, None)

    def _fail(self, item: asyncio.Task[Any], why: Exception) -> None:
        """Drop a kernel that will never be ready; the more in a row, the later the next one."""
        if (told := f"{type(why).__name__}: {why}") != self._told:
            what = f"A live guide could not be made ready: {told}"
            tell("kernel-failed", what, logging.ERROR)
        self._told = told
        # Those that were started together fail together.
        if time.monotonic() >= self._not_before:
            self._failures += 1
        pause = min(2**self._failures, self.settings.max_retry_pause_s)
        self._not_before = time.monotonic() + pause
        if item in self.items:
            self._drop([item])

    def renew(self) -> None:
        """Drop every preheated kernel, as its content is out of date, and start new ones."""
        self._drop(list(self.items))
        self._preheated.clear()  # Nor is one ready that is given back.
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
            self._shut_down(item.result()["kernel_id"])


def ready_kernel(item: asyncio.Task[Any]) -> ReadyKernel:
    """The kernel of a task that has rendered the notebook, which our template makes JSON lines of.

    Raises RuntimeError where the notebook showed no widget: with what its cells have failed by.
    """
    result = item.result()
    shown = "".join(result["renderer"].rendered_cache).split("\n")
    views = [json.loads(line) for line in shown if line.startswith("{")]
    if not views:
        why = "; ".join(cell_errors(result["renderer"].executor.nb))
        raise RuntimeError(why or "the notebook showed no guide")
    return ReadyKernel(result["kernel_id"], views[-1], item)


def cell_errors(notebook: Any) -> list[str]:
    """What the cells of a notebook that was run have failed by."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    failed = [output for output in outputs if output["output_type"] == "error"]
    return [f"{output['ename']}: {output['evalue']}" for output in failed]


def succeeded(task: asyncio.Task[Any]) -> bool:
    """Whether a task is done and has a result."""
    return task.done() and not task.cancelled() and task.exception() is None


def kill_kernels() -> None:
    """Kill every kernel, also one that is just being started and stands in no list yet."""
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            child.kill()
