"""The app as a process of its own, as a visitor meets it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import psutil


@dataclass
class Served:
    """A running app: its address, its process, and everything it printed."""

    url: str
    process: psutil.Popen
    log: Path

    @property
    def port(self) -> int:
        """Where it listens."""
        return urlsplit(self.url).port or 0

    def ready(self) -> bool:
        """Whether a kernel waits for a visitor."""
        return status(f"{self.url}/readyz") == 200

    def kernels(self) -> list[psutil.Process]:
        """The processes of all kernels."""
        children = self.process.children(recursive=True)
        return [child for child in children if is_kernel(child)]

    def only_kernel(self) -> psutil.Process:
        """The process of the one kernel that there is."""
        [kernel] = self.kernels()
        return kernel

    def fork_servers(self) -> list[psutil.Process]:
        """The processes that kernels are forked from."""
        children = self.process.children(recursive=True)
        return [child for child in children if process_name(child).startswith("fork-server")]

    def await_ready(self) -> None:
        """Wait until a kernel waits for a visitor."""
        until(self.ready, self.log.read_text)

    def await_no_kernel(self) -> None:
        """Wait until every kernel has ended."""
        until(lambda: not self.kernels(), self.log.read_text)


def is_kernel(process: psutil.Process) -> bool:
    """Whether a process is a kernel of ours or of stock Voilà."""
    name = process_name(process)
    return name.startswith("kernel-") or "ipykernel_launcher" in name


def process_name(process: psutil.Process) -> str:
    """How a process is called and was started; nothing where it is just ending."""
    try:
        return " ".join([process.name(), *process.cmdline()])
    except psutil.Error:
        return ""


@dataclass
class Fetched:
    """What an address answers with."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        """The body, read."""
        return self.body.decode()


def fetch(url: str, method: str = "GET", **headers: str) -> Fetched:
    """Ask an address, whatever it answers; ``Accept_Encoding`` is a header's name here."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urlopen(Request(url, method=method, headers=named), timeout=20) as answer:
            return Fetched(answer.status, answer.headers, answer.read())
    except HTTPError as answer:
        return Fetched(answer.code, answer.headers, answer.read())


def command(*options: str) -> list[str]:
    """How the app is started."""
    return [sys.executable, "-m", "widgets", "app", *options]


def environment(guide: Path | None) -> dict[str, str]:
    """What the app is started with: a content folder, and a secret that no kernel may see."""
    return os.environ | ({"GUIDE": str(guide)} if guide else {}) | {"GUIDE_TEST_SECRET": "x"}


def run_app(*options: str, guide: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Start an app that will not serve, and wait for its end."""
    started = command("--port", str(free_port()), *options)
    return subprocess.run(
        started, env=environment(guide), capture_output=True, text=True, timeout=60, check=False
    )


@contextmanager
def serving(
    log: Path, *options: str, guide: Path | None = None, **settings: Any
) -> Iterator[Served]:
    """Serve the guide on a free port, until the block ends; ``settings`` are those of the app."""
    port = free_port()
    started = command("--port", str(port), "--settings", json.dumps(settings), *options)
    with log.open("w") as printed:
        process = psutil.Popen(started, stdout=printed, stderr=printed, env=environment(guide))
    served = Served(f"http://127.0.0.1:{port}", process, log)
    try:
        until(lambda: status(served.url) or process.poll() is not None, log.read_text)
        yield served
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def status(url: str, method: str = "GET") -> int:
    """The status that an address answers with; 0 where nobody answers."""
    try:
        with urlopen(Request(url, method=method), timeout=10) as answer:
            return int(answer.status)
    except URLError as error:
        return int(getattr(error, "code", 0))


def until(condition, explain, seconds: float = 60) -> None:
    """Wait for a condition; when it does not come, fail with an explanation."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, explain()
        time.sleep(0.05)
