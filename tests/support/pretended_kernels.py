"""Kernels that cost nothing: what the pool needs of Voilà's kernel manager, without a process."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from itertools import count
from types import SimpleNamespace

from tests.support.event_loop import until
from widgets.server.client_shares import Lease
from widgets.server.kernel_pool import VIEW, KernelPool
from widgets.server.settings import Settings

NOTEBOOK = "guide.ipynb"


class PretendedKernels:
    """A manager whose kernels are ready after ``start_s`` seconds; ``started`` counts them."""

    log = logging.getLogger("pretended")

    def __init__(self, start_s: float) -> None:
        self.start_s, self.started = start_s, 0
        self._pools: dict[str, list[asyncio.Task[object]]] = {}
        self.kernel_pools_config: dict[str, dict[str, int]] = {"default": {}}
        self.alive: set[str] = set()
        self._ids = count()

    def __contains__(self, kernel_id: str) -> bool:
        return kernel_id in self.alive

    def fill_if_needed(self, *, delay: float, notebook_name: str) -> None:
        self._pools[notebook_name].append(asyncio.create_task(self._start()))

    async def _start(self) -> dict[str, object]:
        self.started += 1
        kernel_id = str(next(self._ids))
        self.alive.add(kernel_id)
        shown = [json.dumps({VIEW: {"model_id": kernel_id}})]
        task = asyncio.create_task(asyncio.sleep(self.start_s))
        renderer = SimpleNamespace(rendered_cache=shown)
        return {"kernel_id": kernel_id, "renderer": renderer, "task": task}

    def get_kernel(self, kernel_id: str) -> SimpleNamespace:
        process = SimpleNamespace(poll=lambda: None if kernel_id in self.alive else 0)
        return SimpleNamespace(provisioner=SimpleNamespace(process=process))

    async def shutdown_kernel(self, kernel_id: str, *, now: bool) -> None:
        self.alive.discard(kernel_id)


@asynccontextmanager
async def a_pool(start_s: float = 0.01, **settings: float) -> AsyncIterator[KernelPool]:
    """A pool of pretended kernels, full, and looked after as by the app."""
    chosen = Settings(min_free_bytes=0, **settings)  # type: ignore[arg-type]
    pool = KernelPool(PretendedKernels(start_s), NOTEBOOK, chosen)

    async def look_after() -> None:
        while True:
            pool.maintain()
            await asyncio.sleep(0.01)

    keeping = asyncio.create_task(look_after())
    try:
        await until(lambda: sum(map(pool.is_ready, pool.items)) >= chosen.pool_size)
        yield pool
    finally:
        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping


async def come(pool: KernelPool, address: str) -> Lease | None:
    """Ask for a kernel as a line does; None where there is none."""
    return await pool.take(address, lambda: None)
