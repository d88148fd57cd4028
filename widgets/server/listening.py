"""Whether an app can listen where it is to, and to as many as it will."""

from __future__ import annotations

import errno
import socket
import sys
from contextlib import suppress

from guide_data.reading.installation import to_serve_at

MOST_FILES = 65_536


def try_to_listen(ip: str, port: int) -> None:
    """End with a plain word where the address cannot be had."""
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ip, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                sys.exit(f"Port {port} is taken. Stop what uses it, or: {to_serve_at(port + 1)}")
            sys.exit(f"Cannot listen on {ip}, port {port}: {error.strerror}")
        except OverflowError:
            sys.exit(f"{port} is no port: choose one from 1024 to 65535")


def allow_many_files() -> None:
    """Be allowed as many open files as the system grants: each live visitor takes a dozen."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    granted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    with suppress(OSError, ValueError):  # Some systems grant less than they say.
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, granted), hard))
