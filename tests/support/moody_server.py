"""A server of the guide's files whose mood changes: it answers, errs, falls silent, or is gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PORTAL = b"<!doctype html><title>Hotel</title><h1>Wi-Fi</h1>"


class MoodyServer(ThreadingHTTPServer):
    """Serves a folder by the mood it is in; ``asked`` are the paths that it was asked for."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        self.mood = ""
        self.asked: list[str] = []
        # Whoever is not answered yet is, when this is set.
        self.released = threading.Event()

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}/"


class Handler(SimpleHTTPRequestHandler):
    """One request."""

    server: MoodyServer

    def do_GET(self) -> None:
        """Answer by the mood."""
        self.server.asked.append(self.path)
        if self.server.mood == "silent":
            self.server.released.wait(60)
        elif self.server.mood == "hotel":
            self.say(200, PORTAL)
        elif self.server.mood.isdigit():
            self.say(int(self.server.mood), b"<!doctype html><h1>Trouble</h1>")
        else:
            # It counts in seconds, and a test writes a file twice in one.
            del self.headers["If-Modified-Since"]
            super().do_GET()

    def say(self, status: int, body: bytes) -> None:
        """Answer with a document that is not the guide's."""
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Let no browser answer from what it has."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def moody_server(folder: Path) -> Iterator[MoodyServer]:
    """Serve a folder until the block ends."""
    server = MoodyServer(folder)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
