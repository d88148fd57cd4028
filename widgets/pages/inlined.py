"""The one script and the one style that a page holds."""

from __future__ import annotations

from widgets.views.assets import LOOK, script, style

STYLES = (*LOOK, "live/parts/search.css")
STYLE = style(*STYLES)
MODULE = "pages/go_live.js"
SCRIPT = script(MODULE)
