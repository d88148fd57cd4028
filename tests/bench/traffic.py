"""What a page asks for and what comes over the wire, as the browser's own protocol tells it.

Sources: Chrome DevTools Protocol, "Network"; RFC 7692, permessage-deflate (7.2.1); RFC 6455, "Base
Framing Protocol" (5.2).
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from playwright.sync_api import CDPSession

COMPRESSION = "permessage-deflate"
BINARY = 2
# The largest payloads whose length stands in the first two bytes of a frame, and in the next two.
SMALL, MIDDLE = 125, 65_535


@dataclass
class Request:
    """A request, or a websocket: seconds by the browser's clock, bytes as they came."""

    url: str
    asked: float
    answered: float = 0.0
    ended: float = 0.0
    size: int = 0
    compressed: bool = False
    # When each message of a websocket came, and its bytes on the wire.
    messages: list[tuple[float, int]] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All bytes that came."""
        return self.size + sum(size for _, size in self.messages)


def listen(wire: CDPSession) -> dict[str, Request]:
    """The requests of a page by their ids, growing while it loads."""
    wire.send("Network.enable")
    requests: dict[str, Request] = {}
    for name, note in NOTES.items():
        wire.on(f"Network.{name}", partial(note, requests))
    return requests


Note = Callable[[dict[str, Request], dict[str, Any]], None]


def note_request(requests: dict[str, Request], event: dict[str, Any]) -> None:
    """A request begins; those that nobody is asked for, as data in the page, are none."""
    url = event["request"]["url"]
    if url.startswith("http"):
        requests[event["requestId"]] = Request(url, event["timestamp"])


def note_answer(requests: dict[str, Request], event: dict[str, Any]) -> None:
    """The head of an answer is there."""
    if request := requests.get(event["requestId"]):
        request.answered = event["timestamp"]


def note_end(requests: dict[str, Request], event: dict[str, Any]) -> None:
    """An answer is there, or will never be."""
    if request := requests.get(event["requestId"]):
        request.ended = event["timestamp"]
        request.size = event.get("encodedDataLength", 0)


def note_socket(requests: dict[str, Request], event: dict[str, Any]) -> None:
    """A websocket is created; when it asks is told next."""
    requests[event["requestId"]] = Request(event["url"], float("nan"))


def note_handshake(requests: dict[str, Request], event: dict[str, Any]) -> None:
    """A websocket asks."""
    requests[event["requestId"]].asked = event["timestamp"]


def note_open(requests: dict[str, Request], event: dict[str, Any]) -> None:
    """A websocket is open."""
    request, answer = requests[event["requestId"]], event["response"]
    request.answered = request.ended = event["timestamp"]
    head = answer.get("headersText") or "".join(
        f"{k}: {v}\r\n" for k, v in answer["headers"].items()
    )
    request.size = len(head)
    request.compressed = COMPRESSION in head


def note_message(requests: dict[str, Request], event: dict[str, Any]) -> None:
    """A message came by a websocket; the browser tells only what it was before compression."""
    request, frame = requests[event["requestId"]], event["response"]
    text = frame["payloadData"]
    payload = base64.b64decode(text) if frame["opcode"] == BINARY else text.encode()
    request.messages.append((event["timestamp"], framed(payload, request.compressed)))


NOTES: dict[str, Note] = {
    "requestWillBeSent": note_request,
    "responseReceived": note_answer,
    "loadingFinished": note_end,
    "loadingFailed": note_end,
    "webSocketCreated": note_socket,
    "webSocketWillSendHandshakeRequest": note_handshake,
    "webSocketHandshakeResponseReceived": note_open,
    "webSocketFrameReceived": note_message,
}


def framed(payload: bytes, compressed: bool) -> int:
    """The bytes of a message on the wire, compressed as the app does it: each by itself."""
    if compressed:
        deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS, 8)
        payload = deflate.compress(payload) + deflate.flush(zlib.Z_SYNC_FLUSH)
        payload = payload.removesuffix(b"\x00\x00\xff\xff")
    size = len(payload)
    return size + (2 if size <= SMALL else 4 if size <= MIDDLE else 10)
