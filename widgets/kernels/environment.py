"""What a kernel, and the process that it is forked from, may know of their server's environment."""

from __future__ import annotations

from collections.abc import Mapping

from widgets.views.assets import MODULES
from widgets.views.draft_mark import DRAFT

# Where systems say that a user's home is.
HOMES = ("HOME", "USERPROFILE")
SYSTEM = {"PATH", *HOMES, "LANG", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH"}
# Where Python and what it imports are, and where it keeps what it compiles: not what it runs at the
# start, nor how it warns, nor another environment that somebody works in.
PYTHON = {
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONPLATLIBDIR",
    "PYTHONUSERBASE",
    "PYTHONNOUSERSITE",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONPYCACHEPREFIX",
    "PYTHONIOENCODING",
    "PYTHONUTF8",
    "PYTHONUNBUFFERED",
}
PASSED_ON = SYSTEM | PYTHON | {"GUIDE", MODULES, DRAFT}
# glibc gives each thread a heap of its own; a kernel's threads take turns, and need but one.
ONE_HEAP = {"MALLOC_ARENA_MAX": "1"}


def scrubbed(environment: Mapping[str, str]) -> dict[str, str]:
    """The part of an environment that a kernel needs: nothing secret, nothing of a visitor."""
    return {
        name: value
        for name, value in environment.items()
        if name in PASSED_ON or name.startswith("LC_")
    }
