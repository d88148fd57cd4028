"""Pictures made small: as wide as a phone shows them, in few bytes, and nothing said of who took
them, where and with what. Nobody but the check needs Pillow.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from guide_data.reading.picture_files import (
    bytes_of_picture,
    fault,
    picture_files,
    small_files,
    small_of,
)

if TYPE_CHECKING:
    from PIL.Image import Image

# As RECIPE of picture_files says: change both together.
MOST_BYTES = 60_000
WIDTHS, QUALITIES = (780, 640, 480, 360), (80, 65, 50)


def make_small(folder: Path) -> Iterator[Path]:
    """Make the small pictures that are not there yet, and give them; drop those of no picture."""
    wanted = set()
    for path in picture_files(folder):
        if not fault(folder, path):
            data = bytes_of_picture(path)
            small = small_of(path, data)
            wanted.add(small)
            if not small.is_file():
                write(small, small_bytes(data))
                yield small
    for old in set(small_files(folder)) - wanted:
        old.unlink()


def write(path: Path, data: bytes) -> None:
    """Write a picture whole, or not at all: an app may be reading it."""
    path.parent.mkdir(exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(data)
    new.replace(path)


def small_bytes(data: bytes) -> bytes:
    """A picture made small: the largest of its kind that has few enough bytes, or the smallest."""
    from PIL import Image, ImageOps  # noqa: PLC0415  (few guides have pictures)

    with Image.open(io.BytesIO(data)) as opened:
        # As its camera held it: what says so is left out with all else.
        upright = ImageOps.exif_transpose(opened)
        plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    made = b""
    for width in WIDTHS:
        for quality in QUALITIES:
            made = as_webp(resized(plain, width), quality)
            if len(made) <= MOST_BYTES:
                return made
    return made


def resized(image: Image, width: int) -> Image:
    """A picture no wider than that."""
    if image.width <= width:
        return image.copy()
    return image.resize((width, max(1, round(image.height * width / image.width))))


def as_webp(image: Image, quality: int) -> bytes:
    """A picture as WebP, with nothing but what is seen."""
    # What a picture was opened with would be written again.
    image.info.clear()
    held = io.BytesIO()
    image.save(held, "WEBP", quality=quality, method=6)
    return held.getvalue()
