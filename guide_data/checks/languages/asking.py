"""How sentences of a language ask for a secret, ready to search with."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

NOTHING = "(?!)"


@dataclass(frozen=True)
class Asking:
    """How sentences of a language ask for a secret.

    ``orders`` are phrases and the gaps between them, each after what must not stand in the
    sentence; ``removed`` are taken out of a sentence first; one with something ``denied`` after
    its first ``secret`` (as what is ``given``, where a language marks that) does not ask. Of the
    parts between ``clauses``, those with one of ``denials`` are left out: they forbid.
    ``harmful`` are what nobody should be led to all the same: others in control of one's device,
    payments that nobody gets back.
    """

    removed: tuple[re.Pattern[str], ...]
    clauses: re.Pattern[str]
    denials: re.Pattern[str]
    denied: re.Pattern[str]
    secret: re.Pattern[str]
    given: re.Pattern[str]
    orders: tuple[tuple[re.Pattern[str], ...], ...]
    harmful: re.Pattern[str]

    def affirmed(self, text: str) -> str:
        """What a sentence has one do: without encouragement, and without what it forbids."""
        for pattern in self.removed:
            text = pattern.sub("", text)
        if not self.denials.search(text):
            return text
        return ", ".join(part for part in self.clauses.split(text) if not self.denials.search(part))

    def asks(self, text: str) -> bool:
        """Whether a sentence asks for a secret, and does not forbid to give it."""
        if not self.secret.search(text):
            return False
        text = self.affirmed(text)
        secret = self.given.search(text) or self.secret.search(text)
        if secret is None or self.denied.search(text, secret.start()):
            return False
        return any(
            in_order(text, *order) for unless, *order in self.orders if not unless.search(text)
        )

    def harms(self, text: str) -> bool:
        """Whether a sentence leads one to what nobody should do, and does not warn of it."""
        if not self.harmful.search(text):
            return False
        text = self.affirmed(text)
        found = self.harmful.search(text)
        return found is not None and not self.denied.search(text, found.start())


def asking(said: dict[str, Any]) -> Asking:
    """The patterns of asking; a phrase may name those before it in braces."""
    whole: dict[str, str] = {}
    for name, pattern in said["phrases"].items():
        whole[name] = pattern.format(**whole)
    known = {name: compiled(pattern) for name, pattern in (whole | said["gaps"]).items()}
    return Asking(
        removed=tuple(map(compiled, said["removed"])),
        clauses=compiled(said.get("clauses", NOTHING).format(**whole)),
        denials=compiled(said.get("denials", NOTHING)),
        denied=compiled(said["denied"]),
        secret=known["secret"],
        given=known.get("object", compiled(NOTHING)),
        orders=tuple(order_of(order, known) for order in said["orders"]),
        harmful=compiled("|".join(said.get("harmful", ())) or NOTHING),
    )


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern for which case does not matter."""
    return re.compile(pattern, re.IGNORECASE)


def order_of(names: list[str], known: dict[str, re.Pattern[str]]) -> tuple[re.Pattern[str], ...]:
    """The patterns of an order; the first is what must not be there (``!theirs``)."""
    unless = [] if names[0].startswith("!") else [compiled(NOTHING)]
    return (*unless, *(known[name.removeprefix("!")] for name in names))


def in_order(text: str, first: re.Pattern[str], *more: re.Pattern[str]) -> bool:
    """Whether phrases stand in a text in this order: a phrase, a gap, a phrase, a gap, …

    One regex for all would try every pair of phrases again; the last phrase before a gap is enough.
    """
    ends = sorted(match.end() for match in first.finditer(text))
    for gap, phrase in zip(more[::2], more[1::2], strict=True):
        if not ends:
            return False
        ends = list(following(text, ends, gap, phrase))
    return bool(ends)


def following(
    text: str, before: list[int], gap: re.Pattern[str], phrase: re.Pattern[str]
) -> Iterator[int]:
    """Where a phrase ends that follows on an earlier one, after a gap."""
    for match in phrase.finditer(text):
        last = bisect_right(before, match.start()) - 1
        if last >= 0 and gap.fullmatch(text, before[last], match.start()):
            yield match.end()
