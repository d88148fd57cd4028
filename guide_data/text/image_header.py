"""What the first bytes of a picture tell: of what type it is, how large, and whether it moves."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

PNG = b"\x89PNG\r\n\x1a\n"
# Of a JPEG: what begins a frame, whose size follows, and what no length follows.
MARK = 0xFF
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
BARE = {0x01, *range(0xD0, 0xD8)}
# Other types by how they begin, or go on behind four bytes of length.
OTHERS = {b"GIF8": "gif", b"<svg": "svg", b"<?xm": "svg", b"%PDF": "pdf", b"BM": "bmp"}
MOVES = 0x02


class Header(NamedTuple):
    """A picture's type, its size where it is of a type that is read, and whether it moves."""

    kind: str
    width: int = 0
    height: int = 0
    moves: bool = False


def header_of(data: bytes) -> Header | None:
    """What a picture's bytes say of it; None for what is no picture, or ends before it begins."""
    try:
        if data.startswith(PNG):
            return png(data)
        if data.startswith(b"\xff\xd8\xff"):
            return jpeg(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return webp(data)
    except (struct.error, IndexError):
        return None
    if data[4:8] == b"ftyp":
        return Header(data[8:12].decode("latin-1").strip())
    kinds = (kind for begin, kind in OTHERS.items() if data.lstrip().startswith(begin))
    kind = next(kinds, "")
    return Header(kind) if kind else None


def png(data: bytes) -> Header:
    """A PNG: the size is in its first chunk, and a chunk before the picture tells of more."""
    width, height = struct.unpack(">II", data[16:24])
    names = []
    for name in png_chunks(data):
        names.append(name)
        if name == b"IDAT":
            break
    return Header("png", width, height, b"acTL" in names)


def png_chunks(data: bytes) -> Iterator[bytes]:
    """The names of a PNG's chunks."""
    at = len(PNG)
    while at + 8 <= len(data):
        length, name = struct.unpack(">I4s", data[at : at + 8])
        yield name
        at += 12 + length


def jpeg(data: bytes) -> Header | None:
    """A JPEG: the size is in the segment that begins its frame."""
    at = 2
    while data[at] == MARK:
        marker = data[at + 1]
        if marker in FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return Header("jpeg", width, height)
        at += 2 if marker in BARE else 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return None


def webp(data: bytes) -> Header | None:
    """A WebP: simple, without loss, or extended, which alone can move."""
    form, body = data[12:16], data[20:]
    if form == b"VP8X":
        width, height = (1 + int.from_bytes(body[n : n + 3], "little") for n in (4, 7))
        return Header("webp", width, height, bool(body[0] & MOVES))
    if form == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return Header("webp", 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    if form == b"VP8 ":
        width, height = struct.unpack("<HH", body[6:10])
        return Header("webp", width & 0x3FFF, height & 0x3FFF)
    return None
