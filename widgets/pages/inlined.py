"""The one script and the one style that a page holds."""

from __future__ import annotations

from widgets.views.assets import FOLDER, script, style

# The live parts' styles, too: a page that goes live has all it looks like.
PARTS = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("live/parts/*.css"))
STYLE = style("static/style.css", "host/host.css", *PARTS)
MODULE = "pages/go_live.js"
SCRIPT = script(MODULE)
