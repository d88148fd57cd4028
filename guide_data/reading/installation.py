"""How this came to be here, from a checkout or by pip, and what there is to do in that case."""

from __future__ import annotations

import os
from pathlib import Path

from guide_data.reading.folder import PACKAGE, PROJECT

# A Makefile alone may be anybody's: beside what pip installed there may lie anything.
IN_CHECKOUT = all((PROJECT / name).is_file() for name in ("Makefile", "pyproject.toml"))
# What sets up whatever judges a guide and draws it, which an app does without.
TO_JUDGE = "make lab" if IN_CHECKOUT else 'pip install "login-guide[lab]"'


def notebooks_folder() -> Path:
    """The folder of the notebooks: within the package where that was installed."""
    installed = PACKAGE / "notebooks"
    return installed if installed.is_dir() else PROJECT / "notebooks"


def import_path() -> str:
    """PYTHONPATH for what this program starts: it finds this very program, wherever it starts.

    What pip installed is found without, and would come before Python's own.
    """
    paths = [str(PROJECT) if IN_CHECKOUT else "", os.environ.get("PYTHONPATH", "")]
    return os.pathsep.join(filter(None, paths))


def to_serve_at(port: int) -> str:
    """What to type to have the app listen elsewhere."""
    return f"make app PORT={port}" if IN_CHECKOUT else f"login-guide app --port {port}"


def to_check(folder: Path) -> str:
    """What to type to have a content folder checked."""
    return "make check" if IN_CHECKOUT else f'login-guide check "{folder}"'
