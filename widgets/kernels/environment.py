"""What a kernel, and the process that it is forked from, may know of their server's environment."""

from __future__ import annotations

from collections.abc import Mapping

from widgets.views.assets import MODULES
from widgets.views.draft_mark import DRAFT

SYSTEM = {"PATH", "HOME", "LANG", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT"}
PASSED_ON = SYSTEM | {"GUIDE", MODULES, DRAFT}
PASSED_ON_PREFIXES = ("LC_", "VIRTUAL_ENV", "CONDA_PREFIX", "PYTHON", "JUPYTER_P", "JUPYTER_D")
# glibc gives each thread a heap of its own; a kernel's threads take turns, and need but one.
ONE_HEAP = {"MALLOC_ARENA_MAX": "1"}


def scrubbed(environment: Mapping[str, str]) -> dict[str, str]:
    """The part of an environment that a kernel needs: nothing secret, nothing of a visitor."""
    return {
        name: value
        for name, value in environment.items()
        if name in PASSED_ON or name.startswith(PASSED_ON_PREFIXES)
    }
