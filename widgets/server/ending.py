"""How the app ends: once and in order, however often it is told to."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from types import FrameType

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


class Ending:
    """What the first signal calls; all that come after it change nothing.

    A signal that whoever started this process has it ignore stays ignored: that is what nohup is.
    """

    def __init__(self) -> None:
        self.has_come = False
        self.end: Callable[[], object] = sys.exit
        known = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
        for one in known:
            if signal.getsignal(one) is not signal.SIG_IGN:
                signal.signal(one, self._hear)
        sys.unraisablehook = all_but_the_end

    def _hear(self, number: int, frame: FrameType | None) -> None:
        # They are heard still, as Python complains of one that comes while it begins to be ignored.
        if not self.has_come:
            self.has_come = True
            self.end()


def all_but_the_end(trouble: sys.UnraisableHookArgs) -> None:
    """Tell of what cannot be raised where it happened, but for an end; that has come."""
    if not isinstance(trouble.exc_value, SystemExit):
        sys.__unraisablehook__(trouble)
