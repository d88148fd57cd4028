"""The widgets that a widget is made of."""

import ipywidgets as ipw


def widgets_of(widget, seen=None):
    """Every widget below one, through whatever trait."""
    seen = {} if seen is None else seen
    if widget.model_id not in seen:
        seen[widget.model_id] = widget
        for name in widget.keys:
            value = getattr(widget, name)
            for one in value if isinstance(value, (list, tuple)) else [value]:
                if isinstance(one, ipw.Widget):
                    widgets_of(one, seen)
    return list(seen.values())
