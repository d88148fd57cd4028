"""Requests wait their turn: whoever asks without end does not keep the server from the others.

They are not refused: many phones may share one address.
"""

from __future__ import annotations

import asyncio
import time

from tornado.iostream import IOStream
from tornado.web import Finish, RequestHandler

from widgets.server.client_address import client_address
from widgets.server.kernel_pool import KernelPool

LOOK_EVERY_S = 0.5


async def turn(handler: RequestHandler, cost: float = 1) -> None:
    """Wait as long as a request's client has asked too much, of which this one is so much."""
    pool: KernelPool = handler.settings["pool"]
    address = client_address(handler.request, pool.settings.trusted_proxies)
    requests = pool.shares.of(address).requests
    requests.spend(cost)
    end = time.monotonic() + requests.debt_s()
    while (left := end - time.monotonic()) > 0:
        if is_gone(handler):  # Those who ask and leave would wait here by the thousand.
            raise Finish
        await asyncio.sleep(min(left, LOOK_EVERY_S))


def is_gone(handler: RequestHandler) -> bool:
    """Whether nobody waits for an answer any more."""
    stream: IOStream | None = getattr(handler.request.connection, "stream", None)
    return stream is None or stream.closed()
