"""The one file that a page imports to go live: the host, every module that a guide names, and the
way there and back. What the page has already, it does not hold once more.
"""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

from guide_data.model.flow import Flow
from widgets.live.parts.long_list import LongList
from widgets.live.parts.part_registry import PARTS
from widgets.pages.inlined import MODULE, STYLES
from widgets.views.assets import FOLDER, bundle, style
from widgets.views.step_view import all_views

MODULES = ("live/address.js", *(f"live/parts/{part.name}.js" for part in PARTS))
# Only where a guide has such a question: then its page has the style already.
LONG_LIST = f"live/parts/{LongList.name}"
STYLED = (path.relative_to(FOLDER).as_posix() for path in sorted(FOLDER.glob("live/parts/*.css")))
ELSEWHERE = (*STYLES, f"{LONG_LIST}.css")
STYLE = style("host/host.css", *(name for name in STYLED if name not in ELSEWHERE))


class LiveBundle(NamedTuple):
    """A file to go live by: its name, which changes with it, so that browsers and proxies may keep
    it for ever; and what is in it.
    """

    name: str
    text: str


def made_of(modules: tuple[str, ...]) -> LiveBundle:
    """The file with some modules."""
    text = bundle(("host/host.js", "pages/handover.js"), modules, beside=MODULE, style=STYLE)
    return LiveBundle(f"assets/live.{sha256(text.encode()).hexdigest()[:12]}.js", text)


SHORT, LONG = BUNDLES = made_of(MODULES), made_of((*MODULES, f"{LONG_LIST}.js"))
NAME, TEXT = SHORT


def bundle_for(flow: Flow) -> LiveBundle:
    """The file by which a guide's page goes live."""
    is_long = any(view.is_long for view in all_views(flow).values())
    return LONG if is_long else SHORT
