"""Minutes of waiting in words."""

from __future__ import annotations

from guide_data.messages import gettext, say, templates

UNITS = templates({"{count} 日": 24 * 60, "{count} 時間": 60, "{count} 分": 1})


def in_words(minutes: float) -> str:
    """Minutes of waiting in words; not rounded up, nothing smaller than a minute."""
    left, words = round(minutes), []
    for unit, size in UNITS.items():
        count, left = divmod(left, size)
        words += [say(unit, count=count)] if count else []
    return " ".join(words) or gettext("なし")
