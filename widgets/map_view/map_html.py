"""A drawn map as HTML: a drawing that is seen without a script, and what makes it a tool."""

from __future__ import annotations

import json
from html import escape

from guide_data.model.drawn_map import DrawnMap
from guide_data.model.image_address import image_address
from guide_data.words.i18n import words_for
from widgets.views.assets import style

DRAWING, TOOL, DARK = "map_view/drawing.css", "map_view/map.css", "map_view/dark.css"
MODULE = "map_view/begin_maps.js"
# In a script, JSON may not end it.
TAGLESS = str.maketrans({"<": "\\u003c"})


def image(drawn: DrawnMap) -> str:
    """The drawing as an image: it is seen where neither scripts nor drawings are let in."""
    frame = "overflow:auto;max-height:80vh"
    source = address(drawn).replace("&", "&amp;").replace('"', "&quot;")
    alt = escape(summary(drawn))
    return f'<div style="{frame}"><img alt="{alt}" style="max-width:none" src="{source}"></div>'


def summary(drawn: DrawnMap) -> str:
    """What there is on a map, in a line."""
    counts = {"steps": len(drawn.details["steps"]), "ways": drawn.svg.count("data-way=")}
    return words_for(drawn.details["language"]).map["counted"].format(**counts)


def address(drawn: DrawnMap) -> str:
    """The drawing as an image's address, a line for each of its parts."""
    styled = drawn.svg.replace(">\n", f"><style>{style(DRAWING)}</style>\n", 1)
    return image_address(styled)


def data(drawn: DrawnMap) -> str:
    """What the script makes of a drawing, as a script that is none."""
    words = words_for(drawn.details["language"]).map
    given = {"words": words, "address": drawn.address, "details": drawn.details}
    text = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/json">{text.translate(TAGLESS)}</script>'
