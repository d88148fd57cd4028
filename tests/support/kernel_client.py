"""A client of one kernel, and a plain socket to the app: each sends what a browser never would."""

from __future__ import annotations

import json
import re
import socket
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from urllib.parse import urlsplit
from uuid import uuid4

from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.support.serving import fetch

PROTOCOL = "v1.kernel.websocket.jupyter.org"
KERNEL = re.compile(r'"kernelId": "([\w-]+)"')
MODEL = re.compile(r'"model_id": "(\w+)"')
# What Jupyter's own front ends say to a kernel, and no visitor does.
FORBIDDEN = [
    "execute_request",
    "complete_request",
    "inspect_request",
    "history_request",
    "is_complete_request",
    "input_reply",
    "debug_request",
    "interrupt_request",
    "shutdown_request",
]


class Visit:
    """A visitor with a kernel, as the live guide's own answer names it."""

    def __init__(self, app):
        app.await_ready()
        said = fetch(f"{app.url}/live").text
        self.url, self.kernel_id = app.url, KERNEL.search(said)[1]
        self.model_id = MODEL.search(said)[1]
        self.session = str(uuid4())

    @property
    def address(self):
        """Where the kernel is reached."""
        host = self.url.partition(":")[2]
        return f"ws:{host}/api/kernels/{self.kernel_id}/channels?session_id={self.session}"

    @contextmanager
    def connected(self, **given):
        """A line to the kernel."""
        origin = given.pop("origin", self.url)
        options = {"subprotocols": [PROTOCOL], "origin": origin, "open_timeout": 20} | given
        with connect(self.address, **options) as line:
            yield line


def message(kind, content=None, *, channel="shell", metadata=None, buffers=(), **header):
    """A message as a browser's front end lays it out."""
    now = datetime.now(UTC).isoformat()
    known = {"msg_id": str(uuid4()), "msg_type": kind, "session": str(uuid4()), "username": ""}
    head = known | {"date": now, "version": "5.2"} | header
    parts = [head, {}, metadata or {}, {} if content is None else content]
    packed = [part if isinstance(part, bytes) else json.dumps(part).encode() for part in parts]
    return serialize_msg_to_ws_v1([*packed, *buffers], channel)


def receive(line, kind, seconds=20):
    """The content of the next message of a kind."""
    while True:
        _, parts = deserialize_msg_from_ws_v1(line.recv(timeout=seconds))
        if json.loads(parts[0])["msg_type"] == kind:
            return json.loads(parts[3])


def is_alive(line):
    """Whether a kernel answers."""
    line.send(message("kernel_info_request"))
    return receive(line, "kernel_info_reply")["status"] == "ok"


def close_code(line, seconds=20):
    """With which code a line is ended."""
    try:
        while True:
            line.recv(timeout=seconds)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else 1006


def raw_request(url, request, seconds=10):
    """All that is answered to some bytes, until the line is closed or nothing more comes."""
    where = urlsplit(url)
    said = b""
    with (
        suppress(TimeoutError, ConnectionError),
        socket.create_connection((where.hostname, where.port), timeout=seconds) as line,
    ):
        line.sendall(request)
        while more := line.recv(65536):
            said += more
    return said
