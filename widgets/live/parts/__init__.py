"""The live parts: small widgets, each usable alone in a notebook."""
