"""Bytes that are made once and answered with as they are: compressed, and with an ETag.

Source: RFC 9110, "ETag" (8.8.3), "Accept-Encoding" (12.5.3) and "If-None-Match" (13.1.2).
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from hashlib import sha256

import tornado.web

from widgets.server.request_turn import turn

NOT_MODIFIED = 304
WEIGHT = r"(?:;\s*q=(?P<weight>[01](?:\.\d*)?)\s*)?"
GZIP = re.compile(rf"(?:^|,)\s*gzip\s*{WEIGHT}(?=,|$)", re.IGNORECASE)


@dataclass(frozen=True)
class CachedResponse:
    """What an address answers with, plain and compressed; ``etag`` changes with the bytes."""

    content_type: str
    body: bytes
    gzipped: bytes
    etag: str

    @classmethod
    def of(cls, content_type: str, body: bytes) -> CachedResponse:
        """Compress some bytes, once for all who ask."""
        etag = sha256(body).hexdigest()[:32]
        return cls(content_type, body, gzip.compress(body, mtime=0), etag)

    @classmethod
    def html(cls, text: str) -> CachedResponse:
        """A document."""
        return cls.of("text/html; charset=utf-8", text.encode())


def takes_gzip(accepted: str) -> bool:
    """Whether a browser that sends this Accept-Encoding takes what is compressed."""
    named = GZIP.search(accepted)
    return named is not None and float(named["weight"] or 1) > 0


class CachedResponseHandler(tornado.web.RequestHandler):
    """Answers with cached responses; whoever has one already gets status 304 and no bytes."""

    _response_etag: str | None = None

    async def prepare(self) -> None:
        """Wait for one's turn."""
        await turn(self)

    def respond(self, response: CachedResponse, cache_control: str) -> None:
        """Answer with a response, in the form that the browser accepts."""
        gzipped = takes_gzip(self.request.headers.get("Accept-Encoding", ""))
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("Content-Type", response.content_type)
        self.set_header("Cache-Control", cache_control)
        if gzipped:
            self.set_header("Content-Encoding", "gzip")
        # Each form has one of its own, as a strong ETag promises the very bytes.
        self._response_etag = f'"{response.etag}{"-gzip" * gzipped}"'
        self.set_etag_header()
        if self.check_etag_header():
            self.set_status(NOT_MODIFIED)
            self.finish()
            return
        body = response.gzipped if gzipped else response.body
        self.set_header("Content-Length", len(body))
        # Together with its headers the body would be copied, for everyone who is slow to read it.
        self.flush()
        self.finish(body)

    def compute_etag(self) -> str | None:
        """The response's own: Tornado would make one from the bytes, each time."""
        return self._response_etag
