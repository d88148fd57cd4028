"""``deploy/start``: nginx and the processes behind it, started together and ended together.

It imports nothing of the guide, as it stays for as long as that is served. Sources: prctl(2),
PR_SET_PDEATHSIG; Python's ``signal.sigtimedwait``.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

import psutil

from deploy.plan import Plan, Refused, app_command, plan_of, site_command
from deploy.taken import folder_of_its_own, serves_our_page, taken

# Whoever started this and has it ignore one of them (nohup) is obeyed.
ENDS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
PR_SET_PDEATHSIG = 1
LOOK_S, LONGEST_LEFT_S, LONGEST_START_S, LONGEST_END_S = 0.2, 5.0, 120.0, 15.0
# One that ends again and again is started later and later.
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0


class Ended(Exception):
    """A signal has come: all is to end."""


@dataclass
class Child:
    """A process that is started again where it ends."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    pause: float = FIRST_PAUSE_S
    started: float = field(default_factory=time.monotonic)

    def start(self) -> None:
        """Start it, in a session of its own: what a terminal sends comes here alone."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            start_new_session=True,
            preexec_fn=as_child_of(os.getpid()),  # noqa: PLW1509 (there is one thread)
        )

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self.process is not None and self.process.poll() is None

    def listens_on(self, port: int) -> bool:
        """Whether it is this process, and no other's, that answers at a port."""
        assert self.process
        with suppress(psutil.Error):
            sockets = psutil.Process(self.process.pid).net_connections("tcp")
            return port in {it.laddr.port for it in sockets if it.status == psutil.CONN_LISTEN}
        return False

    def keep(self) -> None:
        """Start it again where it has ended a while ago."""
        now = time.monotonic()
        if self.alive:
            self.pause = FIRST_PAUSE_S if now - self.started > LONGEST_PAUSE_S else self.pause
        elif self.process:
            say(f"{self.name} has ended and is started again.")
            self.process, self.started = None, now
        elif now - self.started > self.pause:
            self.pause = min(2 * self.pause, LONGEST_PAUSE_S)
            self.start()

    def end(self) -> None:
        """Ask it to end."""
        if self.process:
            self.process.terminate()

    def kill(self) -> None:
        """End it with what it has left: an nginx that was killed leaves its workers."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def as_child_of(parent: int) -> Callable[[], None]:
    """What a child does first: hear signals, and end with its parent, however that ends."""
    libc = ctypes.CDLL(None)

    def begin() -> None:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDS)
        if sys.platform == "linux":
            libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
            if os.getppid() != parent:
                os._exit(1)

    return begin


def await_end(done: Callable[[], bool], seconds: float = float("inf")) -> bool:
    """Wait until something is done; whether it was in time. Raises Ended once a signal comes."""
    heard = {one for one in ENDS if signal.getsignal(one) is not signal.SIG_IGN}
    until = time.monotonic() + seconds
    while not done():
        come = signal.sigtimedwait(heard, LOOK_S)
        # To one that was stopped for long and goes on, Python tells of a signal that never was.
        if come and come.si_signo in heard:
            raise Ended
        if time.monotonic() > until:
            return False
    return True


def supervise(plan: Plan) -> None:
    """Serve until a signal comes; raises Ended then, Refused where it cannot be served."""
    write_site(plan)
    nginx = Child("nginx", [*plan.nginx, "-e", "stderr"])
    apps = [Child(f"Process {n + 1}", app_command(plan, n)) for n in range(plan.processes)]
    try:
        for child in (nginx, *apps):
            child.start()
        await_begun(plan, nginx, apps)
        where = (
            f"The guide is at {plan.urls[0]}" if plan.urls else f"nginx listens on {plan.listen}"
        )
        say(f"{where} (stop with Ctrl+C)")
        await_end(lambda: not kept(nginx, apps))
        raise Refused("nginx has ended.")
    finally:
        end_in_order(nginx, apps)


def write_site(plan: Plan) -> None:
    """Write what nginx serves, and see that it takes its configuration."""
    for command in (site_command(plan), [*plan.nginx, "-e", "stderr", "-t", "-q"]):
        writing = subprocess.Popen(
            command,
            preexec_fn=as_child_of(os.getpid()),  # noqa: PLW1509 (there is one thread)
        )
        try:
            await_end(partial(has_ended, writing))
        finally:
            writing.kill()
            writing.wait()
        if writing.returncode:
            raise Refused("")


def has_ended(process: subprocess.Popen[bytes]) -> bool:
    """Whether a process has ended."""
    return process.poll() is not None


def await_begun(plan: Plan, nginx: Child, apps: list[Child]) -> None:
    """Wait until all listen and our page is served; Refused where one ends, or another answers."""
    wanted = [(nginx, port) for port in plan.listened_ports]
    wanted += zip(apps, plan.ports, strict=True)

    def begun() -> bool:
        for child in (nginx, *apps):
            if not child.alive:
                raise Refused(f"{child.name} could not be started.")
        return all(child.listens_on(port) for child, port in wanted) and serves_our_page(plan)

    if not await_end(begun, LONGEST_START_S):
        raise Refused("Not all processes have come up.")


def kept(nginx: Child, apps: list[Child]) -> bool:
    """Start again what has ended; whether nginx is there. Visitors have the page meanwhile."""
    for app in apps:
        app.keep()
    return nginx.alive


def end_in_order(nginx: Child, apps: list[Child]) -> None:
    """End nginx, so that nobody comes any more, then what is behind it, and wait for all."""
    until = time.monotonic() + LONGEST_END_S
    for group in ([nginx], apps):
        for child in group:
            child.end()
        while any(child.alive for child in group) and time.monotonic() < until:
            time.sleep(LOOK_S / 4)
    for child in (nginx, *apps):
        child.kill()


def say(what: str) -> None:
    """Tell the operator, if anybody still listens."""
    with suppress(OSError):
        print(what, file=sys.stderr, flush=True)


def main() -> int:
    """Serve; the status is 0 where a signal ended it."""
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)
    # nginx would take it for sockets that it inherits.
    os.environ.pop("NGINX", None)
    # What is served is for everyone to read, whoever nginx's workers are.
    os.umask(0o022)
    try:
        plan = plan_of(os.environ)
        with folder_of_its_own(plan.run):
            # Those of one that was killed just now still end.
            if not await_end(lambda: not taken(plan), LONGEST_LEFT_S):
                raise Refused(taken(plan))
            plan.write()
            try:
                supervise(plan)
            except Refused as error:
                raise Refused(f"{error} {taken(plan)}".strip()) from error
    except Ended:
        return 0
    except (Refused, OSError) as error:
        if str(error):
            say(str(error))
    return 1


if __name__ == "__main__":
    sys.exit(main())
