"""What every answer carries, whoever gives it, and what no log ever holds.

Source: OWASP HTTP Security Response Headers Cheat Sheet; OWASP Logging Cheat Sheet.
"""

from __future__ import annotations

import logging
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from tornado.httputil import HTTPHeaders
from tornado.web import OutputTransform

from widgets.pages.headers import HEADERS

FIRST_ERROR = 400


class SecurityHeaders(OutputTransform):
    """The one place that every answer passes: files, errors, redirects and refused sockets too."""

    def transform_first_chunk(
        self, status_code: int, headers: HTTPHeaders, chunk: bytes, finishing: bool
    ) -> tuple[int, HTTPHeaders, bytes]:
        """Add what an answer does not say for itself, and leave out who made it."""
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        if status_code >= FIRST_ERROR:
            headers["Cache-Control"] = "no-store"
        headers.pop("Server", None)
        return status_code, headers, chunk


class RequestLogFilter(logging.Filter):
    """Logs what went wrong, but not who asked for what when it did."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let errors pass, cut before the first value, as that may name a request."""
        record.msg, record.args = str(record.msg).partition("%")[0], ()
        return record.levelno >= logging.ERROR


class AnonymousIdentity(IdentityProvider):
    """Every visitor is nobody in particular, so that no cookie has to tell them apart."""

    def get_user(self, handler: Any) -> User:
        """Let them in as a visitor."""
        return User("visitor")
