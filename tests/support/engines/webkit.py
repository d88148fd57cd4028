"""WebKitGTK as Debian has it, over WebDriver (W3C), on a screen that nobody sees."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from tests.support.engines.driver import PATIENCE, PHONE, BrowserError, Hand
from tests.support.engines.process import said, started
from tests.support.serving import free_port, until

NAMES = ("WebKitWebDriver",)
SCREEN = "Xvfb"
ASK = build_opener(ProxyHandler({}))
ROOM = "1280x1400x24"
BARE = "width={},height={},toolbar=no,menubar=no,location=no".format(*PHONE)
OPENS = f"""data:text/html,<html onclick='open("about:blank", "phone", "{BARE}")'>"""


class WebKit(Hand):
    """One window of it."""

    def __init__(self, url: str) -> None:
        self.url = f"{url}/session"
        options = {"browserName": "MiniBrowser", "pageLoadStrategy": "normal"}
        session = self.tell("", capabilities={"alwaysMatch": options})
        self.url += f"/{session['sessionId']}"
        self.tell("/timeouts", script=PATIENCE * 1000)
        self.use_small_window()

    def use_small_window(self) -> None:
        """A window with tools is wider than a phone; one that a tap opens is not."""
        self.go(OPENS)
        self.click(1, 1)
        until(lambda: len(self.windows()) > 1, lambda: "no second window")
        [window] = set(self.windows()) - {self.tell("/window", method="GET")}
        self.tell("/window", handle=window)

    def windows(self) -> list[str]:
        """All windows."""
        names: list[str] = self.tell("/window/handles", method="GET")
        return names

    def tell(self, path: str, *, method: str = "POST", **params: Any) -> Any:
        """Tell the browser something, and have the answer."""
        body = json.dumps(params).encode() if method == "POST" else None
        request = Request(self.url + path, body, method=method)
        try:
            # Rarely it waits for good for a document that is there, and answers nothing more.
            with ASK.open(request, timeout=PATIENCE + 5) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise BrowserError(f"{path}: {error.read().decode()}") from error

    def go(self, url: str) -> None:
        """Open an address, and wait until it is there."""
        self.tell("/url", url=url)

    def evaluate(self, expression: str) -> str:
        """The text that the promise of an expression gives."""
        script = f"const done = arguments[0]; {expression}.then(done);"
        return str(self.tell("/execute/async", script=script, args=[]))

    def act(self, source: dict[str, Any]) -> None:
        """Let a hand do something."""
        self.tell("/actions", actions=[source])

    def travel(self, delta: int) -> None:
        """The browser's own way back and forward."""
        self.tell("/back" if delta < 0 else "/forward")

    def reload(self) -> None:
        """The browser's own way to load a document anew, and wait until it is there."""
        self.tell("/refresh")

    def screenshot(self) -> bytes:
        """What is seen in the window, as PNG."""
        return base64.b64decode(self.tell("/screenshot", method="GET"))

    def close(self) -> None:
        """End it."""
        self.tell("", method="DELETE")


@contextmanager
def webkit(path: str, folder: Path) -> Iterator[WebKit]:
    """Start it on a screen of its own, until the block ends."""
    with screen(folder) as display:
        port = free_port()
        command = [path, f"--port={port}", "--host=127.0.0.1"]
        with started(command, folder / "log", **display, **own_folders(folder)):
            url = f"http://127.0.0.1:{port}"
            until(lambda: listens(url), (folder / "log").read_text)
            browser = WebKit(url)
            yield browser
            browser.close()


@contextmanager
def screen(folder: Path) -> Iterator[dict[str, str]]:
    """A screen that nobody sees, of a number that nobody else has."""
    log = folder / "screen"
    command = [SCREEN, "-displayfd", "2", "-screen", "0", ROOM, "-nolisten", "tcp"]
    with started(command, log) as process:
        number = said(process, log, r"(?m)^(\d+)$")
        yield {"DISPLAY": f":{number}", "GDK_BACKEND": "x11"}


def own_folders(folder: Path) -> dict[str, str]:
    """Where the browser keeps things: with the test, and not at home."""
    return {name: str(folder) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}


def listens(url: str) -> bool:
    """Whether the driver is there."""
    try:
        with ASK.open(f"{url}/status", timeout=5) as answer:
            return bool(json.load(answer)["value"]["ready"])
    except OSError:
        return False
