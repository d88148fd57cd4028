"""The map for editors: a tool on the desk and in notebooks, an image where no kernel runs."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets as t

from guide_data.model.drawn_map import DrawnMap
from guide_data.words.i18n import words_for
from widgets.map_view.map_html import DRAWING, TOOL, image, summary
from widgets.views.assets import script, static, style


class FlowMap(anywidget.AnyWidget):
    """Shows a drawn map, of which ``step`` is the one on screen.

    ``on_go`` is called with each step that is chosen on it, and with the step of a link
    ``#<step>`` that was followed anywhere else on the desk.
    """

    _esm = script("editor/flow_map.js")
    _css = static("editor/desk.css") + style(DRAWING, TOOL)

    map = t.Dict().tag(sync=True)
    words = t.Dict(dict(words_for("ja").map)).tag(sync=True)
    step = t.Unicode().tag(sync=True)
    on_go = t.Callable(lambda step: None)

    def __init__(self, drawn: DrawnMap | None = None, **traits: Any) -> None:
        super().__init__(**traits)
        self.drawn = drawn
        self.on_msg(self._on_message)
        if drawn:
            self.show(drawn)

    def show(self, drawn: DrawnMap) -> None:
        """Show a map instead of the one before; what was chosen on that stays so."""
        self.drawn = drawn
        given = {"drawing": drawn.svg, "details": drawn.details, "address": drawn.address}
        self.map = given

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle and self.drawn:
            # Where no kernel runs, this is seen.
            bundle[0].update({"text/html": self.html, "text/plain": self.plain})
        return bundle

    @property
    def html(self) -> str:
        """What a notebook stores of it: the drawing."""
        return image(self.drawn) if self.drawn else ""

    @property
    def plain(self) -> str:
        """What there is on it, in a line."""
        return summary(self.drawn) if self.drawn else ""

    def _on_message(self, _: Any, content: Any, buffers: Any) -> None:
        step = content.get("go") if isinstance(content, dict) else None
        if isinstance(step, str):
            self.on_go(step)
