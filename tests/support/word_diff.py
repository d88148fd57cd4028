"""The words in which two texts differ, line by line, for whoever reads a failure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

# A word of letters as in English, or one sign of Japanese.
WORD = re.compile(r"[A-Za-z0-9_.,:/-]+|\s+|.")
AROUND, MOST = 12, 20


def changed_words(stored: str, new: str) -> list[str]:
    """A line for each line that changed: what was there, in [-…-], and what is, in {+…+}."""
    old_lines, new_lines = stored.splitlines(), new.splitlines()
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, old_lines, new_lines, False).get_opcodes():
        if tag != "equal":
            found += list(changes(old_lines[a:b], new_lines[c:d]))
    more = [f"… ほか {len(found) - MOST} 行"] if len(found) > MOST else []
    return found[:MOST] + more


def changes(old: list[str], new: list[str]) -> Iterator[str]:
    """The lines of one place, each against the one that took its place."""
    for n in range(max(len(old), len(new))):
        if n >= len(old):
            yield f"{{+{new[n]}+}}"
        elif n >= len(new):
            yield f"[-{old[n]}-]"
        else:
            yield marked(old[n], new[n])


def marked(old: str, new: str) -> str:
    """A line with its changed words marked; what is the same far from them is left out."""
    olds, news = WORD.findall(old), WORD.findall(new)
    parts = []
    opcodes = SequenceMatcher(None, olds, news, False).get_opcodes()
    for n, (tag, a, b, c, d) in enumerate(opcodes):
        was, now = "".join(olds[a:b]), "".join(news[c:d])
        if tag == "equal":
            parts.append(shortened(was, n > 0, n < len(opcodes) - 1))
        else:
            parts.append((f"[-{was}-]" if was else "") + (f"{{+{now}+}}" if now else ""))
    return "".join(parts)


def shortened(same: str, after: bool, before: bool) -> str:
    """The ends of an unchanged part that touch a change; the beginning of a line is its name."""
    head, tail = 40 if not after else AROUND, AROUND if before else 0
    return same if len(same) <= head + tail + 1 else f"{same[:head]}…{same[len(same) - tail :]}"
