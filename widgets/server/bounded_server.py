"""The connections of the app: so many, little of each waits, and the oldest idle ones go first.

A reply is never copied for a connection, and the next request is not read before it is sent: what
waits is in the system's buffers alone, which are small, and not for long.

Sources: tcp(7), TCP_USER_TIMEOUT; socket(7), SO_SNDBUF and SO_RCVBUF; nginx, "worker_connections"
(the connections used least recently are closed); OWASP Denial of Service Cheat Sheet.
"""

from __future__ import annotations

import errno
import logging
import socket
import time
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPConnection, HTTPMessageDelegate
from tornado.ioloop import IOLoop
from tornado.iostream import IOStream, StreamClosedError
from tornado.web import Application

from widgets.server.client_address import normalized
from widgets.server.event_log import tell
from widgets.server.refusals import refused
from widgets.server.settings import Settings

# As many as wait in line are let in before anything else is done.
BACKLOG = 128
# The system, or this process, has no more files or memory for a connection.
FULL = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM}
PAUSE_S = 0.25
QUIET_S = 60.0


class BoundedServer(HTTPServer):
    """Serves an application to as many connections as there may be, within limits for each."""

    def initialize(self, application: Application, settings: Settings) -> None:  # type: ignore[override]
        """Take what Tornado limits by itself."""
        super().initialize(
            application,
            max_body_size=settings.max_body_bytes,
            max_header_size=settings.max_header_bytes,
            max_buffer_size=2 * settings.max_message_bytes,
            chunk_size=settings.max_header_bytes,
            idle_connection_timeout=settings.idle_connection_s,
            body_timeout=settings.idle_connection_s,
        )
        self._application, self._limits = application, settings
        # Those that ask by HTTP: by peer, whoever asked longest ago first; and lines.
        self._asking: defaultdict[str, dict[IOStream, None]] = defaultdict(dict)
        self._lines: set[IOStream] = set()
        self._told = -QUIET_S

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Serve one connection more, in the place of the oldest idle one where there are many."""
        self._lines = {line for line in self._lines if not line.closed()}
        while self.count() >= self._limits.max_connections:
            if not self.close_oldest():
                refused(self._application, "connections")
                stream.close()
                return
        self._asking[normalized(address[0])][stream] = None
        super().handle_stream(stream, address)

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens, as the system says it, whatever that was called: port 0 is any."""
        host, port, *_ = next(iter(self._sockets.values())).getsockname()
        return host, port

    def count(self) -> int:
        """How many connections there are, lines and all."""
        return len(self._lines) + sum(map(len, self._asking.values()))

    def close_oldest(self) -> bool:
        """Close the connection that has asked for nothing for longest; whether there was one.

        It is one of the peer that has most: whoever opens thousands closes their own.
        """
        peer = max(self._asking.values(), key=len, default={})
        if not (oldest := next(iter(peer), None)):
            return False
        del peer[oldest]
        oldest.close()
        refused(self._application, "connections")
        return True

    def start_request(self, server_conn: Any, request_conn: HTTPConnection) -> HTTPMessageDelegate:
        """Whoever asks becomes the youngest."""
        stream, asking = server_conn.stream, self._asking[peer_of(server_conn)]
        if stream in asking:
            asking[stream] = asking.pop(stream)
        if stream.closed():
            # Else all that it had asked in advance would be answered to nobody.
            with suppress(StreamClosedError):
                stream.read_bytes(stream.max_buffer_size, partial=True)
        return super().start_request(server_conn, request_conn)

    def on_close(self, server_conn: Any) -> None:
        """Forget a connection; what is still open has become a line."""
        peer = peer_of(server_conn)
        self._asking[peer].pop(server_conn.stream, None)
        if not self._asking[peer]:
            del self._asking[peer]
        if not server_conn.stream.closed():
            self._lines.add(server_conn.stream)
            # A phone in a tunnel keeps its guide.
            wait_for_reader(server_conn.stream.socket, self._limits.ping_s)
        super().on_close(server_conn)

    def add_sockets(self, sockets: Iterable[socket.socket]) -> None:
        """Listen, as Tornado does, but with patience where files run out."""
        for listening in sockets:
            limit(listening, self._limits)
            self._sockets[listening.fileno()] = listening
            self._handlers[listening.fileno()] = partial(self._ignore, listening)
            self._listen(listening)

    def _listen(self, listening: socket.socket) -> None:
        if not self._stopped:
            IOLoop.current().add_handler(listening, self._accept, IOLoop.READ)

    def _ignore(self, listening: socket.socket) -> None:
        IOLoop.current().remove_handler(listening)

    def _accept(self, listening: socket.socket, _: int) -> None:
        for _ in range(BACKLOG):
            try:
                connection, address = listening.accept()
            except (BlockingIOError, ConnectionAbortedError):
                return
            except OSError as error:
                if error.errno not in FULL:
                    raise
                self._run_out(listening, error)
                return
            self._handle_connection(connection, address)

    def _run_out(self, listening: socket.socket, error: OSError) -> None:
        """Make room, and take in nobody for a moment; the log has a line a minute of it."""
        self.close_oldest()
        self._ignore(listening)
        IOLoop.current().call_later(PAUSE_S, self._listen, listening)
        if time.monotonic() - self._told >= QUIET_S:
            self._told = time.monotonic()
            what = f"Nobody more can be let in for a moment: {error.strerror}"
            tell("files-out", what, logging.ERROR)


def peer_of(server_conn: Any) -> str:
    """The other end of a connection; one network counts as one."""
    return normalized(server_conn.context.address[0])


def limit(listening: socket.socket, settings: Settings) -> None:
    """Set what the system may hold for each connection, which inherits it, and how long."""
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, settings.system_buffer_bytes)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, settings.system_buffer_bytes)
    wait_for_reader(listening, settings.idle_connection_s)


def wait_for_reader(connection: socket.socket, seconds: float) -> None:
    """Set how long somebody may read nothing of what was sent."""
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(1000 * seconds))
