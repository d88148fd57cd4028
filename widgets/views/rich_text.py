"""What few guides have in their texts, and need a style of its own for."""

from __future__ import annotations

from guide_data.model.flow import Flow
from widgets.views.fragment import frame
from widgets.views.once_per_flow import once_per_flow
from widgets.views.step_view import StepView, all_views

STYLE = "static/rich_text.css"
MARKS = (
    *("<code>", "<em>", "<table>", "<blockquote>"),
    *('<div class="callout', '<img class="picture"', 'href="mailto:'),
)
CODE = "<pre><code>"


@once_per_flow
def all_html(flow: Flow) -> tuple[str, ...]:
    """All that a flow says as HTML, in each of its languages."""
    views = [view for spoken in flow.languages for view in all_views(spoken).values()]
    about = [str(frame(spoken)["about"]) for spoken in flow.languages]
    return (*about, *(html for view in views for html in htmls(view)))


def htmls(view: StepView) -> tuple[str, ...]:
    """All that a view holds as HTML."""
    return (view.body, *(way.body for way in view.ways), view.aged, *view.meanwhile)


@once_per_flow
def has_rich_text(flow: Flow) -> bool:
    """Whether a flow has any of it, in any of its languages."""
    return any(mark in html for html in all_html(flow) for mark in MARKS)


@once_per_flow
def has_code(flow: Flow) -> bool:
    """Whether a flow has blocks of code to copy."""
    return any(CODE in html for html in all_html(flow))
