"""Stock widgets as the style has them: what ipywidgets makes anew for each, these share."""

from __future__ import annotations

from collections.abc import Iterable

import ipywidgets as ipw
from ipywidgets.widgets.widget_string import HTMLStyle


def set_class(widget: ipw.DOMWidget, name: str, there: bool) -> None:
    """Give a widget a class, or take it."""
    (widget.add_class if there else widget.remove_class)(name)


class Plain:
    """Makes the widgets of one guide. Nothing about their layouts and styles differs; one for every
    widget would be half of what a kernel keeps, and of what a visitor's phone is sent.
    """

    def __init__(self) -> None:
        self.layout = ipw.Layout()
        self._button_style, self._text_style = ipw.ButtonStyle(), HTMLStyle()

    def button(self) -> ipw.Button:
        """A button that says nothing yet."""
        return ipw.Button(layout=self.layout, style=self._button_style)

    def text(self) -> ipw.HTML:
        """A text that says nothing yet."""
        return ipw.HTML(layout=self.layout, style=self._text_style)

    def column(self, children: Iterable[ipw.Widget] = ()) -> ipw.VBox:
        """Widgets one under the other."""
        return ipw.VBox(tuple(children), layout=self.layout)

    def row(self, children: Iterable[ipw.Widget]) -> ipw.HBox:
        """Widgets side by side."""
        return ipw.HBox(tuple(children), layout=self.layout)
