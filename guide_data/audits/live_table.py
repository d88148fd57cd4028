"""What a running kernel adds to a table in a notebook: all its rows, to search and to sort.

It is sent beside the output and never part of it: what is stored stays as small as it was.
"""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets as t

from guide_data.messages import gettext

HERE = Path(__file__).parent
_shown: dict[str, LiveTable] = {}


class LiveTable(anywidget.AnyWidget):
    """Puts a table with all rows, ``whole``, where its first rows, ``still``, are shown.

    It has no view of its own: a notebook's output is the HTML that it looks for.
    """

    _esm = HERE / "live_table.js"
    _css = HERE / "live_table.css"

    still = t.Unicode().tag(sync=True)
    whole = t.Unicode().tag(sync=True)
    words = t.Dict().tag(sync=True)

    @t.default("words")
    def _in_words(self) -> dict[str, str]:
        """How it is said what can be done with it, in the language that editors read."""
        return {
            "search": gettext("探す"),
            "every": gettext("{shown} 行"),
            "some": gettext("{all} 行のうち {shown} 行"),
        }


def enliven(still: str, whole: str) -> None:
    """Give a table that is being shown its other rows; a cell that runs again, its new ones."""
    if before := _shown.pop(still, None):
        before.close()
    _shown[still] = LiveTable(still=still, whole=whole)
