"""Stock widgets as the style has them: what ipywidgets makes anew for each, these share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import ipywidgets as ipw
from ipywidgets.widgets.widget_string import HTMLStyle

W = TypeVar("W", bound=ipw.Widget)


def set_class(widget: ipw.DOMWidget, name: str, there: bool) -> None:
    """Give a widget a class, or take it."""
    (widget.add_class if there else widget.remove_class)(name)


class Plain:
    """Makes the widgets of one guide. Nothing about their layouts and styles differs; one for every
    widget would be half of what a kernel keeps, and of what a visitor's phone is sent.

    ``made`` are all of them, on screen or not: they go with the guide.
    """

    def __init__(self) -> None:
        self.layout = ipw.Layout()
        self._button_style, self._text_style = ipw.ButtonStyle(), HTMLStyle()
        self.made: list[ipw.Widget] = [self.layout, self._button_style, self._text_style]

    def keep(self, widget: W) -> W:
        """Have a widget go with the guide."""
        self.made.append(widget)
        return widget

    def button(self) -> ipw.Button:
        """A button that says nothing yet."""
        return self.keep(ipw.Button(layout=self.layout, style=self._button_style))

    def text(self) -> ipw.HTML:
        """A text that says nothing yet."""
        return self.keep(ipw.HTML(layout=self.layout, style=self._text_style))

    def column(self, children: Iterable[ipw.Widget] = ()) -> ipw.VBox:
        """Widgets one under the other."""
        return self.keep(ipw.VBox(tuple(children), layout=self.layout))

    def row(self, children: Iterable[ipw.Widget]) -> ipw.HBox:
        """Widgets side by side."""
        return self.keep(ipw.HBox(tuple(children), layout=self.layout))
