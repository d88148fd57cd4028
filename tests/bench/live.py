"""A visitor of the live guide without a browser: what the front end says to a kernel, no more."""

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

from tornado.httpclient import HTTPError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, WebSocketClosedError, websocket_connect

from tests.bench import wire

PROTOCOL = "v1.kernel.websocket.jupyter.org"
# What ipywidgets' front end says of the version it speaks.
WIDGETS = {"version": "1.0.0"}
KERNEL = re.compile(r'"kernelId": "([^"]+)"')
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


class LiveVisitor:
    """Somebody at the live guide: ``trail`` is what their kernel says was answered."""

    def __init__(self, kernel_id: str, connection: WebSocketClientConnection) -> None:
        self.kernel_id, self.connection = kernel_id, connection
        self.session = str(uuid4())
        self.models: dict[str, dict[str, Any]] = {}
        self.trail: list[str] = []
        self._dates: dict[str, dict[str, str]] = {}
        self._news = asyncio.Event()
        self._gone = False
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def come(cls, url: str, path: str = "/live") -> LiveVisitor | None:
        """Come to the live guide; None where the answer was the page, as no kernel was ready."""
        answer = await asyncio.wait_for(wire.get(url, path), LONGEST_ANSWER)
        found = KERNEL.search(answer.text)
        if answer.status != 200 or not found:
            return None
        visitor = cls(found[1], await connected(url, found[1], answer.cookies))
        try:
            await visitor._begin()
        except BaseException:
            visitor.close()
            raise
        return visitor

    async def _begin(self) -> None:
        self._send("kernel_info_request", {})
        control = {"comm_id": str(uuid4())}
        self._send("comm_open", control | {"target_name": "jupyter.widget.control", "data": {}})
        self._send("comm_msg", control | {"data": {"method": "request_states"}})
        await self._until(lambda: self.models)
        self._send("comm_close", control | {"data": {}})
        address = next(one for one, state in self.models.items() if "trail" in state)
        start = self.models[address]["start"]
        where = {"step": start, "trail": [start], "began": "", "device": "", "visit": 1}
        self._send_custom(address, where | {"language": self.models[address]["language"]})
        await self._until(lambda: self.trail)

    def options(self) -> dict[str, str]:
        """The options on screen by their ids: which model each button is."""
        names = self._inside("options")
        # The classes are "option" and "option-<id>".
        return {
            self.models[name]["_dom_classes"][-1].removeprefix("option-"): name for name in names
        }

    def _inside(self, css: str) -> list[str]:
        box = next(one for one in self.models.values() if css in one.get("_dom_classes", ()))
        return [child.removeprefix(MODEL) for child in box["children"]]

    async def restart(self) -> None:
        """Begin anew."""
        _, button = self._inside("tools")
        self._send_custom(button, {"event": "click"})
        await self._until(lambda: len(self.trail) == 1)

    async def tap(self, option_id: str) -> Tap:
        """Tap an option, and wait for the next step."""
        expected = [*self.trail, option_id]
        began = time.perf_counter()
        asked = self._send_custom(self.options()[option_id], {"event": "click"})
        await self._until(lambda: self.trail == expected)
        wall = time.perf_counter() - began
        await self._until(lambda: "idle" in self._dates.get(asked, ()))
        busy, idle = (datetime.fromisoformat(self._dates[asked][one]) for one in ("busy", "idle"))
        return Tap(wall, (idle - busy).total_seconds())

    def close(self, manner: str = "closed") -> None:
        """Leave without a goodbye: "closed", "reset", or "asleep" (there, but deaf)."""
        self._listening.cancel()
        stream = getattr(self.connection.protocol, "stream", None)
        if stream is None or stream.closed():
            return
        if manner == "asleep":
            # As long as one copy is open, nobody is told that the other is closed.
            self._held = stream.socket.dup()
        elif manner == "reset":
            linger = struct.pack("ii", 1, 0)
            stream.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        stream.close()

    def _send_custom(self, model: str, content: object) -> str:
        data = {"method": "custom", "content": content}
        return self._send("comm_msg", {"comm_id": model, "data": data})

    def _send(self, kind: str, content: object) -> str:
        header = {
            "msg_id": str(uuid4()),
            "msg_type": kind,
            "session": self.session,
            "username": "",
            "version": "5.2",
            "date": f"{datetime.now().isoformat()}Z",
        }
        if self._gone:
            raise Cut("the connection was closed")
        message = packed("shell", header, {}, WIDGETS, content)
        try:
            sent = self.connection.write_message(message, binary=True)
        except WebSocketClosedError:
            raise Cut("the connection was closed") from None
        # A failure on the way shows as an answer that does not come.
        asyncio.ensure_future(sent).add_done_callback(lambda done: done.exception())
        return header["msg_id"]

    async def _listen(self) -> None:
        while isinstance(message := await self.connection.read_message(), bytes):
            header, parent, _, content = unpacked(message)
            self._hear(header, parent, content)
            self._news.set()
        self._gone = True
        self._news.set()

    def _hear(self, header: dict[str, Any], parent: dict[str, Any], content: Any) -> None:
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


async def connected(url: str, kernel_id: str, cookies: str) -> WebSocketClientConnection:
    """A connection to a kernel's channels, made as a browser on the guide's page makes it."""
    parts = wire.loopback(url)
    address = f"ws://{parts.netloc}/api/kernels/{kernel_id}/channels?session_id={uuid4()}"
    headers = {"Origin": f"http://{parts.netloc}"} | ({"Cookie": cookies} if cookies else {})
    request = HTTPRequest(address, headers=headers, connect_timeout=LONGEST_ANSWER)
    try:
        return await websocket_connect(request, subprotocols=[PROTOCOL])
    except (HTTPError, WebSocketClosedError) as error:
        raise Cut(f"no connection: {error}") from None
