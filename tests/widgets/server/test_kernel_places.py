"""How many live guides there may be, by the memory that is left, where all come at once."""

import asyncio

import pytest

from tests.support import event_loop
from tests.support.pretended_kernels import a_pool, come
from widgets.server import kernel_pool
from widgets.server.settings import Settings

ROOM, COMING = 6, 25


@pytest.mark.parametrize("ready", [0, 2], ids=["none ready", "two ready"])
def test_what_new_kernels_will_take_is_not_given_twice(monkeypatch, ready):
    async def all_at_once():
        async with a_pool(start_s=0.02, pool_size=ready, max_wait_s=0.5) as pool:
            # Their memory is taken as they start, and they do so one after the other.
            monkeypatch.setattr(kernel_pool, "free_memory", lambda: ROOM * Settings.kernel_bytes)
            return await asyncio.gather(*(come(pool, str(number)) for number in range(COMING)))

    got = sum(lease is not None for lease in event_loop.run(all_at_once()))
    assert got == ROOM + ready
