"""The one script and the one style that a page holds."""

from __future__ import annotations

from widgets.views.assets import script, style

STYLES = ("static/style.css", "live/parts/search.css")
STYLE = style(*STYLES)
MODULE = "pages/go_live.js"
SCRIPT = script(MODULE)
