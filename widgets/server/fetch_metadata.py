"""What a browser says of who asks: only a page of the guide's own may open a line to a kernel.

Sources: W3C, "Fetch Metadata Request Headers" (browsers before 2020, and Safari's before 16.4, send
none; no page can set them); web.dev, "Protect your resources from web attacks with Fetch Metadata".
"""

from __future__ import annotations

from collections.abc import Mapping

# What each header says where a page of our own opens a socket.
EXPECTED = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "websocket"}


def is_own_socket(headers: Mapping[str, str]) -> bool:
    """Whether a request is a socket of a page of the same origin, as far as its browser tells."""
    return all(headers.get(name, said) == said for name, said in EXPECTED.items())
