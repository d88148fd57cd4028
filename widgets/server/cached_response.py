"""Bytes that are made once and answered with as they are: compressed, and with a mark."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import tornado.web

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class CachedResponse:
    """What an address answers with, plain and compressed; ``mark`` changes with the bytes."""

    kind: str
    plain: bytes
    packed: bytes
    mark: str

    @classmethod
    def of(cls, kind: str, plain: bytes) -> CachedResponse:
        """Compress and mark some bytes, once for all who ask."""
        packed = gzip.compress(plain, mtime=0)
        return cls(kind, plain, packed, sha256(plain).hexdigest()[:32])

    @classmethod
    def page(cls, text: str) -> CachedResponse:
        """A document."""
        return cls.of(HTML, text.encode())

    @classmethod
    def file(cls, path: Path, kind: str) -> CachedResponse:
        """A file as it is now."""
        return cls.of(kind, path.read_bytes())


class CachedResponseHandler(tornado.web.RequestHandler):
    """Gives bodies; whoever has one already is told so, and gets nothing."""

    _mark: str | None = None

    def give(self, body: CachedResponse, cached: str) -> None:
        """Answer with a body, that may be kept as ``cached`` says."""
        # As Tornado decides, which else would compress the plain form again.
        packed = "gzip" in self.request.headers.get("Accept-Encoding", "")
        self.set_header("Content-Type", body.kind)
        self.set_header("Cache-Control", cached)
        if packed:
            self.set_header("Content-Encoding", "gzip")
        # Each form has a mark of its own, as a strong one promises the very bytes.
        self._mark = f'"{body.mark}{"-gzip" * packed}"'
        self.write(body.packed if packed else body.plain)

    def compute_etag(self) -> str | None:
        """The mark of the body given: Tornado would make one from the bytes, each time."""
        return self._mark
