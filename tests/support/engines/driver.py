"""What every browser can be told, in whatever protocol it is told it."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any, Protocol

from websockets.sync.client import ClientConnection, connect

PHONE = (390, 844)
# How long a browser may take for one thing that it is told.
PATIENCE = 30
# An expression that is an answer in any protocol: a text of JSON, or what went wrong.
ANSWER = """(async (...given) => { %s })(...%s).then(
    (value) => JSON.stringify({ value }), (fault) => JSON.stringify({ fault: String(fault) }))"""


class BrowserError(Exception):
    """What a browser says that it could not do."""


class Driver(Protocol):
    """One browser with one window of a phone's size."""

    def go(self, url: str) -> None:
        """Open an address, and wait until it is there."""

    def evaluate(self, expression: str) -> str:
        """The text that the promise of an expression gives."""

    def click(self, x: float, y: float) -> None:
        """Tap a place of the window, as a hand does."""

    def type(self, text: str) -> None:
        """Type into what has the focus, as a hand does."""

    def travel(self, delta: int) -> None:
        """The browser's own way back and forward."""

    def reload(self) -> None:
        """The browser's own way to load a document anew, and wait until it is there."""

    def screenshot(self) -> bytes:
        """What is seen in the window, as PNG."""


class Hand(ABC):
    """A hand at a browser that is told what hands do, as WebDriver and WebDriver BiDi say it."""

    @abstractmethod
    def act(self, source: dict[str, Any]) -> None:
        """Let a hand do something."""

    def click(self, x: float, y: float) -> None:
        """Tap a place of the window, as a hand does."""
        moved = {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0}
        hand = [moved, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self.act({"type": "pointer", "id": "hand", "actions": hand})

    def type(self, text: str) -> None:
        """Type into what has the focus, as a hand does."""
        keys = [{"type": way, "value": key} for key in text for way in ("keyDown", "keyUp")]
        self.act({"type": "key", "id": "keys", "actions": keys})


def asked(body: str, given: tuple[Any, ...]) -> str:
    """The body of a function and what it is given, as an expression."""
    return ANSWER % (body, json.dumps(given))


def answered(text: str) -> Any:
    """What a function gave, of the text that a browser told."""
    answer = json.loads(text)
    if "fault" in answer:
        raise BrowserError(answer["fault"])
    return answer.get("value")


class Line:
    """A socket over which a browser is told things by number and answers by number."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket, self.numbers = socket, count(1)

    def tell(self, method: str, *, session: str = "", **params: Any) -> dict[str, Any]:
        """Tell something, and have the answer; what else the browser says is left."""
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": params}
        self.socket.send(json.dumps(message | ({"sessionId": session} if session else {})))
        while (answer := json.loads(self.socket.recv(PATIENCE))).get("id") != number:
            pass
        if "error" in answer:
            raise BrowserError(f"{method}: {answer}")
        result: dict[str, Any] = answer["result"]
        return result


@contextmanager
def line(url: str) -> Iterator[Line]:
    """A socket to a browser, which may answer with a picture; an old one ends when it is pinged."""
    plain = {"proxy": None, "compression": None, "ping_interval": None}
    with connect(url, max_size=None, **plain) as socket:
        yield Line(socket)
