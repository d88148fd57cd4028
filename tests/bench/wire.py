"""HTTP as a crowd speaks it: many connections in one light process, to this machine only."""

from __future__ import annotations

import asyncio
import gzip
import ipaddress
import random
import sys
import time
from dataclasses import dataclass
from email.message import Message
from http.client import parse_headers
from io import BytesIO
from types import TracebackType
from urllib.parse import SplitResult, urlsplit

LONGEST_LINE = 2**20


@dataclass(frozen=True)
class Answer:
    """A whole answer, as it came over the wire."""

    status: int
    headers: Message
    body: bytes
    seconds: float

    @property
    def text(self) -> str:
        """The body as text."""
        zipped = self.headers["Content-Encoding"] == "gzip"
        return (gzip.decompress(self.body) if zipped else self.body).decode()

    @property
    def cookies(self) -> str:
        """What a browser would send back."""
        given = self.headers.get_all("Set-Cookie") or []
        return "; ".join(cookie.partition(";")[0] for cookie in given)


def loopback(url: str) -> SplitResult:
    """The parts of an address on this machine; any other ends the run."""
    parts = urlsplit(url)
    try:
        if ipaddress.ip_address(parts.hostname or "").is_loopback:
            return parts
    except ValueError:
        pass
    sys.exit(f"{url}: only an address of this machine (127.0.0.1) may be loaded like this.")


def somebody() -> str:
    """The address of a home of its own."""
    return f"10.{'.'.join(str(random.randrange(256)) for _ in range(3))}"


class Connection:
    """A connection that is kept for one request after another, as one from a proxy is.

    ``address`` is whom that names: somebody else each time, where it is empty.
    """

    def __init__(self, url: str, address: str = "") -> None:
        self.parts, self.address = loopback(url), address

    async def __aenter__(self) -> Connection:
        self.reader, self.writer = await asyncio.open_connection(
            self.parts.hostname, self.parts.port or 80, limit=LONGEST_LINE
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        self.writer.close()

    async def get(self, path: str) -> Answer:
        """Ask for a path and take the whole answer in."""
        began = time.perf_counter()
        self.writer.write(
            f"GET {path} HTTP/1.1\r\nHost: {self.parts.netloc}\r\n"
            f"X-Forwarded-For: {self.address or somebody()}\r\n"
            "Accept-Encoding: gzip\r\nAccept: text/html\r\n\r\n".encode()
        )
        head = await self.reader.readuntil(b"\r\n\r\n")
        first, _, rest = head.partition(b"\r\n")
        headers = parse_headers(BytesIO(rest))
        body = await self._body(headers)
        return Answer(int(first.split()[1]), headers, body, time.perf_counter() - began)

    async def _body(self, headers: Message) -> bytes:
        if headers["Transfer-Encoding"] == "chunked":
            return await self._chunks()
        if length := headers["Content-Length"]:
            return await self.reader.readexactly(int(length))
        return await self.reader.read()

    async def _chunks(self) -> bytes:
        body = bytearray()
        size = -1
        while size:
            size = int((await self.reader.readline()).partition(b";")[0], 16)
            body += await self.reader.readexactly(size)
            await self.reader.readline()
        return bytes(body)


async def get(url: str, path: str) -> Answer:
    """Ask once; the time counts from before the connection is made."""
    began = time.perf_counter()
    async with Connection(url) as connection:
        answer = await connection.get(path)
    return Answer(answer.status, answer.headers, answer.body, time.perf_counter() - began)
