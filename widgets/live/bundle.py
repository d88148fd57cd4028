"""The one file that a page imports to go live: the host, every module that a guide names, and the
way there and back. What the page has already, it does not hold once more.
"""

from __future__ import annotations

from hashlib import sha256

from widgets.live.parts.part_registry import PARTS
from widgets.pages.inlined import MODULE, STYLES
from widgets.views.assets import FOLDER, bundle, style

MODULES = ("live/address.js", *(f"live/parts/{part.name}.js" for part in PARTS))
STYLED = (path.relative_to(FOLDER).as_posix() for path in sorted(FOLDER.glob("live/parts/*.css")))
STYLE = style("host/host.css", *(name for name in STYLED if name not in STYLES))
TEXT = bundle(("host/host.js", "pages/handover.js"), MODULES, beside=MODULE, style=STYLE)
# Its name changes with it, so that browsers and proxies may keep it for ever.
NAME = f"assets/live.{sha256(TEXT.encode()).hexdigest()[:12]}.js"
