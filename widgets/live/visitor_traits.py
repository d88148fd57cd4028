"""The traits that a visitor's browser may set: all else is for Python alone to say."""

from __future__ import annotations

VISITOR_TRAITS = frozenset({"chosen", "first", "over", "ticked", "wanted"})
