"""The WebSocket between a visitor and their kernel, which lives as long as it, and no longer.

Sources: RFC 6455, "Origin Considerations" (10.2) and "Defined Status Codes" (7.4.1; 1013 is of
IANA's registry of close codes); RFC 6454, the origin; RFC 7692, permessage-deflate; OWASP
WebSocket Security Cheat Sheet (origin, heartbeat, backpressure, rate); Jupyter Server, "WebSocket
kernel wire protocols".
"""

from __future__ import annotations

import asyncio
import json
import logging
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import tornado.web
from jupyter_server import CallContext
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1
from tornado.websocket import WebSocketClosedError, WebSocketHandler, WebSocketProtocol
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from widgets.server.bounded_websocket import POLICY_VIOLATION, BoundedWebSocket
from widgets.server.client_address import client_address
from widgets.server.client_shares import Lease
from widgets.server.event_log import tell
from widgets.server.fetch_metadata import is_own_socket
from widgets.server.kernel_pool import VIEW, KernelPool
from widgets.server.kernel_work import KernelWork
from widgets.server.message_filter import CHANNEL, PROTOCOL, MessageRejected, parse_message
from widgets.server.rate_limit import Visitor
from widgets.server.refusals import refused
from widgets.server.request_turn import turn
from widgets.server.settings import Settings

TRY_AGAIN_LATER = 1013
DEFAULT_PORTS = {"http": 80, "https": 443}
# What a front end sends before it is answered: it asks for the widgets.
MAX_EARLY = 4


def websocket_settings(settings: Settings) -> dict[str, Any]:
    """What Tornado is to be told about sockets."""
    return {
        "websocket_compression_options": {"compression_level": 6, "mem_level": 8},
        "websocket_max_message_size": settings.max_message_bytes,
    }


class KernelSocketHandler(VoilaKernelWebsocketHandler):
    """A visitor's socket, and the kernel behind it; who sends what nobody sends is disconnected."""

    write_error = tornado.web.RequestHandler.write_error
    lease: Lease | None = None
    work: KernelWork | None = None
    connection: Any = None
    connected = closed = False

    def initialize(self) -> None:
        """Nobody is connected yet: what comes early, waits."""
        self.visitor = Visitor(self.pool.settings)
        self._early: list[bytes] = []
        self._connecting: asyncio.Task[None] | None = None
        self._claimed = asyncio.Event()

    @property
    def pool(self) -> KernelPool:
        """The kernels."""
        pool: KernelPool = self.settings["pool"]
        return pool

    async def get(self, *_: str | None) -> None:
        """Open the socket; a kernel is taken only once that has worked."""
        # Jupyter notes it for all that is begun here: timers would keep it long after its end.
        CallContext.set(CallContext.JUPYTER_HANDLER, None)
        if PROTOCOL not in self.request.headers.get("Sec-WebSocket-Protocol", ""):
            raise tornado.web.HTTPError(400)
        if not (self.check_origin() and is_own_socket(self.request.headers)):
            refused(self.application, "foreign")
            raise tornado.web.HTTPError(403)
        await turn(self, self.pool.settings.line_requests)
        await WebSocketHandler.get(self)

    def check_origin(self, origin: str | None = None) -> bool:
        """Whether it is a page of the guide's own that wants to connect."""
        forwarded = self.request.headers.get("X-Forwarded-Host", "")
        hosts = [self.request.host, forwarded.partition(",")[0].strip()]
        return is_same_host(origin or self.get_origin() or "", hosts)

    @property
    def ping_interval(self) -> float:
        """Tornado asks whether the browser is there: what Jupyter asks with outlives the line."""
        return self.pool.settings.ping_s

    ping_timeout = ping_interval

    def get_websocket_protocol(self) -> WebSocketProtocol | None:
        """Speak within bounds."""
        plain: Any = super().get_websocket_protocol()
        most = self.pool.settings.max_backlog_bytes
        return plain and BoundedWebSocket(
            self, plain.params, self.visitor.may_send, most, partial(refused, self.application)
        )

    def select_subprotocol(self, subprotocols: list[str]) -> str | None:
        """Speak the one protocol."""
        return PROTOCOL

    def open(self, *_: str | None) -> None:
        """Ask for a kernel."""
        # One tap is answered with dozens of small messages: none waits for word of the one before.
        self.set_nodelay(True)
        self._connecting = asyncio.ensure_future(self._connect())

    async def _connect(self) -> None:
        address = client_address(self.request, self.pool.settings.trusted_proxies)
        self.lease = await self.pool.take(address, self.give_way)
        if not self.lease:
            self.settings["count_visit"]("full")
            refused(self.application, "full")
            self.close(TRY_AGAIN_LATER)
            return
        self.write_message(display_data(self.lease.kernel.view), binary=True)
        if not await self._is_claimed(self.lease):
            return
        self.settings["count_visit"]("live")
        try:
            await self._connect_to(self.lease)
        except Exception as error:
            what = f"A visitor could not be connected to a kernel: {error!r}"
            tell("not-connected", what, logging.ERROR)
            self.close()
        self.connected = True
        if self.closed:
            self._disconnect()

    async def _is_claimed(self, lease: Lease) -> bool:
        """Whether anybody says anything soon; else the kernel, told nothing, is for others."""
        try:
            async with asyncio.timeout(self.pool.settings.claim_s):
                await self._claimed.wait()
        except (TimeoutError, asyncio.CancelledError):
            self.pool.give_back(lease)
            refused(self.application, "silent")
            self.close(TRY_AGAIN_LATER)
            return False
        return True

    def give_way(self) -> None:
        """Leave the place to others; the page goes on at the same step."""
        refused(self.application, "gave-way")
        self.close(TRY_AGAIN_LATER)

    async def _connect_to(self, lease: Lease) -> None:
        self.kernel_id = lease.kernel.kernel_id
        self.kernel_manager.add_restart_callback(self.kernel_id, self.close, "dead")
        kernel = self.kernel_manager.get_kernel(self.kernel_id)
        self.connection = self.kernel_websocket_connection_class(
            parent=kernel, websocket_handler=self, config=self.config
        )
        self.connection.session.session = str(uuid4())
        await self.connection.prepare()
        await self.connection.connect()
        self.work = KernelWork(kernel.provisioner.pid, lease.client, self.pool.settings)
        for frame in self._early:
            self._deliver(frame)

    async def on_message(self, frame: str | bytes) -> None:
        """Pass on an allowed message; disconnect whoever sends another, or too many."""
        if self.ws_connection is None or self.ws_connection.is_closing():
            return  # What is still on its way from somebody disconnected counts no more.
        try:
            asked, parts = parse_message(frame, self.pool.settings.max_message_bytes)
            if not self.visitor.may_ask(asked):
                raise MessageRejected("too many messages")
        except MessageRejected:
            self._refuse()
            return
        passed_on = serialize_msg_to_ws_v1(parts, CHANNEL)
        self._claimed.set()
        if self.connected:
            await self._pass_on(passed_on)
        elif len(self._early) < MAX_EARLY:
            self._early.append(passed_on)
        else:
            self._refuse()

    def _refuse(self) -> None:
        refused(self.application, "messages")
        self.close(POLICY_VIOLATION)

    async def _pass_on(self, frame: bytes) -> None:
        """Pass on a message as soon as its kernel may have one more."""
        if self.lease and self.work:
            self.pool.shares.touch(self.lease)
            await self.work.turn()
        self._deliver(frame)

    def _deliver(self, frame: bytes) -> None:
        """Hand a message to Jupyter, unless the line has closed meanwhile.

        Then it would be taken for one of an older protocol, whose count of parts is gigabytes.
        """
        if self.ws_connection and not self.ws_connection.is_closing():
            super().on_message(frame)

    def on_close(self) -> None:
        """End the kernel, or leave the line of those who wait for one."""
        self.closed = True
        # What Jupyter is just opening would be closed by nobody: then _connect() does it.
        if self.connected:
            self._disconnect()
        elif self._connecting and not (self.lease and self._claimed.is_set()):
            self._connecting.cancel()
        # In a circle with what it began it would wait to be swept up, and thousands with it.
        self._connecting = None

    def _disconnect(self) -> None:
        if self.connection:
            super().on_close()
        if self.work:
            self.work.charge()
        if self.lease:
            self.pool.end(self.lease)

    def write_message(self, message: Any, binary: bool = False) -> Any:
        """Send something to the browser; one that does not read is disconnected."""
        if self.work and isinstance(message, bytes):
            self.work.hear(message)
        try:
            sent = super().write_message(message, binary)
        except WebSocketClosedError:
            return None
        if sent is not None:
            # Jupyter does not wait for it, and would not hear that it failed.
            sent.add_done_callback(lambda done: done.cancelled() or done.exception())
        return sent


def is_same_host(origin: str, hosts: list[str]) -> bool:
    """Whether a page's origin is one of the hosts that it asked.

    Default ports may be left out; and a proxy may leave out any.
    """
    scheme, _, page = origin.lower().partition("://")
    default = DEFAULT_PORTS.get(scheme)
    if not page or default is None:
        return False
    named = [urlsplit(f"//{host.lower()}") for host in (page, *hosts) if host]
    try:
        (name, port), *asked = [(one.hostname, one.port) for one in named]
    except ValueError:  # A port that is none.
        return False
    return any(name == other and at in (None, port or default) for other, at in asked)


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
