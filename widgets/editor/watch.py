"""A content folder followed: whoever follows is called when its files have changed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from threading import Event

from watchfiles import watch

from guide_data.reading.folder import State, state_of

# An editor saves in more than one step: a change is told when nothing more follows it.
QUIET_MS, LONGEST_MS = 50, 300
# Whatever the machine did not tell of is seen this much later.
TICK_MS = 500


async def follow(folder: Path, seen: State, changed: Callable[[], None]) -> None:
    """Call ``changed`` whenever a folder's files are no longer as ``seen``, until cancelled."""
    stop = Event()
    try:
        while True:
            now = state_or(seen, folder)
            if now == seen:
                # Not awatch: its threads would keep a kernel that is told to end from ending.
                await asyncio.to_thread(wait, folder, stop)
            else:
                seen = now
                changed()
                await asyncio.sleep(0)
    finally:
        stop.set()


def state_or(seen: State, folder: Path) -> State:
    """The state of a folder; as ``seen`` while a file is just being replaced."""
    try:
        return state_of(folder)
    except FileNotFoundError:
        return seen


def wait(folder: Path, stop: Event) -> None:
    """Return when something in a folder has changed, or else after a tick."""
    changes = watch(
        folder,
        step=QUIET_MS,
        debounce=LONGEST_MS,
        rust_timeout=TICK_MS,
        yield_on_timeout=True,
        stop_event=stop,
    )
    try:
        next(changes, None)
    except (OSError, RuntimeError):  # It is not there, or the machine can watch no more.
        stop.wait(TICK_MS / 1000)
