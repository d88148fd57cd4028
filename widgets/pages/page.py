"""The page: the whole guide as one document, complete without scripts, server or kernel."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import quote

from guide_data.model.flow import Flow
from guide_data.text.markdown import to_html
from widgets.views.assets import script, static, template
from widgets.views.i18n import words_for
from widgets.views.languages import Other, others
from widgets.views.step_view import StepView, all_views

STYLE = static("static/style.css")
SCRIPT = script("pages/handover.js")
MARK = "<!-- the page -->"
# The whole guide for paper, beside every page.
PAPER = "print.html"
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="7" fill="#0b57a4"/>'
    '<path d="M10 15v-3a6 6 0 0 1 12 0v3h2v11H8V15zm3 0h6v-3a3 3 0 0 0-6 0z" fill="#fff"/></svg>'
)


def page(flow: Flow, views: dict[str, StepView] | None = None, switch: Iterable[Other] = ()) -> str:
    """The guide as one piece of HTML, every step a section, for any document to hold.

    ``views`` are those of the flow, where they are made already; ``switch`` are the other
    languages that every step leads to.
    """
    views = views or all_views(flow)
    start = flow.guide.start
    # The start comes last: the style tells why.
    ordered = [view for view in views.values() if view.id != start] + [views[start]]
    return template("guide").render(views=ordered, others=list(switch), chosen="", **frame(flow))


def frame(flow: Flow) -> dict[str, object]:
    """What stands around every step: the names that header and footer use."""
    return {
        "paper": PAPER,
        "guide": flow.guide,
        "words": words_for(flow.guide.language),
        "about": to_html(flow.guide.about),
        "has_index": bool(flow.index),
        "helpline": flow.helpline,
    }


def document(
    flow: Flow, *, language: str = "", leaf: str = "", live: str = "", full: bool = False
) -> str:
    """The page as a document of its own, complete in one file.

    ``language`` is the one it speaks, else the guide's own; ``leaf`` is how its address ends.
    ``live`` is the address of the live guide, empty where there is none;
    ``full`` says in one line that recording is not available just now.
    """
    said = flow.speaking(language)
    inside = page(said, switch=others(flow, said, leaf))
    return shell(said, inside, live=live, full=full, policy=policy(asks=bool(live) or full))


def around(flow: Flow, language: str, leaf: str, base_url: str) -> tuple[str, str]:
    """What Voilà writes with the live guide: all up to the end of the page, and what follows."""
    said = flow.speaking(language)
    whole = page(said, switch=others(flow, said, leaf)) + MARK
    before, _, after = shell(said, whole, voila=base_url).partition(MARK)
    return before, after


def shell(flow: Flow, inside: str, **given: object) -> str:
    """A document around a piece of HTML."""
    names = {"live": "", "full": False, "voila": "", "policy": "", "script": SCRIPT} | given
    return template("document").render(
        guide=flow.guide, page=inside, style=STYLE, icon=icon(), **names
    )


def policy(*, asks: bool) -> str:
    """What the page may do: run its one script, use its one style, and where it may, ask its own
    server whether a live guide is ready.
    """
    server = "'self'" if asks else "'none'"
    return (
        f"default-src 'none'; script-src '{fingerprint(SCRIPT)}'; "
        f"style-src '{fingerprint(STYLE)}'; img-src data:; connect-src {server}; "
        "base-uri 'none'; form-action 'none'"
    )


def live_policy() -> str:
    """What the live guide may do: as the page, and run the widgets from its own server.

    JupyterLab's parts set styles at run time; anywidget loads its modules from blobs.
    """
    return (
        f"default-src 'none'; script-src 'self' blob: '{fingerprint(SCRIPT)}'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def fingerprint(text: str) -> str:
    """The hash by which a policy allows an inline script or style."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def icon() -> str:
    """The page's icon as an address, so that no request is needed for it."""
    return f"data:image/svg+xml,{quote(ICON)}"
