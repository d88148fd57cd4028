"""The one script and the one style that a page holds."""

from __future__ import annotations

from widgets.views.assets import script, static

STYLE = static("static/style.css") + static("live/parts/search.css")
SCRIPT = script("pages/handover.js")
