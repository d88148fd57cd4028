"""What is done again and again goes on, whatever the machine's clock is set to."""

import asyncio
import time
from types import SimpleNamespace

import pytest

from tests.support import event_loop
from widgets.server.app import GuideApp
from widgets.server.settings import Settings

HOURS = 3600


def nothing():
    """What is done again and again, and counts for nothing here."""


@pytest.mark.parametrize("hours", [-9, 9])
def test_a_clock_that_is_set_stops_nothing(hours, monkeypatch):
    wall, calls = time.time, asyncio.Queue()
    app = SimpleNamespace(
        settings=Settings(pool_check_ms=1),
        pool=SimpleNamespace(maintain=lambda: calls.put_nowait(None)),
        check_content=nothing,
        report_refusals=nothing,
    )

    async def run():
        GuideApp.start_periodic_callbacks(app)
        await calls.get()
        monkeypatch.setattr(time, "time", lambda: wall() + hours * HOURS)
        while not calls.empty():
            calls.get_nowait()
        for _ in range(3):
            await asyncio.wait_for(calls.get(), 20)

    event_loop.run(run())
