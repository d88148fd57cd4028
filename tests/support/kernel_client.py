"""A client of one kernel, and a plain socket to the app: each sends what a browser never would."""

from __future__ import annotations

import json
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

PROTOCOL = "v1.kernel.websocket.jupyter.org"
CONTROL = "jupyter.widget.control"
VIEW = "application/vnd.jupyter.widget-view+json"
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


def address(url):
    """Where an app gives out kernels."""
    return f"ws:{url.partition(':')[2].rstrip('/')}/live/channels"


@contextmanager
def connected(url, **given):
    """A visitor's line to an app, of whatever kind is ``given``."""
    options = {"subprotocols": [PROTOCOL], "origin": url, "open_timeout": 20} | given
    with connect(address(url), max_size=None, **options) as line:
        yield line


@contextmanager
def visiting(app, **given):
    """A visitor's line to the kernel that they were given, and the id of the widget it shows."""
    with connected(app.url, **given) as line:
        yield line, receive(line, "display_data")["data"][VIEW]["model_id"]


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


def shown(app):
    """All that a visitor's widgets say, as one text."""
    control = "a" * 32
    with visiting(app) as (line, _):
        opened = {"comm_id": control, "target_name": CONTROL, "data": {}}
        line.send(message("comm_open", opened, metadata={"version": "1.0.0"}))
        line.send(message("comm_msg", {"comm_id": control, "data": {"method": "request_states"}}))
        return json.dumps(receive(line, "comm_msg"), ensure_ascii=False)


def request_state(model_id):
    """What the host asks of one widget."""
    return message("comm_msg", {"comm_id": model_id, "data": {"method": "request_state"}})


def is_alive(line, model_id):
    """Whether a kernel answers."""
    line.send(request_state(model_id))
    return receive(line, "comm_msg")["comm_id"] == model_id


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
