"""The clock of an event loop: one that only goes on, whatever anybody sets the machine's to."""

from __future__ import annotations

import time

from tornado.ioloop import IOLoop


def keep_steady(loop: IOLoop) -> None:
    """Have all that a loop calls later, again or in time follow a clock that nobody sets.

    Tornado's own choice is the wall clock: after one that was set back, its periodic callbacks,
    and those of whatever is built on it, wait until that has caught up.
    """
    loop.time = time.monotonic  # type: ignore[method-assign]
