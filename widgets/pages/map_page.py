"""The map of a guide as a page of its own: every step leads to the guide beside it."""

from __future__ import annotations

from guide_data.model.drawn_map import DrawnMap
from guide_data.model.flow import Flow
from widgets.map_view.map_html import DARK, DRAWING, MODULE, TOOL, data
from widgets.pages.headers import map_policy
from widgets.pages.icon import icon
from widgets.views.assets import script, style, template
from widgets.views.words import words_of

MAP = "map.html"
STYLE = style(DRAWING, TOOL, DARK)
SCRIPT = script(MODULE)


def map_page(spoken: Flow, drawn: DrawnMap) -> str:
    """A map as a document, complete in one file; without its script it is a drawing with links."""
    return template("map_page").render(
        guide=spoken.guide,
        words=words_of(spoken).map,
        policy=map_policy(SCRIPT, STYLE),
        icon=icon(),
        style=STYLE,
        script=SCRIPT,
        drawing=drawn.svg,
        data=data(drawn),
        home=drawn.address,
    )
