"""What an operator is told: a line an event, with nothing of any visitor in it.

Sources: OWASP Logging Cheat Sheet; the Twelve-Factor App, "Logs" (to the standard streams, and no
file of our own).
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any, Literal, get_args

Form = Literal["text", "json"]
FORMS: tuple[Form, ...] = get_args(Form)
LOG = logging.getLogger("login_guide")
# The events that an option of its own turns on.
ASKED_FOR = {"visits"}


def tell(event: str, message: str, level: int = logging.INFO, **values: Any) -> None:
    """Tell of an event: its name and its values for programs, a message for people."""
    LOG.log(level, message, extra={"event": event, "values": values})


class ForPeople(logging.Formatter):
    """A line as people read it; what is more than news says how grave it is."""

    def format(self, record: logging.LogRecord) -> str:
        """Say it."""
        said = super().format(record)
        return said if record.levelno <= logging.INFO else f"{record.levelname}: {said}"


class ForPrograms(logging.Formatter):
    """A JSON object a line: time (UTC), level, event, its values, message, trace of an error."""

    def format(self, record: logging.LogRecord) -> str:
        """Say it."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told = {"time": at, "level": record.levelname.lower()}
        # What others log, Tornado say, is known by who said it.
        told["event"] = getattr(record, "event", record.name)
        told |= getattr(record, "values", {}) | {"message": record.getMessage()}
        if record.exc_info:
            told["trace"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


class Streams(logging.StreamHandler[Any]):
    """News go to standard output, what went wrong to standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line at once."""
        self.stream = sys.stdout if record.levelno <= logging.INFO else sys.stderr
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Say nothing of a reader who is gone: who is left would read it with each event."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)


def is_no_news(record: logging.LogRecord) -> bool:
    """Whether it is also for who wants no news: something went wrong, or they have asked for it."""
    return record.levelno > logging.INFO or getattr(record, "event", "") in ASKED_FOR


def set_up(form: Form, *, quiet: bool) -> logging.Handler:
    """Have all events told in a form, what others log too; ``quiet`` leaves out the news."""
    handler = Streams()
    handler.setLevel(logging.INFO)
    handler.setFormatter(ForPrograms() if form == "json" else ForPeople())
    if quiet:
        handler.addFilter(is_no_news)
    logging.root.handlers = LOG.handlers = [handler]
    LOG.propagate = False
    # Why a notebook failed, Voilà tells with all that it did; kernel_pool tells it in a line.
    logging.getLogger("traitlets").propagate = False
    LOG.setLevel(logging.INFO)
    return handler
