"""The stamp of a content folder: for which content the check found no error, as a file in it.

It is committed with the content, so that whoever publishes needs none of the packages that judge.
It names what was judged and the rules that judged, by their digests: without a day, a machine or a
path, so that judging twice makes no difference. It is compared as a whole; what a merge or a hand
has made of it is no stamp.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path

from guide_data.reading.folder import bytes_of

STAMP = "checked.json"
# A stricter rule, or a search that finds otherwise, judges anew what was judged before it.
PACKAGE = Path(__file__).parents[1]
RULES = ("checks", "search")
SUFFIXES = (".py", ".toml", ".js")
ABOUT = "check がエラーのないことを確かめたしるしです。手では直しません。"


def content_digest(folder: Path) -> str:
    """What tells a folder's content from any other; empty for what nobody could read."""
    held = bytes_of(folder)
    return "" if held is None else digest_of(held, folder)


def stamp_of(folder: Path) -> str:
    """The stamp of a folder's content as it now is; empty for what nobody could read."""
    held = bytes_of(folder)
    if held is None:
        return ""
    files = (path for name in RULES for path in (PACKAGE / name).rglob("*.*"))
    rules = {path: path.read_bytes() for path in files if path.suffix in SUFFIXES}
    digests = {"content": digest_of(held, folder), "rules": digest_of(rules, PACKAGE)}
    return json.dumps({"about": ABOUT} | digests, ensure_ascii=False, indent=1) + "\n"


def digest_of(held: dict[Path, bytes], folder: Path) -> str:
    """What tells files from any others, alike wherever the folder is and however lines end."""
    digest = blake2b(digest_size=16)
    named = {path.relative_to(folder).as_posix(): data for path, data in held.items()}
    for name, data in sorted(named.items()):
        plain = data.replace(b"\r\n", b"\n")
        digest.update(f"{name}\n{len(plain)}\n".encode() + plain)
    return digest.hexdigest()


def is_stamped(folder: Path, stamp: str) -> bool:
    """Whether a folder bears a stamp."""
    path = folder / STAMP
    try:
        held = path.read_bytes() if path.is_file() else b""
    except OSError:
        return False
    return bool(stamp) and held.replace(b"\r\n", b"\n") == stamp.encode()


def write_stamp(folder: Path, stamp: str) -> None:
    """Stamp a folder whose content was judged, unless it has changed meanwhile."""
    if is_stamped(folder, stamp) or not stamp or stamp_of(folder) != stamp:
        return
    # Whole or as it was: an app may be reading it.
    new = folder / f".{STAMP}.new"
    new.write_bytes(stamp.encode())
    new.replace(folder / STAMP)
