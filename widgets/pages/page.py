"""The page: the whole guide as one document, complete without scripts, server or kernel."""

from __future__ import annotations

from urllib.parse import quote

from guide_data.model.flow import Flow
from widgets.pages.headers import tag_policy
from widgets.pages.inlined import SCRIPT, STYLE
from widgets.views.assets import template
from widgets.views.fragment import page
from widgets.views.languages import others

MARK = "<!-- the page -->"
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="7" fill="#0b57a4"/>'
    '<path d="M10 15v-3a6 6 0 0 1 12 0v3h2v11H8V15zm3 0h6v-3a3 3 0 0 0-6 0z" fill="#fff"/></svg>'
)


def document(
    flow: Flow, *, language: str = "", leaf: str = "", live: str = "", full: bool = False
) -> str:
    """The page as a document of its own, complete in one file.

    ``language`` is the one it speaks, else the guide's own; ``leaf`` is how its address ends.
    ``live`` is the address of the live guide, empty where there is none;
    ``full`` says in one line that recording is not available just now.
    """
    spoken = flow.speaking(language)
    inside = page(spoken, switch=others(flow, spoken, leaf))
    policy = tag_policy(asks=bool(live) or full)
    return shell(spoken, inside, live=live, full=full, policy=policy)


def around(flow: Flow, language: str, leaf: str, base_url: str) -> tuple[str, str]:
    """What Voilà writes with the live guide: all up to the end of the page, and what follows."""
    spoken = flow.speaking(language)
    whole = page(spoken, switch=others(flow, spoken, leaf)) + MARK
    before, _, after = shell(spoken, whole, voila=base_url).partition(MARK)
    return before, after


def shell(flow: Flow, inside: str, **given: object) -> str:
    """A document around a piece of HTML."""
    names = {"live": "", "full": False, "voila": "", "policy": "", "script": SCRIPT} | given
    return template("document").render(
        guide=flow.guide, page=inside, style=STYLE, icon=icon(), **names
    )


def icon() -> str:
    """The page's icon as an address, so that no request is needed for it."""
    return f"data:image/svg+xml,{quote(ICON)}"
