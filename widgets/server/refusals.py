"""What was refused, counted by why, and which limits are near: told once a minute."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal

from tornado.web import Application

from widgets.server.event_log import tell

# Why somebody got no live guide, lost it, or was disconnected.
Refusal = Literal["full", "silent", "gave-way", "foreign", "messages", "unread", "connections"]
NEAR = 0.8


class Refusals:
    """Counts what was refused since the last report."""

    def __init__(self) -> None:
        self._counts = Counter[Refusal]()

    def add(self, why: Refusal) -> None:
        """Count one more."""
        self._counts[why] += 1

    def report(self, used: Mapping[str, tuple[int, int]]) -> None:
        """Tell what was refused, if anything was, and of what there is little left.

        ``used`` says of each limit how much is used, of how much.
        """
        if counts := dict(sorted(self._counts.items())):
            said = ", ".join(f"{why} {count}" for why, count in counts.items())
            tell("refused", f"Refused in the last minute: {said}", logging.WARNING, counts=counts)
        if near := dict(near_limits(used)):
            said = ", ".join(f"{name} {value}" for name, value in near.items())
            tell("limit-near", f"Little is left: {said}", logging.WARNING, near=near)
        self._counts.clear()


def near_limits(used: Mapping[str, tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """The limits that are nearly reached, each with how much is used of it."""
    for name, (now, most) in used.items():
        if most and now >= NEAR * most:
            yield name, f"{now}/{most}"


def refused(application: Application, why: Refusal) -> None:
    """Count a refusal of an application that counts any."""
    if refusals := application.settings.get("refusals"):
        refusals.add(why)
