"""The whole guide for paper: every step once, by number, in the order it is read."""

from __future__ import annotations

from guide_data.model.flow import Flow
from guide_data.text.language_tags import date_in
from widgets.pages.extras import extras
from widgets.pages.headers import tag_policy
from widgets.pages.page import shell
from widgets.views.assets import template
from widgets.views.fragment import PAPER, frame
from widgets.views.languages import others
from widgets.views.step_view import INDEX, all_views, index_groups
from widgets.views.words import words_of


def paper(flow: Flow, *, language: str = "", home: str = "./") -> str:
    """The guide as a document to print, without scripts.

    ``language`` is the one it speaks, else the guide's own; ``home`` is where its page is.
    """
    spoken = flow.speaking(language)
    views = {id: view for id, view in all_views(spoken).items() if id != INDEX}
    numbers = {id: n for n, id in enumerate(in_order(spoken), 1)}
    inside = template("print_page").render(
        flow=spoken,
        steps=[views[id] for id in numbers],
        numbers=numbers,
        index=list(index_groups(spoken)),
        others=list(others(flow, spoken, PAPER)),
        home=home,
        as_of=date_in(spoken.guide.as_of, words_of(spoken).typography["locale"]),
        chosen="",
        **frame(spoken),
    )
    # On paper nothing is copied.
    more = [("", style) for _, style in extras(flow)]
    policy = tag_policy(asks=False, more=more)
    return shell(flow, spoken, inside, policy=policy, script="", extras=more)


def in_order(flow: Flow) -> list[str]:
    """The steps' ids in reading order, the start first wherever it stands."""
    return sorted(flow.steps, key=lambda id: id != flow.guide.start)
