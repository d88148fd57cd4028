"""What one hand does to fill the server's memory, its files or its log, as far as sockets can.

Each goes on until it is ended, and begins anew where it is cut off. Beside each stands what it did
before there were bounds.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress

from tests.bench import wire
from tests.bench.live import CHANNELS, PROTOCOL, Cut, LiveVisitor

ATTACKER = "192.0.2.1"
# Of the same machine, but no proxy.
ELSEWHERE = "127.0.0.2"
LINE_EVERY = 0.005
MANY, DEAF = 400, 20
# What is printed when an attack begins.
BEGUN = "begun"
Flood = Callable[[str], Awaitable[None]]


async def many(hands: int, life: Callable[[], Awaitable[object]]) -> None:
    """So many at once, from now on."""
    print(BEGUN, flush=True)
    async with asyncio.TaskGroup() as group:
        for _ in range(hands):
            group.create_task(life())  # type: ignore[arg-type]


def request(url: str, path: str, **headers: str) -> bytes:
    """A request of the attacker's."""
    host = wire.loopback(url).netloc
    named = {"Host": host, "Origin": f"http://{host}", "X-Forwarded-For": ATTACKER} | headers
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in named.items())
    return f"GET {path} HTTP/1.1\r\n{lines}\r\n".encode()


def upgrade(url: str) -> bytes:
    """A request for a line to a kernel."""
    return request(
        url,
        CHANNELS,
        Upgrade="websocket",
        Connection="Upgrade",
        Sec_WebSocket_Key="AAAAAAAAAAAAAAAAAAAAAA==",
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Protocol=PROTOCOL,
    )


def frame(opcode: int, payload: bytes = b"", last: bool = True) -> bytes:
    """A short frame of a browser's."""
    return bytes([last << 7 | opcode, 0x80 | len(payload)]) + bytes(4) + payload


async def deaf(url: str, first: bytes, again: bytes, pause: float) -> None:
    """Say something, and something else as long as it is taken; read nothing."""
    where, loop = wire.loopback(url), asyncio.get_running_loop()
    with suppress(OSError), socket.socket() as line:
        line.setblocking(False)
        line.bind((ELSEWHERE, 0))
        await loop.sock_connect(line, (where.hostname, where.port))
        await loop.sock_sendall(line, first)
        await asyncio.sleep(LINE_EVERY)
        while again:
            await loop.sock_sendall(line, again)
            await asyncio.sleep(pause)


async def again_and_again(
    url: str, count: int, first: bytes, again: bytes = b"", pause: float = LINE_EVERY
) -> None:
    """So many at once, each anew when it is cut off."""

    async def life() -> None:
        while True:
            await deaf(url, first, again, pause)
            await asyncio.sleep(pause)

    await many(count, life)


async def replies_unread(url: str) -> None:
    """354 MB in the server and 2 GB in the machine, for as long as it likes."""
    ask = request(url, "/") * 100
    await again_and_again(url, MANY, ask, ask)


async def half_requests(url: str) -> None:
    """All files, and 9 MB of log a second."""
    await again_and_again(url, 2 * MANY, b"GET / HTTP/1.1\r\n", b"X: x\r\n", 1.0)


async def pings(url: str) -> None:
    """The server at 100 %."""
    await again_and_again(url, 1, upgrade(url), frame(9, b"x") * 10_000)


async def fragments(url: str) -> None:
    """The same with a message that never ends, of empty frames."""
    first = upgrade(url) + frame(2, last=False)
    await again_and_again(url, 1, first, frame(0, last=False) * 10_000)


async def lines_dropped(url: str) -> None:
    """24 KB each time, never given back."""
    await again_and_again(url, 4, upgrade(url))


async def answers_unread(url: str) -> None:
    """4 MB a line, and as much again for what keeps account of it."""

    async def life() -> None:
        while True:
            with suppress(OSError, EOFError, TimeoutError, Cut):
                if visitor := await LiveVisitor.come(url, ATTACKER):
                    visitor.connection.transport.pause_reading()
                    while True:
                        await visitor.ask_for("en")
                        await visitor.ask_for("ja")
                        await asyncio.sleep(10 * LINE_EVERY)
            await asyncio.sleep(LINE_EVERY)

    await many(DEAF, life)


FLOODS: dict[str, Flood] = {
    "replies that nobody reads": replies_unread,
    "half requests": half_requests,
    "pings without end": pings,
    "fragments without end": fragments,
    "lines dropped at once": lines_dropped,
    "answers that nobody reads": answers_unread,
}
