"""What a command prints reaches every console, whatever letters that knows, and also none."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from guide_data.messages import say

# What a console cannot take is no fault of the content, whose status is 1.
UNPRINTABLE = 3
# As shells have it: 128 and the number of the signal.
INTERRUPTED = 130
BOM = "\ufeff"


def lenient(stream: TextIO | None) -> None:
    """Have a stream write letters that it lacks by their numbers, rather than none at all."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")


def is_utf8(stream: TextIO | None) -> bool:
    """Whether a stream writes UTF-8: in another encoding its mark would be letters."""
    encoding = getattr(stream, "encoding", None) or "ascii"
    return codecs.lookup(encoding).name.startswith("utf-8")


def run(command: Callable[[], int]) -> int:
    """The status of a command that prints; one of its own where nobody takes what it prints."""
    lenient(sys.stdout)
    lenient(sys.stderr)
    try:
        return flushed(command())
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # A reader like head has seen enough.
        silence()
        return UNPRINTABLE
    except OSError as error:
        if error.filename is not None:  # A file's trouble, not the console's.
            raise
        silence()
        with suppress(OSError, ValueError):
            print(say("書き出せません（{why}）。", why=error.strerror), file=sys.stderr)
        return UNPRINTABLE


def flushed(status: int) -> int:
    """The status, once all that was printed is written."""
    if sys.stdout:
        sys.stdout.flush()
    return status


def silence() -> None:
    """Let what is still to be written go nowhere: else Python would fail once more at its end."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
