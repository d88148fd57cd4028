"""Where links lead, as ``hosts`` of guide.yaml names it."""

from __future__ import annotations

from urllib.parse import urlsplit


def place_of(url: str) -> str:
    """Where a link leads as ``hosts`` names it; empty for a page of the guide's own server.

    ``http://`` and a port are part of it. Behind @ stands where a mail goes.
    """
    parts = urlsplit(url)
    if parts.scheme == "mailto":
        return "@" + parts.path.rpartition("@")[2].removeprefix("www.")
    return f"{'http://' if parts.scheme == 'http' else ''}{parts.netloc.rpartition('@')[2]}"
