"""Where an option is before its group, or the special cases, are opened."""

from __future__ import annotations


def closed_fold(option_id: str) -> str:
    """The selector of what opens the fold in which an option is on screen, in either form."""
    option = f".option-{option_id}"
    page = f"details:not([open]):has({option}) > .fold:visible"
    live = f".fold:visible:has(+ .group:not(.open) {option})"
    return f"{page}, {live}"
