"""The guide's picture, and the colours around it."""

from __future__ import annotations

from urllib.parse import quote

from widgets.views.assets import FOLDER

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="7" fill="#0b57a4"/>'
    '<path d="M10 15v-3a6 6 0 0 1 12 0v3h2v11H8V15zm3 0h6v-3a3 3 0 0 0-6 0z" fill="#fff"/></svg>'
)
# The same for home screens that take no SVG, which cut its corners themselves: without round ones.
ICON_FILE = "icon.png"
PNG = (FOLDER / "static" / ICON_FILE).read_bytes()
# What a browser paints around the page: --paper of widgets/static/style.css.
LIGHT, DARK = "#ffffff", "#15181c"


def icon() -> str:
    """The page's icon as an address, so that no request is needed for it."""
    return f"data:image/svg+xml,{quote(ICON)}"
