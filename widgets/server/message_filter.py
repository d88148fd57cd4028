"""What a visitor may say to their kernel: a few kinds of messages, each small and plain."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from uuid import uuid4

from widgets.live.visitor_traits import VISITOR_TRAITS

PROTOCOL = "v1.kernel.websocket.jupyter.org"
CHANNEL = b"shell"
LARGEST = 64 * 1024
DEEPEST = 8
# How many numbers stand in front, and where channel, four parts and the end of a message are.
LAYOUT = struct.Struct("<7Q")
COUNT = 6
HEADER = ("msg_id", "msg_type", "session", "username", "date", "version")
CONTROL = "jupyter.widget.control"
SHORT = re.compile(r"[\w:.+-]{0,100}", re.ASCII)


class MessageRejected(ValueError):
    """Said by nobody who uses the guide."""


def heard(frame: object) -> list[bytes]:
    """A message from a browser as the parts that its kernel gets: made anew from what is known.

    Raises MessageRejected for every other message.
    """
    if not isinstance(frame, bytes) or len(frame) > LARGEST:
        raise MessageRejected("no binary message, or a large one")
    try:
        channel, *parts = laid_out(frame)
        header, _, metadata, content = map(read, parts)
        if channel != CHANNEL:
            raise MessageRejected("not the shell")
        # Said twice it would be a kernel's error, and a line in the log each time.
        marked = version(metadata) | {"heard": uuid4().hex}
        return [written(head(header)), b"{}", written(marked), said(header, content)]
    except (ValueError, RecursionError, struct.error) as error:
        raise MessageRejected(str(error)) from error


def kind_of(parts: list[bytes]) -> str:
    """What kind of message it is that was heard."""
    kind: str = json.loads(parts[0])["msg_type"]
    return kind


def laid_out(frame: bytes) -> Iterator[bytes]:
    """The channel and the parts of a message; one with further parts is refused."""
    count, *places = LAYOUT.unpack_from(frame)
    if count != COUNT or places != sorted(places) or places[-1] > len(frame):
        raise MessageRejected("parts that do not fit")
    return (frame[start:end] for start, end in pairwise(places))


def read(part: bytes) -> dict[str, Any]:
    """A part of a message, which is never deep."""
    value = json.loads(part.decode())
    if not isinstance(value, dict) or deep(value, DEEPEST):
        raise MessageRejected("no object, or a deep one")
    return value


def deep(value: object, left: int) -> bool:
    """Whether lists and objects hold each other more than so many times."""
    if not isinstance(value, (list, dict)):
        return False
    inside = value.values() if isinstance(value, dict) else value
    return left == 0 or any(deep(one, left - 1) for one in inside)


def head(header: dict[str, Any]) -> dict[str, str]:
    """What is known of a header."""
    return {name: short(header.get(name, "")) for name in HEADER}


def version(metadata: dict[str, Any]) -> dict[str, str]:
    """Which protocol the widgets speak: all that is known of the metadata."""
    return {"version": short(metadata["version"])} if "version" in metadata else {}


def short(value: object) -> str:
    """A value that is a name or a time."""
    if isinstance(value, str) and SHORT.fullmatch(value):
        return value
    raise MessageRejected("no name")


def said(header: dict[str, Any], content: dict[str, Any]) -> bytes:
    """The content of a message that may be said."""
    match header.get("msg_type"), content:
        case "kernel_info_request", _:
            return b"{}"
        case "comm_info_request", {}:
            return b"{}"
        case "comm_open", {"comm_id": comm, "target_name": target} if target == CONTROL:
            return written({"comm_id": short(comm), "target_name": CONTROL, "data": {}})
        case "comm_msg", {"comm_id": comm, "data": dict(data)}:
            return written({"comm_id": short(comm), "data": told(data)})
        case "comm_close", {"comm_id": comm}:
            return written({"comm_id": short(comm), "data": {}})
    raise MessageRejected("not a thing to say")


def told(data: dict[str, Any]) -> dict[str, Any]:
    """What a widget may be told: that something was done, or what a visitor has set."""
    match data:
        case {"method": "custom", "content": dict(content)}:
            return {"method": "custom", "content": content}
        case {"method": "update", "state": dict(state)} if state.keys() <= VISITOR_TRAITS:
            return {"method": "update", "state": state}
        case {"method": "request_state" | "request_states" as method}:
            return {"method": method}
    raise MessageRejected("nothing for a widget")


def written(value: dict[str, Any]) -> bytes:
    """A part as it is sent; what cannot be written in UTF-8 or is no number is refused."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
