"""The line between a visitor and their kernel: their own, quiet, and open for what is known."""

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
from widgets.server.message_filter import (
    CHANNEL,
    LARGEST,
    PROTOCOL,
    MessageRejected,
    heard,
    kind_of,
)
from widgets.server.rate_limit import Visitor

# A kernel's id as Jupyter makes it.
KERNEL = r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
SESSION = re.compile(r"[\w-]{8,64}", re.ASCII)
# What may wait for a browser that does not listen: twenty times all that the guide shows.
MOST_WAITING = 4 * 1024 * 1024
# A browser that is gone is noticed when it was asked twice in vain. The time-out is the longer
# one: Jupyter looks whether an answer came at the moment when it asks again.
PING_MS, PING_TIMEOUT_MS = 30_000, 45_000
NOT_ALLOWED = 1008
SETTINGS = {
    "websocket_max_message_size": LARGEST,
    "ws_ping_interval": PING_MS,
    "ws_ping_timeout": PING_TIMEOUT_MS,
}


class KernelModelHandler(tornado.web.RequestHandler):
    """What the front end asks of its kernel before it connects; nobody else's is to be found."""

    def get(self, kernel_id: str) -> None:
        """Answer with the kernel's name."""
        pool: KernelPool = self.settings["guide"].pool
        if kernel_id not in pool.given:
            raise tornado.web.HTTPError(404)
        self.set_header("Cache-Control", "no-store")
        self.write({"id": kernel_id, "name": pool.manager.get_kernel(kernel_id).kernel_name})


class KernelSocketHandler(VoilaKernelWebsocketHandler):
    """A visitor's line to a kernel; whoever says what nobody says is cut off."""

    write_error = tornado.web.RequestHandler.write_error
    visitor: Visitor | None = None
    gone = False

    async def get(self, kernel_id: str) -> None:
        """Connect a browser to the kernel that it was given, and no second one."""
        pool: KernelPool = self.settings["guide"].pool
        session = self.get_argument("session_id", "")
        offered = self.request.headers.get("Sec-WebSocket-Protocol", "")
        if kernel_id not in pool.given:
            raise tornado.web.HTTPError(404)
        if not SESSION.fullmatch(session) or PROTOCOL not in offered:
            raise tornado.web.HTTPError(400)
        if not (self.check_origin() and pool.given[kernel_id].is_by(session)):
            raise tornado.web.HTTPError(403)
        await super().get(kernel_id)

    def check_origin(self, origin: str | None = None) -> bool:
        """Whether it is a page of the guide's own that wants to connect."""
        said = origin or self.get_origin() or ""
        return urlsplit(said).netloc.lower() == self.request.host.lower()

    async def open(self, kernel_id: str) -> None:
        """Begin to listen, and to forget what is not listened to."""
        connection = self.connection
        visitor = self.settings["guide"].pool.given.get(kernel_id)
        if visitor and not self.gone:
            self.visitor = visitor
            visitor.lines.add(self)
            self.ws_connection.stream.max_write_buffer_size = MOST_WAITING
            await super().open(kernel_id)
        if self.gone or not visitor:
            # One of both has ended meanwhile; what Jupyter has opened since, nobody would close.
            connection.disconnect()
            self.close()

    def on_close(self) -> None:
        """Take leave of the kernel; a line that is just being opened does so itself."""
        self.gone = True
        if self.visitor:
            self.visitor.lines.discard(self)
            super().on_close()

    def on_message(self, frame: str | bytes) -> None:
        """Pass on what may be said."""
        if self.ws_connection is None or self.ws_connection.is_closing():
            return  # Cut off: what is still on its way is not heard.
        try:
            parts = heard(frame)
            if not (self.visitor and self.visitor.may_say(kind_of(parts))):
                raise MessageRejected("too many messages")
        except MessageRejected:
            self.close(NOT_ALLOWED)
            return
        super().on_message(serialize_msg_to_ws_v1(parts, CHANNEL.decode()))

    def write_message(self, message: Any, binary: bool = False) -> Any:
        """Say something to the browser; one that does not listen is cut off."""
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
