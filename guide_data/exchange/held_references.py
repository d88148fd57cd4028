"""What stands for a reference until the words around it are plain; no file has these signs."""

from __future__ import annotations

import re
from unicodedata import normalize

from guide_data.reading import limits

OPEN, CLOSE = "\ue000", "\ue001"
HELD = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
PARTS = re.compile(f"({OPEN}[^{CLOSE}]*{CLOSE})")


def held(kind: str, name: str) -> str:
    """What stands for a reference."""
    return f"{OPEN}{kind}:{name}{CLOSE}"


def released(text: str) -> str:
    """A text with its references as content writes them."""
    return HELD.sub(r"{\1}", text)


def seen(text: str) -> str:
    """A text, its letters whole, without signs that nobody sees; what is held stays."""
    kept = (OPEN, CLOSE)
    text = limits.UNSEEN.sub(lambda match: match[0] if match[0] in kept else "", text)
    return normalize("NFC", text)
