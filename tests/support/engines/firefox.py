"""Firefox as it is installed, over WebDriver BiDi (W3C), which needs nothing beside it."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.engines.driver import PHONE, Hand, Line, line
from tests.support.engines.process import said, started

NAMES = ("firefox-esr", "firefox")
# What a browser does by itself, beside what it is told, costs time and asks others.
QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.search.update": False,
    "browser.startup.page": 0,
    "browser.topsites.contile.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.ipc.processCount": 1,
    "dom.ipc.processPrelaunch.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "intl.accept_languages": "ja",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 0,
    "remote.prefs.recommended": True,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.server": "",
}


class Firefox(Hand):
    """One window of it."""

    def __init__(self, bidi: Line) -> None:
        self.bidi = bidi
        bidi.tell("session.new", capabilities={})
        self.context = bidi.tell("browsingContext.getTree")["contexts"][0]["context"]
        width, height = PHONE
        self.tell("browsingContext.setViewport", viewport={"width": width, "height": height})

    def tell(self, method: str, **params: Any) -> dict[str, Any]:
        """Tell the window something."""
        return self.bidi.tell(method, context=self.context, **params)

    def go(self, url: str) -> None:
        """Open an address, and wait until it is there."""
        self.tell("browsingContext.navigate", url=url, wait="complete")

    def evaluate(self, expression: str) -> str:
        """The text that the promise of an expression gives."""
        target = {"context": self.context}
        answer = self.bidi.tell(
            "script.evaluate",
            expression=expression,
            target=target,
            awaitPromise=True,
            userActivation=False,
        )
        return str(answer["result"]["value"])

    def act(self, source: dict[str, Any]) -> None:
        """Let a hand do something."""
        self.tell("input.performActions", actions=[source])

    def travel(self, delta: int) -> None:
        """The browser's own way back and forward."""
        self.tell("browsingContext.traverseHistory", delta=delta)

    def reload(self) -> None:
        """The browser's own way to load a document anew, and wait until it is there."""
        self.tell("browsingContext.reload", wait="complete")

    def screenshot(self) -> bytes:
        """What is seen in the window, as PNG."""
        return base64.b64decode(self.tell("browsingContext.captureScreenshot")["data"])


@contextmanager
def firefox(path: str, folder: Path) -> Iterator[Firefox]:
    """Start it with a profile of its own, until the block ends."""
    prefs = [
        f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in QUIET.items()
    ]
    (folder / "user.js").write_text("\n".join(prefs), encoding="utf-8")
    log = folder / "log"
    command = [path, "--headless", "--no-remote", "--profile", str(folder)]
    with started([*command, "--remote-debugging-port", "0"], log) as process:
        url = said(process, log, r"WebDriver BiDi listening on (ws://\S+)")
        with line(f"{url}/session") as bidi:
            yield Firefox(bidi)
            bidi.tell("browser.close")
