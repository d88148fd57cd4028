"""What a visitor may send to their kernel: a few kinds of messages, each small and plain.

Sources: Jupyter Server, "Kernel Messages" (the v1.kernel.websocket.jupyter.org protocol);
ipywidgets, "Widget messaging protocol" 2.1; OWASP WebSocket Security Cheat Sheet, "Input
Validation" (an allow-list of kinds and fields, a limit on size).
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from uuid import uuid4

from widgets.live.visitor_traits import VISITOR_TRAITS
from widgets.server.settings import Settings

PROTOCOL = "v1.kernel.websocket.jupyter.org"
CHANNEL = "shell"
MAX_DEPTH = 8
# A count and six offsets: where the channel, four parts and the end of a message are.
OFFSETS = struct.Struct("<7Q")
COUNT = 6
HEADER = ("msg_id", "msg_type", "session", "username", "date", "version")
CONTROL = "jupyter.widget.control"
ALL_STATES = "request_states"
SHORT = re.compile(r"[\w:.+-]{0,100}", re.ASCII)


class MessageRejected(ValueError):
    """A message that nobody who uses the guide sends."""


def parse_message(
    frame: object, max_bytes: int = Settings.max_message_bytes
) -> tuple[str, list[bytes]]:
    """What a browser's message asks for, and its parts as the kernel gets them.

    The parts are header, parent header, metadata and content, each JSON in UTF-8, made anew from
    what is known. Raises MessageRejected for every other message.
    """
    if not isinstance(frame, bytes) or len(frame) > max_bytes:
        raise MessageRejected("no binary message, or a large one")
    try:
        channel, *parts = split_frame(frame)
        header, _, metadata, content = map(parse_part, parts)
        if channel != CHANNEL.encode():
            raise MessageRejected("not the shell")
        head = {name: short(header.get(name, "")) for name in HEADER}
        kind = head["msg_type"]
        # The same bytes again have the same signature: an error to the kernel, and a line logged.
        marked = allowed_metadata(metadata) | {"nonce": uuid4().hex}
        said = allowed_content(kind, content)
        return asked(kind, content), [to_json(head), b"{}", to_json(marked), said]
    except (ValueError, RecursionError, struct.error) as error:
        raise MessageRejected(str(error)) from error


def split_frame(frame: bytes) -> Iterator[bytes]:
    """The channel and the four parts of a message; MessageRejected for one with further parts."""
    count, *offsets = OFFSETS.unpack_from(frame)
    if count != COUNT or offsets != sorted(offsets) or offsets[-1] > len(frame):
        raise MessageRejected("parts that do not fit")
    return (frame[start:end] for start, end in pairwise(offsets))


def parse_part(part: bytes) -> dict[str, Any]:
    """A part of a message as an object; MessageRejected for a deep one, and for anything else."""
    value = json.loads(part.decode())
    if not isinstance(value, dict) or is_deep(value, MAX_DEPTH):
        raise MessageRejected("no object, or a deep one")
    return value


def is_deep(value: object, left: int) -> bool:
    """Whether lists and objects hold each other more than so many times."""
    if not isinstance(value, (list, dict)):
        return False
    inside = value.values() if isinstance(value, dict) else value
    return left == 0 or any(is_deep(one, left - 1) for one in inside)


def allowed_metadata(metadata: dict[str, Any]) -> dict[str, str]:
    """Which protocol the widgets speak: all that is known of the metadata."""
    return {"version": short(metadata["version"])} if "version" in metadata else {}


def short(value: object) -> str:
    """A value that is a name or a time; MessageRejected for any other."""
    if isinstance(value, str) and SHORT.fullmatch(value):
        return value
    raise MessageRejected("no name")


def allowed_content(kind: str, content: dict[str, Any]) -> bytes:
    """The content of a message, as far as it is known; MessageRejected for another kind."""
    match kind, content:
        case "comm_open", {"comm_id": comm, "target_name": target} if target == CONTROL:
            return to_json({"comm_id": short(comm), "target_name": CONTROL, "data": {}})
        case "comm_msg", {"comm_id": comm, "data": dict(data)}:
            return to_json({"comm_id": short(comm), "data": allowed_comm_data(data)})
    raise MessageRejected("not an allowed message")


def asked(kind: str, content: dict[str, Any]) -> str:
    """What an allowed message asks for: the states of all widgets, or else what its type says."""
    return ALL_STATES if content["data"].get("method") == ALL_STATES else kind


def allowed_comm_data(data: dict[str, Any]) -> dict[str, Any]:
    """The data of a comm message: an event, the traits that a visitor sets, or a request.

    Raises MessageRejected for any other.
    """
    match data:
        case {"method": "custom", "content": dict(content)}:
            return {"method": "custom", "content": content}
        case {"method": "update", "state": dict(state)} if state.keys() <= VISITOR_TRAITS:
            return {"method": "update", "state": state}
        case {"method": "request_state" | "request_states" as method}:
            return {"method": method}
    raise MessageRejected("not for a widget")


def to_json(value: dict[str, Any]) -> bytes:
    """A part as it is sent; ValueError for what UTF-8 cannot hold, and for NaN."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
