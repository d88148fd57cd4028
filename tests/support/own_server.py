"""A server of the app's own kind inside the test: what it holds can be looked at."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from tornado.web import Application

from tests.support.kernel_client import PROTOCOL
from widgets.server.bounded_server import BoundedServer
from widgets.server.cached_response import CachedResponse, CachedResponseHandler
from widgets.server.client_shares import ClientShares
from widgets.server.kernel_socket import KernelSocketHandler, websocket_settings
from widgets.server.middleware import AnonymousIdentity, SecurityHeaders
from widgets.server.refusals import Refusals
from widgets.server.settings import Settings

UPGRADE = (
    "GET /live/channels HTTP/1.1\r\nHost: guide\r\nOrigin: http://guide\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
    f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: {PROTOCOL}\r\n\r\n"
).encode()
ASK = b"GET /page HTTP/1.1\r\nHost: guide\r\n\r\n"
PAGE = CachedResponse.html("長い" * 2**19)
END_OF_HEAD = b"\r\n\r\n"


class PageHandler(CachedResponseHandler):
    """A long page."""

    def get(self) -> None:
        """Answer with it."""
        self.respond(PAGE, "no-store")


@dataclass
class EmptyPool:
    """Kernels of which there are none: whoever asks is refused, or waits."""

    settings: Settings
    wait_s: float = 0

    def __post_init__(self) -> None:
        self.shares = ClientShares(self.settings)

    async def take(self, *_: Any) -> None:
        """Let somebody wait."""
        await asyncio.sleep(self.wait_s)


@dataclass
class OwnServer:
    """A server that listens, and where."""

    server: BoundedServer
    port: int
    # Python closes what nobody holds.
    held: list[asyncio.StreamWriter] = field(default_factory=list)

    @property
    def refused(self) -> dict[str, int]:
        """What was refused, counted by why."""
        return dict(self.server._application.settings["refusals"]._counts)

    async def connect(
        self, request: bytes = b"", peer: str = "127.0.0.1"
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection of somebody's that has asked for something."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, local_addr=(peer, 0))
        self.held.append(writer)
        writer.write(request)
        return reader, writer

    async def deaf(self, request: bytes) -> socket.socket:
        """A connection that asks and never reads."""
        plain = socket.socket()
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        plain.setblocking(False)
        loop = asyncio.get_running_loop()
        await loop.sock_connect(plain, ("127.0.0.1", self.port))
        await loop.sock_sendall(plain, request)
        return plain

    async def line(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection that has become a line to a kernel."""
        reader, writer = await self.connect(UPGRADE)
        assert b" 101 " in await reader.readuntil(END_OF_HEAD)
        return reader, writer


@asynccontextmanager
async def own_server(wait_s: float = 0, **limits: Any) -> AsyncIterator[OwnServer]:
    """Serve a page, and lines to no kernel, within limits."""
    settings = Settings(**limits)
    app = Application(
        [("/page", PageHandler), ("/live/channels", KernelSocketHandler)],
        pool=EmptyPool(settings, wait_s),
        refusals=Refusals(),
        count_visit=lambda kind: None,
        identity_provider=AnonymousIdentity(),
        log_function=lambda handler: None,
        allow_remote_access=True,
        **websocket_settings(settings),
    )
    app.add_transform(SecurityHeaders)
    server = BoundedServer(app, settings)
    server.listen(0, "127.0.0.1")
    try:
        yield OwnServer(server, server.address[1])
    finally:
        server.stop()
        await server.close_all_connections()
