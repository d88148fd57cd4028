"""The traits that a visitor's browser may set; all others are for Python alone to set."""

VISITOR_TRAITS = frozenset({"chosen", "first", "over", "ticked", "wanted"})
