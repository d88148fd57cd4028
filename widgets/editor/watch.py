"""A content folder watched: a function is called whenever its files have changed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from threading import Event

from watchfiles import watch

from guide_data.reading.folder import State, state_of

# An editor saves in more than one step: a change counts when nothing more follows it.
QUIET_MS, LONGEST_MS = 50, 300
# Whatever the system did not notify of is seen this much later.
TICK_MS = 500


async def watch_folder(folder: Path, state: State, on_change: Callable[[], None]) -> None:
    """Call ``on_change`` whenever a folder's files are no longer in a state, until cancelled."""
    stop = Event()
    try:
        while True:
            now = state_or(state, folder)
            if now == state:
                # Not awatch: its threads would keep a kernel that is told to end from ending.
                await asyncio.to_thread(wait_for_change, folder, stop)
            else:
                state = now
                on_change()
                await asyncio.sleep(0)
    finally:
        stop.set()


def state_or(before: State, folder: Path) -> State:
    """The state of a folder; as ``before`` while a file is just being replaced."""
    try:
        return state_of(folder)
    except FileNotFoundError:
        return before


def wait_for_change(folder: Path, stop: Event) -> None:
    """Return when something in a folder has changed, else after 0.5 s, or once ``stop`` is set."""
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
