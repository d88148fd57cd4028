"""The browser for the tests: one that is there, or one that can be had."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from playwright import async_api
from playwright.sync_api import Browser, sync_playwright

# The build that has no window takes half the processor of one that only opens none.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = (SHELL, "fonts-noto-cjk")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    # A document that a test has changed is from nowhere, and could not ask this machine.
    "--disable-features=LocalNetworkAccessChecks",
]
NONE = "no Chromium here, and none could be installed"


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser, for measuring with; without one there is nothing to measure."""
    path = find() or sys.exit(NONE)
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=path, args=ARGUMENTS) as browser,
    ):
        yield browser


@asynccontextmanager
async def launched_among_others() -> AsyncIterator[async_api.Browser]:
    """The same, where more goes on at the same time."""
    path = await asyncio.to_thread(find) or sys.exit(NONE)
    async with (
        async_api.async_playwright() as playwright,
        await playwright.chromium.launch(executable_path=path, args=ARGUMENTS) as browser,
    ):
        yield browser


def find() -> str | None:
    """The path of a Chromium, installed if need be; None where there is no way to one."""
    return next((path for way in (installed, from_playwright, from_debian) for path in way()), None)


def installed() -> Iterator[str]:
    """A browser that this machine already has."""
    yield from filter(None, map(shutil.which, NAMES))


def from_playwright() -> Iterator[str]:
    """Playwright's own browser, fetched if it is not here yet."""
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    if not path.exists():
        run(sys.executable, "-m", "playwright", "install", "chromium")
    if path.exists():
        yield str(path)


def from_debian() -> Iterator[str]:
    """Debian's browser, where it may be installed."""
    if install(*PACKAGES):
        yield from installed()


def install(*packages: str) -> bool:
    """Try to install Debian's packages; only CI, as root, may do so on a machine."""
    may = bool(os.environ.get("CI")) and hasattr(os, "geteuid") and os.geteuid() == 0
    if may:
        run("apt-get", "update")
        run("apt-get", "install", "--yes", "--no-install-recommends", *packages)
    return may


def run(*command: str) -> None:
    """Run a command that may fail; what follows from it is looked at, not its status."""
    if shutil.which(command[0]):
        subprocess.run(command, check=False, timeout=600, stdout=subprocess.DEVNULL)
