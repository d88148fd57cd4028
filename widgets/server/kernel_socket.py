"""The WebSocket between a visitor and their kernel: theirs alone, and only for known messages.

Sources: RFC 6455, "Origin Considerations" (10.2) and "Defined Status Codes" (7.4.1); RFC 6454, the
origin; OWASP WebSocket Security Cheat Sheet (origin, heartbeat, backpressure, rate); Jupyter
Server, "Kernel Messages".
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import tornado.web
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1
from tornado.iostream import StreamBufferFullError
from tornado.websocket import WebSocketClosedError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from widgets.server.kernel_pool import KernelPool
from widgets.server.message_filter import CHANNEL, PROTOCOL, MessageRejected, parse_message
from widgets.server.rate_limit import Visitor
from widgets.server.settings import Settings

# A kernel's id as Jupyter makes it.
KERNEL = r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
SESSION = re.compile(r"[\w-]{8,64}", re.ASCII)
POLICY_VIOLATION = 1008


def websocket_settings(settings: Settings) -> dict[str, int]:
    """What Tornado (bytes) and Jupyter (milliseconds) are to be told about sockets."""
    return {
        "websocket_max_message_size": settings.max_message_bytes,
        "ws_ping_interval": settings.ping_interval_ms,
        "ws_ping_timeout": settings.ping_timeout_ms,
    }


class KernelModelHandler(tornado.web.RequestHandler):
    """What the front end asks of its kernel before it connects; nobody else's is to be found."""

    def get(self, kernel_id: str) -> None:
        """Answer with the kernel's name."""
        pool: KernelPool = self.settings["pool"]
        if kernel_id not in pool.visitors:
            raise tornado.web.HTTPError(404)
        self.set_header("Cache-Control", "no-store")
        self.write({"id": kernel_id, "name": pool.manager.get_kernel(kernel_id).kernel_name})


class KernelSocketHandler(VoilaKernelWebsocketHandler):
    """A visitor's socket to a kernel; whoever sends what nobody sends is disconnected."""

    write_error = tornado.web.RequestHandler.write_error
    visitor: Visitor | None = None
    closed = False

    @property
    def pool(self) -> KernelPool:
        """The kernels, and who has them."""
        pool: KernelPool = self.settings["pool"]
        return pool

    async def get(self, kernel_id: str) -> None:
        """Connect a browser to the kernel that it was assigned, and no second one."""
        visitor = self.pool.visitors.get(kernel_id)
        session = self.get_argument("session_id", "")
        offered = self.request.headers.get("Sec-WebSocket-Protocol", "")
        if not visitor:
            raise tornado.web.HTTPError(404)
        if not SESSION.fullmatch(session) or PROTOCOL not in offered:
            raise tornado.web.HTTPError(400)
        if not (self.check_origin() and visitor.has_session(session)):
            raise tornado.web.HTTPError(403)
        await super().get(kernel_id)

    def check_origin(self, origin: str | None = None) -> bool:
        """Whether it is a page of the guide's own that wants to connect."""
        given = origin or self.get_origin() or ""
        return urlsplit(given).netloc.lower() == self.request.host.lower()

    async def open(self, kernel_id: str) -> None:
        """Begin to pass messages on, and to drop a browser that does not read them."""
        connection = self.connection
        visitor = self.pool.visitors.get(kernel_id)
        if visitor and not self.closed:
            self.visitor = visitor
            visitor.sockets.add(self)
            stream = self.ws_connection.stream
            stream.max_write_buffer_size = self.pool.settings.max_backlog_bytes
            await super().open(kernel_id)
        if self.closed or not visitor:
            # One of both has ended meanwhile; what Jupyter has opened since, nobody would close.
            connection.disconnect()
            self.close()

    def on_close(self) -> None:
        """Leave the kernel; a socket that is just being opened does so itself."""
        self.closed = True
        if self.visitor:
            self.visitor.sockets.discard(self)
            super().on_close()

    def on_message(self, frame: str | bytes) -> None:
        """Pass on an allowed message; disconnect whoever sends another, or too many."""
        if self.ws_connection is None or self.ws_connection.is_closing():
            return  # What is still on its way from somebody disconnected counts no more.
        try:
            kind, parts = parse_message(frame, self.pool.settings.max_message_bytes)
            if not (self.visitor and self.visitor.allows(kind)):
                raise MessageRejected("too many messages")
        except MessageRejected:
            self.close(POLICY_VIOLATION)
            return
        super().on_message(serialize_msg_to_ws_v1(parts, CHANNEL))

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
