"""The page: the whole guide as one document, complete without scripts, server or kernel."""

from __future__ import annotations

from urllib.parse import quote

from guide_data.model.flow import Flow
from widgets.pages.headers import tag_policy
from widgets.pages.inlined import SCRIPT, STYLE
from widgets.views.assets import template
from widgets.views.fragment import page
from widgets.views.languages import others, way

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="7" fill="#0b57a4"/>'
    '<path d="M10 15v-3a6 6 0 0 1 12 0v3h2v11H8V15zm3 0h6v-3a3 3 0 0 0-6 0z" fill="#fff"/></svg>'
)


def document(flow: Flow, *, language: str = "", leaf: str = "", live: str = "") -> str:
    """The page as a document of its own, complete in one file.

    ``language`` is the one it speaks, else the guide's own; ``leaf`` is how its address ends.
    ``live`` is the name of the file by which it goes live, empty where no server does that.
    """
    spoken = flow.speaking(language)
    inside = page(spoken, switch=others(flow, spoken, leaf))
    bundle = live and way(flow, spoken, flow) + live
    return shell(spoken, inside, live=bundle, policy=tag_policy(asks=bool(live)))


def shell(flow: Flow, inside: str, **given: object) -> str:
    """A document around a piece of HTML."""
    names = {"live": "", "policy": "", "script": SCRIPT} | given
    return template("document").render(
        guide=flow.guide, page=inside, style=STYLE, icon=icon(), **names
    )


def icon() -> str:
    """The page's icon as an address, so that no request is needed for it."""
    return f"data:image/svg+xml,{quote(ICON)}"
