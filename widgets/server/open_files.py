"""How many visitors and connections there may be, by the files that this process may open.

Without one for a new socket, what speaks with kernels ends the whole process: connections must not
take theirs. Source: getrlimit(2), RLIMIT_NOFILE.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from widgets.server.settings import Settings

# A live guide has a dozen, a few more while it starts; the server itself two dozen.
PER_VISITOR, OWN = 16, 64
# So many connections there may be whatever else: the page comes before live guides.
LEAST_CONNECTIONS = 100
UNLIMITED = 2**20


def most_open_files() -> int:
    """How many files this process may have open."""
    if sys.platform == "win32":
        return UNLIMITED
    import resource  # noqa: PLC0415

    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return UNLIMITED if soft == resource.RLIM_INFINITY else soft


def within(files: int, settings: Settings) -> Settings:
    """The settings, with no more visitors and connections than there are files for."""
    left = files - OWN
    for_guides = max(0, left - LEAST_CONNECTIONS) // PER_VISITOR
    visitors = min(settings.max_visitors, max(0, for_guides - settings.pool_size))
    guides = visitors + settings.pool_size if visitors else 0
    connections = min(settings.max_connections, max(1, left - PER_VISITOR * guides))
    return replace(settings, max_visitors=visitors, max_connections=connections)


def scarcity(files: int, wanted: Settings, had: Settings) -> str:
    """What an operator is to know where fewer visitors fit than are wanted; else nothing."""
    if had.max_visitors == wanted.max_visitors:
        return ""
    return f"Only {files} files may be open (ulimit -n): {had.max_visitors} live guides at once"
