"""Minutes of waiting in words."""

from __future__ import annotations

UNITS = {"日": 24 * 60, "時間": 60, "分": 1}


def in_words(minutes: float) -> str:
    """Minutes of waiting in words; not rounded up, nothing smaller than a minute."""
    left, words = round(minutes), []
    for unit, size in UNITS.items():
        count, left = divmod(left, size)
        words += [f"{count} {unit}"] if count else []
    return " ".join(words) or "なし"
