"""Requests wait their turn: whoever asks without end does not keep the server from the others.

They are not refused: many phones may share one address.
"""

from __future__ import annotations

import asyncio

from tornado.web import RequestHandler

from widgets.server.client_address import client_address
from widgets.server.kernel_pool import KernelPool


async def turn(handler: RequestHandler, cost: float = 1) -> None:
    """Wait as long as a request's client has asked too much, of which this one is so much."""
    pool: KernelPool = handler.settings["pool"]
    address = client_address(handler.request, pool.settings.trusted_proxies)
    requests = pool.shares.of(address).requests
    requests.spend(cost)
    if debt := requests.debt_s():
        await asyncio.sleep(debt)
