"""The files of a content folder: which there are, in what order, and what they are called."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from stat import S_ISREG

from guide_data.messages import gettext, say
from guide_data.reading import limits
from guide_data.reading.picture_files import ALL_BYTES, MOST_FILES, picture_files, small_files

PACKAGE = Path(__file__).parents[1]
SHIPPED = PACKAGE / "amazon_login"
# Where notebooks run is no place that an editor names files from.
PROJECT = PACKAGE.parent
# What a content folder is known by.
GUIDE_FILE = "guide.yaml"
YAML = re.compile(r"\.y\w*ml", re.IGNORECASE)
# What may stand beside content: words about it, pictures of it, its notebooks, the mark that it was
# checked.
BESIDE = re.compile(
    r"^(?:README|LICEN[CS]E|CHANGELOG|Thumbs\.db|cards\.html|checked\.json)"
    r"|\.(?:md|ipynb|png|jpe?g|gif|webp|svg|pdf)$",
    re.IGNORECASE,
)
# File by file: its name, when it was written (ns), its size (bytes).
State = tuple[tuple[str, int, int, int], ...]


def chosen_folder() -> Path:
    """The content folder named by the variable GUIDE, else the one we are in, else the shipped."""
    if named := os.environ.get("GUIDE"):
        return Path(named).absolute()
    here = Path.cwd()
    return next((above for above in (here, *here.parents) if is_guide(above)), SHIPPED)


def is_guide(folder: Path) -> bool:
    """Whether a folder is that of a guide."""
    return (folder / GUIDE_FILE).is_file()


def content_files(folder: Path) -> list[Path]:
    """Every file of a content folder; those with steps in reading order, the ends last.

    Also those whose names say in another way that they are YAML, so that none is left out
    without a word.
    """
    found = (path for path in files_in(folder) if YAML.fullmatch(path.suffix))
    # One more than there may be is enough to tell.
    paths = list(islice(found, limits.FILES + 1))
    return sorted(
        paths, key=lambda p: (p.name == "ends.yaml", p.parent.name == "causes", p.name, str(p))
    )


def unread_files(folder: Path) -> list[Path]:
    """The files of a content folder that nothing reads, though somebody may think so."""
    found = (p for p in files_in(folder) if not (YAML.fullmatch(p.suffix) or BESIDE.search(p.name)))
    return sorted(islice(found, limits.FILES))


def files_in(folder: Path) -> Iterator[Path]:
    """Every file in a folder and those within it.

    An editor's own lock files and backups are none of it: they, or their folders, begin with a dot.
    """
    found = (path for path in folder.rglob("*") if not hidden(path.relative_to(folder)))
    return (path for path in found if path.exists() and not path.is_dir())


def state_of(folder: Path) -> State:
    """What tells the files of a content folder from what they were before."""
    held = (*content_files(folder), *picture_files(folder), *small_files(folder))
    stats = [(path, path.stat()) for path in held]
    # Whatever keeps a file's time and size, as rsync may, does not keep the time of its change.
    return tuple(
        (str(path), stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size) for path, stat in stats
    )


def fingerprint(folder: Path) -> bytes | None:
    """What tells all that a folder holds from anything else that it held; None for too much.

    Times and sizes do not: a file can be written twice within one tick of its clock.
    """
    held = bytes_of(folder)
    if held is None:
        return None
    beside = (*sorted(os.listdir(folder)), *(path.name for path in small_files(folder)))
    digest = blake2b(repr([folder.resolve(), *beside]).encode())
    for path, data in held.items():
        digest.update(repr((str(path), str(path.resolve()), len(data))).encode() + data)
    return digest.digest()


def bytes_of(folder: Path) -> dict[Path, bytes] | None:
    """What every file of a content folder holds; None for too much, or what is no plain file."""
    texts = {path: path.stat() for path in content_files(folder)}
    pictures = {path: path.stat() for path in picture_files(folder)}
    stats = texts | pictures
    room = has_room(texts, limits.FOLDER_BYTES) and has_room(pictures, ALL_BYTES)
    if not (
        room
        and len(pictures) <= MOST_FILES
        and all(S_ISREG(stat.st_mode) for stat in stats.values())
    ):
        return None
    return {path: path.read_bytes() for path in stats}


def has_room(stats: dict[Path, os.stat_result], most: int) -> bool:
    """Whether files have no more bytes than that together."""
    return sum(stat.st_size for stat in stats.values()) <= most


def refusal(path: Path, folder: Path, count: int, room: int) -> str:
    """Why a file is not even opened; empty where it is.

    ``count`` is which file it is, ``room`` how many bytes the folder may still have after it.
    """
    if count > limits.FILES:
        return say("ファイルが多すぎます。{most} までにしてください。", most=limits.FILES)
    if room < 0:
        what = "フォルダーが大きすぎます。全部で {most:,} バイトまでにしてください。"
        return say(what, most=limits.FOLDER_BYTES)
    if not path.resolve().is_relative_to(folder.resolve()):
        return gettext("フォルダーの外を指すリンクです。ファイルそのものを置いてください。")
    return ""


def hidden(path: Path) -> bool:
    """Whether a file, or a folder that it is in, begins with a dot."""
    return any(part.startswith(".") for part in path.parts)


def named_from() -> Iterator[Path]:
    """The folders that an editor names files from; a guide's own is asked for last."""
    yield from (Path.cwd(), PROJECT)
    yield chosen_folder()


def shown_as(path: Path) -> str:
    """A path as an editor knows it: from where they work, from the project, or from the guide."""
    whole = path.absolute()
    here = next((folder for folder in named_from() if whole.is_relative_to(folder)), None)
    name = str(whole.relative_to(here)) if here else str(path)
    # It is printed: what a terminal or a log would obey is not told.
    plain = "".join(sign if sign.isprintable() else "?" for sign in name)
    return f"./{plain}" if plain.startswith(":") else plain
