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
        self._signals = [one for one in known if signal.getsignal(one) is not signal.SIG_IGN]
        for one in self._signals:
            signal.signal(one, self._first)

    def _first(self, number: int, frame: FrameType | None) -> None:
        for one in self._signals:
            signal.signal(one, signal.SIG_IGN)
        self.has_come = True
        self.end()
