"""The WebSocket between a visitor and their kernel, which lives as long as it, and no longer.

Sources: RFC 6455, "Origin Considerations" (10.2) and "Defined Status Codes" (7.4.1; 1013 is of
IANA's registry of close codes); RFC 6454, the origin; RFC 7692, permessage-deflate; OWASP
WebSocket Security Cheat Sheet (origin, heartbeat, backpressure, rate); Jupyter Server, "WebSocket
kernel wire protocols".
"""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import tornado.web
from jupyter_server.base.websocket import WebSocketMixin
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1
from tornado.iostream import StreamBufferFullError
from tornado.websocket import WebSocketClosedError, WebSocketHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from widgets.server.kernel_pool import VIEW, KernelPool, ReadyKernel
from widgets.server.message_filter import CHANNEL, PROTOCOL, MessageRejected, parse_message
from widgets.server.rate_limit import Visitor
from widgets.server.settings import Settings

POLICY_VIOLATION, TRY_AGAIN_LATER = 1008, 1013
DEFAULT_PORTS = {"http": 80, "https": 443}
EXTENSIONS = "Sec-WebSocket-Extensions"
# Each message is compressed by itself: no window of 32 KB and more is kept for a connection.
DEFLATE = "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
# What a front end sends before it is answered: it asks for the widgets.
MAX_EARLY = 4


def websocket_settings(settings: Settings) -> dict[str, Any]:
    """What Tornado (bytes) and Jupyter (milliseconds) are to be told about sockets."""
    return {
        "websocket_compression_options": {"compression_level": 6, "mem_level": 8},
        "websocket_max_message_size": settings.max_message_bytes,
        "ws_ping_interval": settings.ping_interval_ms,
        "ws_ping_timeout": settings.ping_timeout_ms,
    }


class KernelSocketHandler(VoilaKernelWebsocketHandler):
    """A visitor's socket, and the kernel behind it; who sends what nobody sends is disconnected."""

    write_error = tornado.web.RequestHandler.write_error
    kernel: ReadyKernel | None = None
    connection: Any = None
    connected = False

    def initialize(self) -> None:
        """Nobody is connected yet: what comes early, waits."""
        self.visitor = Visitor(self.pool.settings)
        self._early: list[bytes] = []
        self._connecting: asyncio.Task[None] | None = None

    @property
    def pool(self) -> KernelPool:
        """The kernels."""
        pool: KernelPool = self.settings["pool"]
        return pool

    async def get(self, *_: str | None) -> None:
        """Open the socket; a kernel is taken only once that has worked."""
        headers = self.request.headers
        if PROTOCOL not in headers.get("Sec-WebSocket-Protocol", ""):
            raise tornado.web.HTTPError(400)
        if not self.check_origin():
            raise tornado.web.HTTPError(403)
        if EXTENSIONS in headers:
            headers[EXTENSIONS] = offered_deflate(headers[EXTENSIONS])
        await WebSocketHandler.get(self)

    def check_origin(self, origin: str | None = None) -> bool:
        """Whether it is a page of the guide's own that wants to connect."""
        forwarded = self.request.headers.get("X-Forwarded-Host", "")
        hosts = [self.request.host, forwarded.partition(",")[0].strip()]
        return is_same_host(origin or self.get_origin() or "", hosts)

    def select_subprotocol(self, subprotocols: list[str]) -> str | None:
        """Speak the one protocol."""
        return PROTOCOL

    def open(self, *_: str | None) -> None:  # type: ignore[override]
        """Begin to look whether the browser is there, and ask for a kernel."""
        WebSocketMixin.open(self)
        self.ws_connection.stream.max_write_buffer_size = self.pool.settings.max_backlog_bytes
        self._connecting = asyncio.ensure_future(self._connect())

    async def _connect(self) -> None:
        self.kernel = await self.pool.take()
        if not self.kernel:
            self.settings["count_visit"]("full")
            self.close(TRY_AGAIN_LATER)
            return
        self.settings["count_visit"]("live")
        try:
            await self._connect_to(self.kernel)
        except Exception as error:
            self.log.error("A visitor could not be connected to a kernel: %r", error)
            self.close()

    async def _connect_to(self, ready: ReadyKernel) -> None:
        self.kernel_id = ready.kernel_id
        self.kernel_manager.add_restart_callback(self.kernel_id, self.close, "dead")
        kernel = self.kernel_manager.get_kernel(self.kernel_id)
        self.connection = self.kernel_websocket_connection_class(
            parent=kernel, websocket_handler=self, config=self.config
        )
        self.connection.session.session = str(uuid4())
        await self.connection.prepare()
        self.write_message(display_data(ready.view), binary=True)
        await self.connection.connect()
        self.connected = True
        for frame in self._early:
            super().on_message(frame)

    def on_message(self, frame: str | bytes) -> None:
        """Pass on an allowed message; disconnect whoever sends another, or too many."""
        if self.ws_connection is None or self.ws_connection.is_closing():
            return  # What is still on its way from somebody disconnected counts no more.
        try:
            kind, parts = parse_message(frame, self.pool.settings.max_message_bytes)
            if not self.visitor.allows(kind):
                raise MessageRejected("too many messages")
        except MessageRejected:
            self.close(POLICY_VIOLATION)
            return
        passed_on = serialize_msg_to_ws_v1(parts, CHANNEL)
        if self.connected:
            super().on_message(passed_on)
        elif len(self._early) < MAX_EARLY:
            self._early.append(passed_on)
        else:
            self.close(POLICY_VIOLATION)

    def on_close(self) -> None:
        """End the kernel, or leave the line of those who wait for one."""
        if self._connecting:
            self._connecting.cancel()
        if self.connection:
            super().on_close()
        if self.kernel:
            self.pool.end(self.kernel.kernel_id)

    def write_message(self, message: Any, binary: bool = False) -> Any:
        """Send something to the browser; one that does not read is disconnected."""
        try:
            sent = super().write_message(message, binary)
        except WebSocketClosedError:
            return None
        except StreamBufferFullError:
            self.ws_connection.stream.close()
            return None
        if sent is not None:
            # Jupyter does not wait for it, and would not hear that it failed.
            sent.add_done_callback(lambda done: done.cancelled() or done.exception())
        return sent


def is_same_host(origin: str, hosts: list[str]) -> bool:
    """Whether a page's origin is one of the hosts that it asked; default ports may be left out."""
    page = urlsplit(origin.lower())
    default = DEFAULT_PORTS.get(page.scheme)
    asked = [urlsplit(f"//{host.lower()}") for host in hosts if host]
    return any(
        page.hostname == one.hostname and (page.port or default) == (one.port or default)
        for one in asked
    )


def offered_deflate(extensions: str) -> str:
    """The one form of compression that is agreed to, where a browser offers one it fits."""
    plain = "permessage-deflate" in extensions and "server_max_window_bits" not in extensions
    return DEFLATE if plain else ""


def display_data(view: dict[str, Any]) -> bytes:
    """The message by which a front end learns of a widget that a notebook shows."""
    header = {
        "msg_id": str(uuid4()),
        "msg_type": "display_data",
        "session": "",
        "username": "",
        "date": datetime.now(UTC).isoformat(),
        "version": "5.4",
    }
    content = {"data": {VIEW: view}, "metadata": {}, "transient": {}}
    parts = [json.dumps(part).encode() for part in (header, {}, {}, content)]
    message: bytes = serialize_msg_to_ws_v1(parts, "iopub")
    return message
