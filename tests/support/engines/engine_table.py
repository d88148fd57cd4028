"""The browsers that the guide is tried in, and how each is had."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from tests.support import chromium
from tests.support.chromium import install
from tests.support.engines import chromium_tab, old_chromium
from tests.support.engines.driver import Driver
from tests.support.engines.firefox import NAMES as FIREFOX
from tests.support.engines.firefox import firefox
from tests.support.engines.webkit import NAMES as WEBKIT
from tests.support.engines.webkit import SCREEN, webkit


@dataclass(frozen=True)
class Engine:
    """How a browser is found, how one gets it, and how it is opened with a folder of its own."""

    find: Callable[[], str | None]
    opened: Callable[[str, Path], AbstractContextManager[Driver]]
    packages: tuple[str, ...] = ()
    had_by: str = ""

    def had(self) -> str | None:
        """Its path, installed if need be and if that may be."""
        if path := self.find():
            return path
        return self.find() if self.packages and install(*self.packages) else None

    @property
    def missing(self) -> str:
        """What to do where it is not there."""
        return self.had_by or f"apt install {' '.join(self.packages)}"


def first(*names: str) -> str | None:
    """The path of the first command that is there."""
    return next(filter(None, map(shutil.which, names)), None)


def with_screen() -> str | None:
    """WebKit's driver, where it has a screen to draw on."""
    return first(*WEBKIT) if shutil.which(SCREEN) else None


ENGINES = {
    "Chromium": Engine(chromium.find, chromium_tab.chromium, had_by="apt install chromium"),
    "Firefox": Engine(lambda: first(*FIREFOX), firefox, ("firefox-esr",)),
    "WebKit": Engine(with_screen, webkit, ("webkit2gtk-driver", "xvfb")),
    "Chromium 83": Engine(old_chromium.find, chromium_tab.chromium, had_by="npm ci, on Linux"),
}
