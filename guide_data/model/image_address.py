"""A drawing as an image's address: it is seen where neither scripts nor drawings are let in."""

from __future__ import annotations

# What an address may not hold as it is; whatever else browsers take.
UNSAFE = str.maketrans({'"': "'", "%": "%25", "#": "%23"})


def image_address(svg: str) -> str:
    """An SVG as an address of its own, with its lines."""
    return f"data:image/svg+xml;charset=utf-8,{svg.translate(UNSAFE)}"
