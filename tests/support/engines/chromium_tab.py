"""A Chromium of any age, over the protocol of its own tools."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.chromium import ARGUMENTS
from tests.support.engines.driver import PHONE, BrowserError, Line, line
from tests.support.engines.process import said, started
from tests.support.serving import until

HEADLESS = ["--headless", "--remote-debugging-port=0", "--no-first-run"]


class Chromium:
    """One tab of it."""

    def __init__(self, tools: Line) -> None:
        self.tools, self.session = tools, ""
        target = self.tell("Target.createTarget", url="about:blank")["targetId"]
        attached = self.tell("Target.attachToTarget", targetId=target, flatten=True)
        self.session = attached["sessionId"]
        width, height = PHONE
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": True}
        self.tell("Emulation.setDeviceMetricsOverride", **size)
        self.tell("Emulation.setTouchEmulationEnabled", enabled=True)
        self.tell("Page.enable")

    def tell(self, method: str, **params: Any) -> dict[str, Any]:
        """Tell the tab something."""
        return self.tools.tell(method, session=self.session, **params)

    def go(self, url: str) -> None:
        """Open an address, and wait until it is there."""
        self.leaves(lambda: self.tell("Page.navigate", url=url))

    def leaves(self, leave: Any) -> None:
        """Do what may lead to another document, and wait until that is there."""
        told = leave()
        if "errorText" in told:
            raise BrowserError(told["errorText"])
        until(self.is_loaded, lambda: "a document that does not load")

    def is_loaded(self) -> bool:
        """Whether the document is there, and all that belongs to it."""
        try:
            return self.evaluate("Promise.resolve(document.readyState)") == "complete"
        except (BrowserError, KeyError):
            return False

    def evaluate(self, expression: str) -> str:
        """The text that the promise of an expression gives."""
        answer = self.tell(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        return str(answer["result"]["value"])

    def click(self, x: float, y: float) -> None:
        """Tap a place of the window, as a hand does."""
        self.tell("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self.tell("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def type(self, text: str) -> None:
        """Type into what has the focus, as a hand does."""
        for key in text:
            self.tell("Input.dispatchKeyEvent", type="keyDown", text=key, key=key)
            self.tell("Input.dispatchKeyEvent", type="keyUp", key=key)

    def travel(self, delta: int) -> None:
        """The browser's own way back and forward."""
        history = self.tell("Page.getNavigationHistory")
        entry = history["entries"][history["currentIndex"] + delta]["id"]
        self.tell("Page.navigateToHistoryEntry", entryId=entry)

    def reload(self) -> None:
        """The browser's own way to load a document anew, and wait until it is there."""
        self.evaluate("Promise.resolve(String(window.isLeft = true))")
        self.tell("Page.reload")
        until(self.is_new, lambda: "a document that does not load anew")

    def is_new(self) -> bool:
        """Whether the document is another, and loaded."""
        try:
            left = self.evaluate("Promise.resolve(String(window.isLeft))") == "true"
        except (BrowserError, KeyError):
            return False
        return not left and self.is_loaded()

    def screenshot(self) -> bytes:
        """What is seen in the window, as PNG."""
        return base64.b64decode(self.tell("Page.captureScreenshot")["data"])


@contextmanager
def chromium(path: str, folder: Path) -> Iterator[Chromium]:
    """Start it with a profile of its own, until the block ends."""
    log = folder / "log"
    command = [path, *ARGUMENTS, *HEADLESS, f"--user-data-dir={folder}", "about:blank"]
    with started(command, log) as process:
        url = said(process, log, r"DevTools listening on (ws://\S+)")
        with line(url) as tools:
            yield Chromium(tools)
            tools.tell("Browser.close")
