"""The WebSocket protocol within bounds: frames of every kind count, and little waits.

Sources: RFC 6455, "Control Frames" (5.5) and "Fragmentation" (5.4: a message may have frames
without end, each of them empty); RFC 7692, permessage-deflate.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from tornado.httputil import HTTPHeaders
from tornado.iostream import StreamClosedError
from tornado.websocket import WebSocketHandler, WebSocketProtocol13

from widgets.server.refusals import Refusal

POLICY_VIOLATION, TOO_BIG = 1008, 1009
# As long as it may take to hear why a line is closed.
FAREWELL_S = 1.0
# What Tornado and asyncio keep for a frame that waits, however short it is.
FRAME_BYTES = 2048
WINDOWS = ("server_max_window_bits", "client_max_window_bits")
WINDOWLESS = ("server_no_context_takeover", "client_no_context_takeover")


class BoundedWebSocket(WebSocketProtocol13):
    """One end of a line: ``may_send`` says whether the other end may send one frame more.

    ``max_waiting`` is how many bytes may wait for the other end to read them; ``on_refusal`` is
    told why the other end was disconnected.
    """

    def __init__(
        self,
        handler: WebSocketHandler,
        params: Any,
        may_send: Callable[[], bool],
        max_waiting: int,
        on_refusal: Callable[[Refusal], None] = lambda why: None,
    ) -> None:
        super().__init__(handler, mask_outgoing=False, params=params)
        self._on_refusal = on_refusal
        self._may_send, self._max_waiting, self._unread = may_send, max_waiting, 0

    def _parse_extensions_header(self, headers: HTTPHeaders) -> Any:
        """Agree on compression as we want it: Tornado overlooks parameters without a value."""
        return agreed_extensions(headers)

    async def _receive_frame(self) -> None:
        """Take in a frame; of whoever sends too many, or was told to go, nothing more is read."""
        await super()._receive_frame()
        if not self._may_send():
            self._on_refusal("messages")
            self.close(POLICY_VIOLATION)
        if self.server_terminated and not self.client_terminated:
            await asyncio.sleep(FAREWELL_S)
            self._abort()

    def close(self, code: int | None = None, reason: str | None = None) -> None:
        """End the line; of a message that is too long, Tornado tells nobody but its sender."""
        if code == TOO_BIG and not self.is_closing():
            self._on_refusal("messages")
        super().close(code, reason)

    def _write_frame(self, fin: bool, opcode: int, data: bytes, flags: int = 0) -> Any:
        """Send a frame; whoever does not read what waits already is disconnected."""
        cost = len(data) + FRAME_BYTES
        if self._unread and self._unread + cost > self._max_waiting:
            self._on_refusal("unread")
            self.stream.close()
            raise StreamClosedError
        sent = super()._write_frame(fin, opcode, data, flags)
        if not sent.done():
            self._unread += cost
            sent.add_done_callback(lambda _: self._note_sent(cost))
        return sent

    def _note_sent(self, cost: int) -> None:
        self._unread -= cost

    def write_ping(self, data: bytes) -> None:
        """Ask whether the browser is there; a line that has just ended needs no answer."""
        with suppress(StreamClosedError):
            super().write_ping(data)


def agreed_extensions(headers: HTTPHeaders) -> list[tuple[str, dict[str, str | None]]]:
    """The extensions that a browser offers and gets, by name, with what is agreed of them.

    Each message is compressed by itself: no window of 32 KB and more is kept for a connection.
    """
    for offer in headers.get("Sec-WebSocket-Extensions", "").split(","):
        name, *parameters = (part.strip() for part in offer.split(";"))
        if name == "permessage-deflate":
            windows = {
                key: bits.strip('"')
                for key, _, bits in (one.partition("=") for one in parameters)
                if key in WINDOWS and bits
            }
            return [(name, windows | dict.fromkeys(WINDOWLESS))]
    return []
