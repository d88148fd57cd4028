"""What others have already, and whether it is our own page that answers."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import HTTPSHandler, ProxyHandler, build_opener

from deploy.plan import Plan, Refused, parted

# Asked directly, whatever proxy this machine has, and whoever has signed what it shows.
UNVERIFIED = ssl.create_default_context()
UNVERIFIED.check_hostname, UNVERIFIED.verify_mode = False, ssl.CERT_NONE
ASK = build_opener(ProxyHandler({}), HTTPSHandler(context=UNVERIFIED))
ANSWER_S = 5
# What whoever is neither owner nor of the group may do with a folder, and with a file.
ENTER, READ = 0o001, 0o004


@contextmanager
def folder_of_its_own(run: Path) -> Iterator[None]:
    """Keep a folder from all others for as long as this process lives; Refused where it is kept."""
    handle = opened(run)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        said = f"{run} is that of another deploy/start, which is running. Stop it, or:"
        own = f"RUN={run}-2 LISTEN=127.0.0.1:8081 FIRST_PORT=8881 deploy/start"
        raise Refused(f"{said} {own}") from error
    try:
        yield
    finally:
        os.close(handle)


def opened(run: Path) -> int:
    """A folder's handle, made where it was not there; Refused where it cannot be."""
    try:
        if not run.is_dir():
            run.mkdir(parents=True)
        if not os.access(run, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return os.open(run, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise Refused(f"Cannot write to {run} ({error.strerror}): choose another, RUN=…") from error


def taken(plan: Plan) -> str:
    """What is wrong with the ports that are to be listened on; empty where all are free."""
    for given, _ in plan.listened:
        if why := refusal(given):
            return f"{why}, or: LISTEN={beside(given)} deploy/start"
    for port in plan.ports:
        if why := refusal(f"127.0.0.1:{port}"):
            return f"{why}, or: FIRST_PORT={free_from(port + 1, plan.processes)} deploy/start"
    return ""


def refusal(given: str) -> str:
    """Why an address, as nginx writes it, cannot be listened on; empty where it can."""
    host, port = parted(given)
    name = {"": "0.0.0.0", "*": "0.0.0.0"}.get(host, host).strip("[]")
    try:
        family, kind, _, _, address = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return f"Port {port} is taken. Stop what uses it"
        return f"Cannot listen on {given} ({error.strerror})"
    return ""


def beside(given: str) -> str:
    """The next address that is free."""
    host, port = parted(given)
    prefix = f"{host}:" if host else ""
    start = max(port + 1, 8080)
    return next(at for n in count(start) if not refusal(at := f"{prefix}{n}"))


def free_from(port: int, many: int) -> int:
    """The first of so many free ports in a row."""
    return next(n for n in count(port) if not any(map(refusal, locals_at(range(n, n + many)))))


def locals_at(ports: Iterable[int]) -> list[str]:
    """Addresses that only this machine reaches."""
    return [f"127.0.0.1:{port}" for port in ports]


def serves_our_page(plan: Plan) -> bool:
    """Whether nginx serves our very page at each address; not while it does not listen yet.

    Raises Refused where anything else is answered.
    """
    return all(answers_with(url, plan.run / "site" / "index.html") for url in plan.urls)


def answers_with(url: str, page: Path) -> bool:
    """Whether an address answers with a page; raises Refused where it answers with another."""
    try:
        with ASK.open(url, timeout=ANSWER_S) as answer:
            if answer.read() == page.read_bytes():
                return True
        raise Refused(f"At {url} another program answers: choose another port, LISTEN=…")
    except HTTPError as error:
        raise Refused(
            unreadable(page) or f"{url} answers {error.code}, not with {page}."
        ) from error
    except URLError as error:
        if isinstance(error.reason, ssl.SSLError):
            raise Refused(f"{url}: {error.reason}") from error
        return False
    except OSError:
        return False


def unreadable(page: Path) -> str:
    """What nginx's workers may not read, who are nobody in particular; empty where they may."""
    closed = [
        path
        for path in (*reversed(page.parents), page)
        if not path.stat().st_mode & (READ if path == page else ENTER)
    ]
    if not closed:
        return ""
    said = f"nginx's workers may not read {closed[0]}: others than its owner have to"
    return f"{said}. RUN=/run/login-guide deploy/start, or: chmod o+rx {closed[0]}"
