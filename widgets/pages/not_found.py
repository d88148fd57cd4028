"""The page for an address at which there is nothing: it leads to the guide, in every language."""

from __future__ import annotations

from guide_data.model.flow import Flow
from widgets.pages.headers import tag_policy
from widgets.pages.page import shell
from widgets.views.assets import template
from widgets.views.languages import way
from widgets.views.words import words_of


def not_found(flow: Flow, root: str = "/") -> str:
    """The page as a document without scripts; ``root`` is the way from it to the guide."""
    leads = [
        (spoken.guide, words_of(spoken), root + way(flow, flow, spoken))
        for spoken in flow.languages
    ]
    inside = template("not_found").render(guide=flow.guide, leads=leads)
    return shell(flow, flow, inside, policy=tag_policy(asks=False), script="")
