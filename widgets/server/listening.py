"""Whether an app can listen where it is to, and to as many as it will."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from guide_data.reading.installation import to_serve_at

MOST_FILES = 65_536
# What the system calls all addresses, and where those are found on the machine itself.
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}


def try_to_listen(ip: str, port: int) -> None:
    """End with a plain word where the address cannot be had."""
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    with refused_plainly(ip, port), socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((ip, port))


@contextmanager
def refused_plainly(ip: str, port: int) -> Iterator[None]:
    """End with a plain word where an address cannot be had."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            sys.exit(f"Port {port} is taken. Stop what uses it, or: {to_serve_at(port + 1)}")
        sys.exit(f"Cannot listen on {ip}, port {port}: {error.strerror}")
    except OverflowError:
        sys.exit(f"{port} is no port: choose one from 1024 to 65535")


def address(ip: str, port: int) -> str:
    """Where a browser on this machine finds who listens there."""
    here = EVERYWHERE.get(ip, ip)
    return f"http://{f'[{here}]' if ':' in here else here}:{port}"


def told_address(ip: str, port: int) -> str:
    """The same as an operator tells others: on every address, by the name of the machine."""
    return f"http://{socket.gethostname()}:{port}" if ip in EVERYWHERE else address(ip, port)


def allow_many_files() -> None:
    """Be allowed as many open files as the system grants: each live visitor takes a dozen."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    granted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    with suppress(OSError, ValueError):  # Some systems grant less than they say.
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, granted), hard))
