"""The line between a visitor and their kernel: their own, quiet, and open for what is known."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import tornado.web
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1
from tornado.iostream import StreamBufferFullError
from tornado.websocket import WebSocketClosedError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from widgets.gate import CHANNEL, LARGEST, PROTOCOL, Refused, heard
from widgets.pool import Pool

# A kernel's id as Jupyter makes it.
KERNEL = r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
SESSION = re.compile(r"[\w-]{8,64}", re.ASCII)
# A visitor who hurries taps ten times a second; the front end starts with five messages.
AT_ONCE, EACH_SECOND = 100, 20
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


class Bucket:
    """Lets ``most`` pass at once, and ``each_second`` in the long run."""

    def __init__(
        self, most: float, each_second: float, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._each_second, self._now = most, each_second, now
        self._left, self._seen = most, now()

    def take(self) -> bool:
        """Whether one more may pass."""
        now = self._now()
        self._left = min(self._most, self._left + (now - self._seen) * self._each_second)
        self._seen = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class ModelHandler(tornado.web.RequestHandler):
    """What the front end asks of its kernel before it connects; nobody else's is to be found."""

    def get(self, kernel_id: str) -> None:
        """Answer with the kernel's name."""
        pool: Pool = self.settings["guide"].pool
        if kernel_id not in pool.given:
            raise tornado.web.HTTPError(404)
        self.set_header("Cache-Control", "no-store")
        self.write({"id": kernel_id, "name": pool.manager.get_kernel(kernel_id).kernel_name})


class ChannelHandler(VoilaKernelWebsocketHandler):
    """A visitor's line to a kernel; whoever says what nobody says is cut off."""

    write_error = tornado.web.RequestHandler.write_error

    async def get(self, kernel_id: str) -> None:
        """Connect a browser to the kernel that it was given, and no second one."""
        pool: Pool = self.settings["guide"].pool
        session = self.get_argument("session_id", "")
        offered = self.request.headers.get("Sec-WebSocket-Protocol", "")
        if kernel_id not in pool.given:
            raise tornado.web.HTTPError(404)
        if not SESSION.fullmatch(session) or PROTOCOL not in offered:
            raise tornado.web.HTTPError(400)
        if not (self.check_origin() and pool.connect(kernel_id, session)):
            raise tornado.web.HTTPError(403)
        await super().get(kernel_id)

    def check_origin(self, origin: str | None = None) -> bool:
        """Whether it is a page of the guide's own that wants to connect."""
        said = origin or self.get_origin() or ""
        return urlsplit(said).netloc.lower() == self.request.host.lower()

    async def open(self, kernel_id: str) -> None:
        """Begin to listen, and to forget what is not listened to."""
        self.bucket = Bucket(AT_ONCE, EACH_SECOND)
        self.ws_connection.stream.max_write_buffer_size = MOST_WAITING
        await super().open(kernel_id)

    def on_message(self, frame: str | bytes) -> None:
        """Pass on what may be said."""
        if self.ws_connection is None or self.ws_connection.is_closing():
            return  # Cut off: what is still on its way is not heard.
        try:
            if not self.bucket.take():
                raise Refused("too many messages")
            parts = heard(frame)
        except Refused:
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
        # Jupyter does not wait for it, and would not hear that it failed.
        sent.add_done_callback(lambda done: done.cancelled() or done.exception())
        return sent
