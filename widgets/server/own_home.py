"""A home of its own for the app and its kernels: what users keep in theirs is for them alone."""

from __future__ import annotations

import os
import site
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from guide_data.reading.installation import import_path
from widgets.kernels.environment import HOMES, scrubbed

# Jupyter's own switch: an app that one of its packages makes in passing would read the machine's.
NO_SETTINGS = {"JUPYTER_NO_CONFIG": "1"}


@contextmanager
def own_home() -> Iterator[None]:
    """Let this process and its kernels have an empty home, and know only what they need.

    Jupyter, IPython and what these are made of look for settings in dozens of variables and of
    files in a home; they write there, too, and fail where there is none.
    """
    before, path = dict(os.environ), list(sys.path)
    own = scrubbed(before) | {"PYTHONPATH": import_path()} | NO_SETTINGS
    if site.ENABLE_USER_SITE:
        # What was installed for this user alone is found as before.
        own["PYTHONUSERBASE"] = site.getuserbase()
    with tempfile.TemporaryDirectory(prefix="home_", ignore_cleanup_errors=True) as home:
        replace_environment(own | dict.fromkeys(HOMES, home))
        leave_where_it_was_started()
        try:
            yield
        finally:
            replace_environment(before)
            sys.path[:] = path


def leave_where_it_was_started() -> None:
    """Import nothing more from there: after ``-m`` it comes first, and voila.py may be settings."""
    if sys.flags.safe_path:
        return
    with suppress(FileNotFoundError):  # It is gone.
        if sys.path[0] == os.getcwd():
            del sys.path[0]


def replace_environment(environment: Mapping[str, str]) -> None:
    """Let this process, and what it starts, know this and nothing else."""
    os.environ.clear()
    os.environ.update(environment)
