"""The files that the live guide's front end is made of: each by its name, and no others.

Source: OWASP, "Path Traversal": no path is made of what somebody asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import tornado.web

from widgets.server.cached_response import CachedResponse, CachedResponseHandler

CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
HASHED = re.compile(r"\.[0-9a-f]{8,}\.\w+$")
# "immutable" is of RFC 8246.
FOR_EVER = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"


def files_by_name(folders: Iterable[str | Path], prefix: str = "") -> dict[str, Path]:
    """Every file in some folders by the name it is asked for; the first folder's wins."""
    return {
        prefix + path.relative_to(folder).as_posix(): path
        for folder in reversed([Path(folder) for folder in folders])
        for path in folder.rglob("*")
        if path.suffix in CONTENT_TYPES and is_inside(path, folder)
    }


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path is a file of a folder, and not a link to one elsewhere."""
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


class FileHandler(CachedResponseHandler):
    """A file asked for by its name: a name is looked up, and never made into a path."""

    def initialize(self, files: dict[str, Path], versioned: bool = False) -> None:
        """``versioned`` says that the address changes whenever a file does."""
        self.files, self.versioned = files, versioned

    def head(self, name: str) -> None:
        """Answer as with the file, but for the file itself."""
        self.get(name)

    def get(self, name: str) -> None:
        """Answer with the file; status 404 for an unknown name."""
        if name not in self.files:
            raise tornado.web.HTTPError(404)
        for_ever = self.versioned or HASHED.search(name)
        self.respond(cached(self.files[name]), FOR_EVER if for_ever else REVALIDATE)


@cache
def cached(path: Path) -> CachedResponse:
    """A file's bytes, kept from the first time on: there are as many as the front end has files."""
    return CachedResponse.of(CONTENT_TYPES[path.suffix], path.read_bytes())
