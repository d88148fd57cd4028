"""What is done again and again goes on, whatever the machine's clock is set to."""

import asyncio
import time

import pytest
from tornado.ioloop import IOLoop, PeriodicCallback

from tests.support import event_loop
from widgets.server.steady_clock import keep_steady

HOURS = 3600


@pytest.mark.parametrize("hours", [-9, 9])
def test_a_clock_that_is_set_stops_nothing(hours, monkeypatch):
    wall, calls = time.time, asyncio.Queue()

    async def run():
        keep_steady(IOLoop.current())
        again = PeriodicCallback(lambda: calls.put_nowait(None), 1)
        again.start()
        await calls.get()
        monkeypatch.setattr(time, "time", lambda: wall() + hours * HOURS)
        while not calls.empty():
            calls.get_nowait()
        for _ in range(3):
            await asyncio.wait_for(calls.get(), 20)
        again.stop()

    event_loop.run(run())
