"""Widgets that are made of others, which go with them: stock ones leave those behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import ipywidgets as ipw


class Composite(ipw.VBox):
    """A box that closes all that it is made of, and what it keeps out of sight (``spare``)."""

    def spare(self) -> Iterable[ipw.Widget]:
        """What is not shown now, and no trait names."""
        return ()

    def close(self) -> None:
        """Leave nothing behind."""
        # One that was never whole, or is closed, is closed once more when it is forgotten.
        if self.comm is not None:
            super().close()
            close_all(*made_of(self), *self.spare())


def close_all(*widgets: ipw.Widget) -> None:
    """Close widgets, and all that they are made of."""
    for widget in widgets:
        # Closed ones have been here: several may share a layout.
        if widget.comm is not None:
            widget.close()
            close_all(*made_of(widget))


def made_of(widget: ipw.Widget) -> Iterator[ipw.Widget]:
    """The widgets that a widget names in its traits."""
    for name in widget.keys:
        value = getattr(widget, name)
        for one in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(one, ipw.Widget):
                yield one
