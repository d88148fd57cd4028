"""What a page holds beyond the usual, where its guide has what needs it: a style, a script."""

from __future__ import annotations

from guide_data import Flow
from widgets.pages.page_features import features
from widgets.views.assets import script, style
from widgets.views.rich_text import STYLE as RICH_TEXT
from widgets.views.rich_text import has_code, has_rich_text

COPY = "pages/copy_code.js"


def extras(flow: Flow) -> list[tuple[str, str]]:
    """Scripts and styles of a guide's pages beside those of every page, a pair for each need.

    The same in all its languages, and for paper, so that one policy fits them all.
    """
    return [one for one in (features(flow), rich_text(flow)) if one]


def rich_text(flow: Flow) -> tuple[str, str] | None:
    """What shows tables, code and their like; None where no text has any."""
    if not has_rich_text(flow):
        return None
    # In a block: the page's own script has names of the same modules.
    copy = f"{{\n{script(COPY)}}}\n" if has_code(flow) else ""
    return copy, style(RICH_TEXT)
