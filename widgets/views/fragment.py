"""The whole guide as one piece of HTML, for any document to hold, and what stands around a step."""

from __future__ import annotations

from collections.abc import Iterable

from guide_data.model.flow import Flow
from guide_data.search.vocabulary import vocabulary_text
from guide_data.text.markdown import to_html
from widgets.views.assets import template
from widgets.views.draft_mark import is_draft
from widgets.views.languages import Other
from widgets.views.quotes import quoted_in
from widgets.views.step_view import StepView, all_views, labels_of
from widgets.views.text_languages import own_language
from widgets.views.words import words_of

# The whole guide for paper, beside every page.
PAPER = "print.html"


def page(flow: Flow, views: dict[str, StepView] | None = None, switch: Iterable[Other] = ()) -> str:
    """The guide as HTML in which every step is a section, complete without scripts.

    ``views`` are those of the flow, where they are made already; ``switch`` are the other
    languages that every step leads to.
    """
    views = views or all_views(flow)
    start = flow.guide.start
    # The start comes last: the style tells why.
    ordered = [view for view in views.values() if view.id != start] + [views[start]]
    shown = {"views": ordered, "others": list(switch), "chosen": "", "prefix": ""}
    return template("guide").render(**shown, **frame(flow))


def frame(flow: Flow) -> dict[str, object]:
    """What stands around every step: the names that header, footer and headings use."""
    return {
        "paper": PAPER,
        "guide": flow.guide,
        "words": words_of(flow),
        "quoted": quoted_in(flow),
        "own_language": own_language(flow),
        "about": to_html(flow.guide.about, labels_of(flow)),
        "draft": is_draft(),
        "has_index": bool(flow.index),
        "helpline": flow.helpline,
        "vocabulary": vocabulary_text(flow),
    }
