"""Links from a notebook to a file at a line, for whoever shows the notebook to open."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from urllib.parse import quote

from guide_data.reading.folder import named_from


def link_to(file: str, line: int) -> str:
    """The way to a line of a file, from the folder where the notebook is; "" where there is none.

    JupyterLab goes to the line (it counts from 0), others open the file.
    """
    way = way_to(file)
    return f"{way}#line={max(line - 1, 0)}" if way else ""


@cache
def way_to(file: str) -> str:
    """The relative address of a file that is named as editors know it."""
    # Voilà serves notebooks alone.
    if os.environ.get("SERVER_SOFTWARE", "").startswith("voila"):
        return ""
    here = Path.cwd()
    path = next((folder / file for folder in named_from() if (folder / file).exists()), None)
    try:
        return quote(Path(os.path.relpath(path, here)).as_posix()) if path else ""
    except ValueError:
        return ""  # On another drive of Windows.
