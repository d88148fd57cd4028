"""What stands between the visitors and the app, as at a company or a hotel: it may refuse sockets.

Source: RFC 9110, "Upgrade" (7.8).
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

LONGEST_HEAD = 2**16
REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Proxy:
    """Passes everything on to a port of this machine; ``blocked`` is whether no socket passes."""

    def __init__(self, port: int) -> None:
        self.port, self.blocked = port, False
        self._sockets: set[asyncio.StreamWriter] = set()

    async def start(self, port: int) -> None:
        """Listen, until the event loop ends."""
        self._server = await asyncio.start_server(
            self._serve, "127.0.0.1", port, limit=LONGEST_HEAD
        )

    def block(self) -> None:
        """Let no socket pass any more, and break those that did."""
        self.blocked = True
        for writer in self._sockets:
            writer.transport.abort()

    def unblock(self) -> None:
        """Let sockets pass again."""
        self.blocked = False

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Either side may go at any moment, and the app may not be there at all.
        with suppress(OSError, EOFError):
            head = await reader.readuntil(b"\r\n\r\n")
            if b"upgrade: websocket" not in head.lower():
                await self._pass_on(head, reader, writer)
            elif self.blocked:
                writer.write(REFUSED)
            else:
                self._sockets.add(writer)
                await self._pass_on(head, reader, writer)
        self._sockets.discard(writer)
        writer.close()

    async def _pass_on(
        self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        from_app, to_app = await asyncio.open_connection("127.0.0.1", self.port)
        to_app.write(head)
        ways = [(reader, to_app), (from_app, writer)]
        pumps = [asyncio.create_task(pump(*way)) for way in ways]
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in pumps:
                task.cancel()
            to_app.close()


async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass on what comes, to the end."""
    with suppress(OSError):
        while data := await reader.read(LONGEST_HEAD):
            writer.write(data)
            await writer.drain()
