"""The digest of words, by which a translation names what it is a translation of."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def digest_of(words: Iterable[tuple[str, str]]) -> str:
    """What tells texts, each with its name, from any others."""
    said = "".join(f"{name}\0{text}\0" for name, text in words)
    return sha256(said.encode()).hexdigest()[:8]
