"""What only some guides' pages need: a script and a style that no other guide's page holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from guide_data.model.flow import Flow
from widgets.pages.inlined import MODULE
from widgets.views.assets import script_beside, style
from widgets.views.step_view import StepView, all_views

# Each module, and on which steps it is needed.
FEATURES: dict[str, Callable[[StepView], bool]] = {
    "pages/back_links.js": lambda view: bool(view.back),
    "pages/page_filter.js": lambda view: view.is_long,
}
STYLES = {"pages/page_filter.js": "live/parts/long_list.css"}


class More(NamedTuple):
    """A script and a style beside those of every page."""

    script: str
    style: str


def features(flow: Flow) -> More | None:
    """What the page of a guide needs beside what every page has; None for nothing."""
    views = all_views(flow).values()
    needed = tuple(name for name, needs in FEATURES.items() if any(map(needs, views)))
    if not needed:
        return None
    styles = [STYLES[name] for name in needed if name in STYLES]
    return More(script_beside(needed, MODULE), style(*styles))
