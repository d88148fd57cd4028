"""What a page holds beyond the usual, where its guide has what needs it: a style, a script."""

from __future__ import annotations

from guide_data import Flow
from widgets.views.assets import script, style
from widgets.views.rich_text import STYLE as RICH_TEXT
from widgets.views.rich_text import has_code, has_rich_text

COPY = "pages/copy_code.js"


def extras(flow: Flow) -> list[tuple[str, str]]:
    """Scripts and styles of a guide's pages beside those of every page, a pair for each need.

    The same in all its languages, and for paper, so that one policy fits them all.
    """
    if not has_rich_text(flow):
        return []
    # In a block: the page's own script has names of the same modules.
    copy = f"{{\n{script(COPY)}}}\n" if has_code(flow) else ""
    return [(copy, style(RICH_TEXT))]
