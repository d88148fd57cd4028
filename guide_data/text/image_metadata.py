"""Pictures without what is said of them: who took them, where, and with what.

What is published was made small, which leaves all that out; a draft shows pictures as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

PNG_HEAD = b"\x89PNG\r\n\x1a\n"
# Parts of a PNG, of a JPEG (by its markers) and of a WebP that say how it looks, no more.
PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP"}
JPEG_DROPPED = {0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE}
JPEG_MARKER, JPEG_SCAN = 0xFF, 0xDA
WEBP_DROPPED = {b"EXIF", b"XMP "}
# Of a WebP's flags: EXIF and XMP follow.
WEBP_SAID = 0b1100


def without_metadata(data: bytes) -> bytes:
    """A picture whose bytes say nothing but how it looks; what is cut off stays so."""
    if data.startswith(PNG_HEAD):
        return PNG_HEAD + b"".join(png_parts(data))
    if data.startswith(b"\xff\xd8"):
        return data[:2] + b"".join(jpeg_parts(data))
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        held = b"".join(webp_parts(data))
        return b"RIFF" + (len(held) + 4).to_bytes(4, "little") + b"WEBP" + held
    return data


def png_parts(data: bytes) -> Iterator[bytes]:
    """The chunks of a PNG that are kept."""
    at = len(PNG_HEAD)
    while at < len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] in PNG_KEPT:
            yield data[at:end]
        at = end


def jpeg_parts(data: bytes) -> Iterator[bytes]:
    """The segments of a JPEG that are kept; from the first scan on, all is picture."""
    at = 2
    while at + 4 <= len(data) and data[at] == JPEG_MARKER and data[at + 1] != JPEG_SCAN:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] not in JPEG_DROPPED:
            yield data[at:end]
        at = end
    yield data[at:]


def webp_parts(data: bytes) -> Iterator[bytes]:
    """The chunks of a WebP that are kept, its flags without those of the others."""
    at = 12
    while at < len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        name, flags = data[at : at + 4], data[at + 8 : at + 9]
        if name == b"VP8X" and flags:
            plain = bytes(chain((flags[0] & ~WEBP_SAID,), data[at + 9 : end]))
            yield data[at : at + 8] + plain
        elif name not in WEBP_DROPPED:
            yield data[at:end]
        at = end
