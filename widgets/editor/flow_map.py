"""The map on the editor's desk: the step on screen is marked, and every step can be gone to."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets as t

from widgets.views.assets import script, static


class FlowMap(anywidget.AnyWidget):
    """Shows an SVG, ``drawing``, whose element ``map-<step>`` is the step on screen.

    ``on_go`` is called with the step of a link ``#<step>`` that was followed, on the map or
    anywhere else on the desk.
    """

    _esm = script("editor/flow_map.js")
    _css = static("editor/desk.css")

    drawing = t.Unicode().tag(sync=True)
    step = t.Unicode().tag(sync=True)
    label = t.Unicode("地図").tag(sync=True)
    on_go = t.Callable()

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.on_msg(self._on_message)

    def _on_message(self, _: Any, content: Any, buffers: Any) -> None:
        step = content.get("go") if isinstance(content, dict) else None
        if isinstance(step, str):
            self.on_go(step)
