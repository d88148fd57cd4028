"""A visitor of the live guide without a browser: what the front end says to a kernel, no more.

Sources: Jupyter Server, "WebSocket kernel wire protocols"; ipywidgets, "Widget messaging protocol"
2.1; IANA's registry of close codes (1013, try again later).
"""

from __future__ import annotations

import asyncio
import json
import re
import socket
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, pairwise
from typing import Any
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from tests.bench import wire

PROTOCOL = "v1.kernel.websocket.jupyter.org"
TRY_AGAIN_LATER = 1013
# What ipywidgets' front end says of the version it speaks.
WIDGETS = {"version": "1.0.0"}
# The app has one address for all; a page of stock Voilà names its kernel.
CHANNELS = "/live/channels"
KERNEL = re.compile(r'"kernelId": "([^"]+)"')
CONTROL = "jupyter.widget.control"
MODEL = "IPY_MODEL_"
LONGEST_ANSWER = 30.0


@dataclass(frozen=True)
class Tap:
    """How long a tap took, in seconds: until the next step came, and in the kernel alone."""

    wall: float
    kernel: float


class Cut(ConnectionError):
    """The connection to the kernel is gone, or the kernel did not answer."""


def packed(channel: str, *parts: object) -> bytes:
    """A message as Jupyter's binary protocol has it: how many offsets, the offsets, the parts."""
    bits = [channel.encode(), *(json.dumps(part).encode() for part in parts)]
    first = 8 * (len(bits) + 2)
    offsets = accumulate(map(len, bits), initial=first)
    return struct.pack(f"<{len(bits) + 2}Q", len(bits) + 1, *offsets) + b"".join(bits)


def unpacked(message: bytes) -> Iterator[Any]:
    """The header, the parent's header, the metadata and the content of a message."""
    (count,) = struct.unpack_from("<Q", message)
    offsets = struct.unpack_from(f"<{count}Q", message, 8)
    for begin, end in pairwise(offsets[1:6]):
        yield json.loads(message[begin:end])


def sender(header: dict[str, Any]) -> int | None:
    """The process that sent a message; None where a server made it, who has no session.

    Jupyter's ids of messages are session, process and number.
    """
    session, _, rest = header["msg_id"].rpartition("_")[0].rpartition("_")
    return int(rest) if session and header["session"] else None


class LiveVisitor:
    """Somebody at the live guide: ``trail`` is what their kernel says was answered.

    ``pid`` is their kernel's process, once it has said something.
    """

    pid = 0

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.session = str(uuid4())
        self.models: dict[str, dict[str, Any]] = {}
        self.trail: list[str] = []
        self._dates: dict[str, dict[str, str]] = {}
        self._news = asyncio.Event()
        self._gone, self._visits = False, 0
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def come(cls, url: str, address: str = "") -> LiveVisitor | None:
        """Open the page and go live from it; None where all kernels are taken."""
        page = await asyncio.wait_for(wire.get(url, "/"), LONGEST_ANSWER)
        return await cls.join(url, page, address)

    @classmethod
    async def join(cls, url: str, page: wire.Answer, address: str = "") -> LiveVisitor | None:
        """Go live from a page, of the app or of stock Voilà; None where all kernels are taken.

        ``address`` is whom a proxy would name: somebody else each time, where it is empty.
        """
        found = KERNEL.search(page.text)
        channels = f"/api/kernels/{found[1]}/channels?session_id={uuid4()}" if found else CHANNELS
        visitor = cls(await connected(url, channels, page.cookies, address or wire.somebody()))
        try:
            await visitor._begin()
        except BaseException as error:
            visitor.close()
            if isinstance(error, Cut) and visitor.connection.close_code == TRY_AGAIN_LATER:
                return None
            raise
        return visitor

    async def _begin(self) -> None:
        control = {"comm_id": str(uuid4())}
        await self._send("comm_open", control | {"target_name": CONTROL, "data": {}})
        await self._send("comm_msg", control | {"data": {"method": "request_states"}})
        await self._until(lambda: self.models)
        address = next(state for state in self.models.values() if "trail" in state)
        await self.ask_for(address["language"])
        await self._until(lambda: self.trail)

    @property
    def gone(self) -> bool:
        """Whether their connection was closed."""
        return self._gone

    def options(self) -> dict[str, str]:
        """The options on screen by their ids: which model each button is."""
        # The classes are "option" and "option-<id>".
        return {
            self.models[name]["_dom_classes"][-1].removeprefix("option-"): name
            for name in self._within(self._boxed("options"))
            if "option" in self.models[name]["_dom_classes"]
        }

    def _boxed(self, css: str) -> dict[str, Any]:
        return next(one for one in self.models.values() if css in one.get("_dom_classes", ()))

    def _within(self, box: dict[str, Any]) -> Iterator[str]:
        for child in box.get("children", ()):
            name = child.removeprefix(MODEL)
            yield name
            yield from self._within(self.models[name])

    async def ask_for(self, language: str) -> None:
        """Ask for the guide in a language; the answer is not waited for."""
        self._visits += 1
        address = next(one for one, state in self.models.items() if "trail" in state)
        start = self.models[address]["start"]
        where = {"step": start, "trail": [start], "began": "", "device": "", "visit": self._visits}
        await self._send_custom(address, where | {"language": language})

    async def want_search(self, wanted: bool) -> None:
        """Say whether the words of the search are wanted; the answer is not waited for."""
        model = next(one for one, state in self.models.items() if "wanted" in state)
        data = {"method": "update", "state": {"wanted": wanted}}
        await self._send("comm_msg", {"comm_id": model, "data": data})

    async def restart(self) -> None:
        """Begin anew."""
        _, button = self._within(self._boxed("tools"))
        await self._send_custom(button, {"event": "click"})
        await self._until(lambda: len(self.trail) == 1)

    async def tap(self, option_id: str) -> Tap:
        """Tap an option, and wait for the next step."""
        expected = [*self.trail, option_id]
        began = time.perf_counter()
        asked = await self._send_custom(self.options()[option_id], {"event": "click"})
        await self._until(lambda: self.trail == expected)
        wall = time.perf_counter() - began
        await self._until(lambda: "idle" in self._dates.get(asked, ()))
        busy, idle = (datetime.fromisoformat(self._dates[asked][one]) for one in ("busy", "idle"))
        return Tap(wall, (idle - busy).total_seconds())

    def close(self, manner: str = "closed") -> None:
        """Leave without a goodbye: "closed", "reset", or "asleep" (there, but deaf)."""
        self._listening.cancel()
        transport = self.connection.transport
        line = transport.get_extra_info("socket")
        if transport.is_closing():
            return
        if manner == "asleep":
            # As long as one copy is open, nobody is told that the other is closed.
            self._held = socket.fromfd(line.fileno(), line.family, line.type)
        elif manner == "reset":
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()

    async def _send_custom(self, model: str, content: object) -> str:
        data = {"method": "custom", "content": content}
        return await self._send("comm_msg", {"comm_id": model, "data": data})

    async def _send(self, kind: str, content: object) -> str:
        header = {
            "msg_id": str(uuid4()),
            "msg_type": kind,
            "session": self.session,
            "username": "",
            "version": "5.2",
            "date": f"{datetime.now().isoformat()}Z",
        }
        try:
            await self.connection.send(packed("shell", header, {}, WIDGETS, content))
        except ConnectionClosed:
            raise Cut("the connection was closed") from None
        return header["msg_id"]

    async def _listen(self) -> None:
        try:
            async for frame in self.connection:
                assert isinstance(frame, bytes)
                header, parent, _, content = unpacked(frame)
                self._hear(header, parent, content)
                self._news.set()
        except ConnectionClosed:
            pass  # Without a goodbye, as when a server is killed.
        self._gone = True
        self._news.set()

    def _hear(self, header: dict[str, Any], parent: dict[str, Any], content: Any) -> None:
        self.pid = self.pid or sender(header) or 0
        if header["msg_type"] == "status" and parent:
            dates = self._dates.setdefault(parent["msg_id"], {})
            dates[content["execution_state"]] = header["date"]
        elif header["msg_type"] == "comm_open":
            self.models[content["comm_id"]] = content["data"]["state"]
        elif header["msg_type"] == "comm_msg":
            self._take(content["comm_id"], content["data"])

    def _take(self, model: str, data: dict[str, Any]) -> None:
        if data["method"] == "update_states":
            self.models = {name: one["state"] for name, one in data["states"].items()}
        elif data["method"] == "update":
            self.models.setdefault(model, {}).update(data["state"])
        elif "shown" in data.get("content", {}):
            self.trail = data["content"]["trail"]

    async def _until(self, condition: Any) -> None:
        try:
            async with asyncio.timeout(LONGEST_ANSWER):
                while not condition():
                    if self._gone:
                        raise Cut("the connection was closed")
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise Cut("the kernel did not answer") from None


async def connected(
    url: str, channels: str, cookies: str, address: str, origin: str = ""
) -> ClientConnection:
    """A connection to a kernel's channels, made as a browser on the guide's page makes it, and
    passed on as nginx does.
    """
    host = wire.loopback(url).netloc
    said = {"X-Forwarded-For": address} | ({"Cookie": cookies} if cookies else {})
    try:
        return await connect(
            f"ws://{host}{channels}",
            subprotocols=[PROTOCOL],
            origin=origin or f"http://{host}",
            additional_headers=said,
            open_timeout=LONGEST_ANSWER,
            ping_interval=None,  # No browser does.
            max_size=None,
            proxy=None,
        )
    except (OSError, WebSocketException) as error:
        raise Cut(f"no connection: {error}") from None
