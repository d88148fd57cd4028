"""Whoever asks more than a client may waits for it, alone, and only while somebody waits there."""

from types import SimpleNamespace

import pytest
from tornado.web import Finish

from tests.support import event_loop
from widgets.server import request_turn
from widgets.server.client_shares import ClientShares
from widgets.server.request_turn import turn
from widgets.server.settings import Settings

LINE = Settings.line_requests


class Clock:
    """A time that passes only where somebody sleeps."""

    now = 0.0

    def monotonic(self):
        """The time."""
        return self.now

    async def sleep(self, seconds):
        """Let it pass."""
        self.now += seconds


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(request_turn, "time", made)
    monkeypatch.setattr(request_turn, "asyncio", made)
    return made


@pytest.fixture
def asked_by(clock):
    """A request of somebody's, who may be gone."""
    settings = Settings()
    pool = SimpleNamespace(settings=settings, shares=ClientShares(settings, clock.monotonic))

    def request_of(address, *, gone=False):
        stream = SimpleNamespace(closed=lambda: gone)
        connection = SimpleNamespace(stream=stream)
        request = SimpleNamespace(remote_ip=address, headers={}, connection=connection)
        return SimpleNamespace(settings={"pool": pool}, request=request)

    return request_of


ASKED = {
    "all requests of a second": (400, 1, 0),
    "those of two": (800, 1, 1),
    "as many sockets": (20, LINE, 0),
    "twice as many sockets": (40, LINE, 1),
}


async def ask(request, times, cost):
    for _ in range(times):
        await turn(request, cost)


@pytest.mark.parametrize(("times", "cost", "waited"), ASKED.values(), ids=ASKED)
def test_what_a_client_asks_beyond_400_a_second_waits(clock, asked_by, times, cost, waited):
    event_loop.run(ask(asked_by("192.0.2.1"), times, cost))
    assert clock.now == pytest.approx(waited)
    event_loop.run(turn(asked_by("192.0.2.2")))
    assert clock.now == pytest.approx(waited)


def test_whoever_has_left_waits_no_longer(clock, asked_by):
    event_loop.run(ask(asked_by("192.0.2.1"), 400, 1))
    with pytest.raises(Finish):
        event_loop.run(turn(asked_by("192.0.2.1", gone=True)))
    assert clock.now == 0
