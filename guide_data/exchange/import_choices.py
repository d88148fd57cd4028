"""What whoever imports a file may say of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Choices:
    """What the file itself does not tell; what is empty is what seems likely.

    ``country`` is whose telephone numbers are written without a code; without one, only those
    with theirs are seen.
    """

    format: str = ""
    language: str = ""
    country: str = ""
    encoding: str = ""
    today: date = field(default_factory=date.today)
