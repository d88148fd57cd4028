"""The page: the whole guide as one document, complete without scripts, server or kernel."""

from __future__ import annotations

from guide_data.model.flow import Flow
from widgets.pages.extras import extras
from widgets.pages.headers import tag_policy
from widgets.pages.icon import DARK, ICON_FILE, LIGHT, icon
from widgets.pages.inlined import SCRIPT, STYLE
from widgets.pages.offline import MANIFEST, WORKER
from widgets.views.assets import template
from widgets.views.draft_mark import draft_marks
from widgets.views.fragment import page
from widgets.views.languages import others, way


def document(
    flow: Flow, *, language: str = "", leaf: str = "", live: str = "", offline: bool = False
) -> str:
    """The page as a document of its own, complete in one file.

    ``language`` is the one it speaks, else the guide's own; ``leaf`` is how its address ends.
    ``live`` is the name of the file by which it goes live, empty where no server does that;
    ``offline`` is whether browsers may keep it, by files beside it, for a visit without a network.
    """
    spoken = flow.speaking(language)
    inside = page(spoken, switch=others(flow, spoken, leaf))
    root = way(flow, spoken, flow)
    more = extras(flow)
    policy = tag_policy(asks=bool(live), offline=offline, more=more)
    given = {"live": live and root + live, "policy": policy, "extras": more}
    return shell(flow, spoken, inside, **given, **(home_screen(root) if offline else {}))


def home_screen(root: str) -> dict[str, object]:
    """The files beside a page for home screens; ``root`` is the way from it to the guide."""
    icons, colours = root + ICON_FILE, {"light": LIGHT, "dark": DARK}
    return {"manifest": MANIFEST, "worker": root + WORKER, "picture": icons, "colours": colours}


def shell(flow: Flow, spoken: Flow, inside: str, **given: object) -> str:
    """A document around a piece of HTML, in one of the languages of a flow."""
    names: dict[str, object]
    names = {"live": "", "policy": "", "script": SCRIPT, "manifest": "", "worker": "", "extras": ()}
    names |= {"guide": spoken.guide, "page": inside, "drafts": draft_marks(flow, spoken)}
    return template("document").render(style=STYLE, icon=icon(), **names | given)
