"""The files of pictures: where they lie, what they may be, and the small ones that are shown.

An editor puts a screenshot into ``pictures/``, and one for another language into that language's
folder. The check makes a small one of each, named by what it was made of, which lies beside them
and is committed: whoever publishes or shows a guide needs nothing that reads pictures.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import islice
from pathlib import Path

from guide_data.messages import gettext, say
from guide_data.model.image import Image
from guide_data.text.image_header import Header, header_of
from guide_data.text.image_metadata import without_metadata

FOLDER, SMALL = "pictures", "small"
# Of one, of all, how many there may be; what a screen measures at most, times three.
MOST_BYTES, ALL_BYTES, MOST_FILES, LONGEST_SIDE = 4_000_000, 24_000_000, 200, 8_000
ENDINGS = {"png": (".png",), "jpeg": (".jpg", ".jpeg"), "webp": (".webp",)}
# Another recipe makes other pictures of the same files.
RECIPE = "webp 780 60000 1"


def picture_files(folder: Path) -> list[Path]:
    """Every picture of a content folder, in whichever language."""
    found = (path for where in (folder, *languages_in(folder)) for path in pictures_in(where))
    return list(islice(found, MOST_FILES + 1))


def languages_in(folder: Path) -> list[Path]:
    """The folders in which other languages may have pictures of their own."""
    return sorted(path.parent for path in folder.glob(f"[a-z]*/{FOLDER}") if path.is_dir())


def pictures_in(folder: Path) -> list[Path]:
    """The pictures in one language's folder."""
    endings = {ending for every in ENDINGS.values() for ending in every}
    found = (folder / FOLDER).glob("[!.]*")
    return sorted(path for path in found if path.suffix.lower() in endings and path.is_file())


def small_files(folder: Path) -> list[Path]:
    """The small pictures that were made of those in a content folder."""
    return sorted(
        (*folder.glob(f"{FOLDER}/{SMALL}/*.webp"), *folder.glob(f"[a-z]*/{FOLDER}/{SMALL}/*.webp"))
    )


def small_of(path: Path, data: bytes) -> Path:
    """Where the small one of a picture lies: its name tells what it was made of."""
    return path.parent / SMALL / f"{path.stem}-{file_digest(RECIPE.encode() + data)}.webp"


def file_digest(data: bytes) -> str:
    """What tells a file from others."""
    return sha256(data).hexdigest()[:12]


def file_of(folder: Path, name: str, language: str = "") -> Path:
    """The file of a picture: the language's own, where it has one."""
    own = folder / language / FOLDER / name
    return own if language and own.is_file() else folder / FOLDER / name


def shown_image(id_: str, path: Path) -> Image | None:
    """A picture as it is shown: the small one, or before that is made, how it looks; or None."""
    data = bytes_of_picture(path)
    small = bytes_of_picture(made := small_of(path, data))
    header = header_of(small or data)
    if header is None or unfit(header, made if small else path):
        return None
    shown = small or without_metadata(data)
    size = {"width": header.width, "height": header.height}
    return Image(id=id_, digest=file_digest(data), kind=header.kind, data=shown, **size)


def bytes_of_picture(path: Path) -> bytes:
    """What a file holds that may be a picture; nothing of what is none, or too large."""
    try:
        fits = path.is_file() and path.stat().st_size <= MOST_BYTES
        return path.read_bytes() if fits else b""
    except OSError:
        return b""


def fault(folder: Path, path: Path) -> str:
    """Why a file is no picture to show; empty where it is one."""
    if not path.is_file():
        what = "pictures/ に {name} がありません。ファイルを置くか、file を直してください。"
        return say(what, name=path.name)
    if not path.resolve().is_relative_to(folder.resolve()):
        return gettext("フォルダーの外を指すリンクです。ファイルそのものを置いてください。")
    if path.stat().st_size > MOST_BYTES:
        what = "{name} が大きすぎます。{most:,} バイトまでにしてください。"
        return say(what, name=path.name, most=MOST_BYTES)
    if header := header_of(path.read_bytes()):
        return unfit(header, path)
    return say("{name} は、画像として読めません。", name=path.name)


def unfit(header: Header, path: Path) -> str:
    """Why a picture cannot be shown; empty where it can."""
    if header.kind == "svg":
        what = "{name} は SVG です。図形の絵は drawings.yaml に書いてください。"
        return say(what, name=path.name)
    if header.kind not in ENDINGS:
        what = "{name} は {kind} です。PNG、JPEG、WebP にしてください。"
        return say(what, name=path.name, kind=header.kind)
    if path.suffix.lower() not in (endings := ENDINGS[header.kind]):
        what = "{name} の中身は {kind} です。名前の終わりを {ending} にしてください。"
        return say(what, name=path.name, kind=header.kind, ending=endings[0])
    if header.moves:
        return say("{name} は動く画像です。動かない 1 枚にしてください。", name=path.name)
    if not 0 < max(header.width, header.height) <= LONGEST_SIDE:
        what = "{name} の縦か横が長すぎます。{most:,} ピクセルまでにしてください。"
        return say(what, name=path.name, most=LONGEST_SIDE)
    return ""
