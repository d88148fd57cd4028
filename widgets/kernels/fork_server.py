"""``python -m widgets.kernels.fork_server``: forks visitors' kernels, all of them half made.

It has imported what a kernel needs, and read the guide of the variable GUIDE, before it forks the
first one: kernels share that memory, and none spends time on it. It has one thread and no zmq
context, as neither outlives a fork. Requests come as lines of JSON, answers go as such:
``fork_messages`` has their types. When its input is closed, its kernels end, and so does it.

Sources: Python's ``multiprocessing.forkserver``; ``fork(2)``; ``gc.freeze`` in Python's docs.
"""

from __future__ import annotations

import gc
import json
import os
import selectors
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from widgets.kernels.fork_messages import ForkRequest
from widgets.kernels.launcher import launch
from widgets.kernels.process_control import end_with, rename
from widgets.kernels.warm_up import warm_up

READ_BYTES = 2**16


class ForkServer:
    """Forks a kernel for each request, and reports how each has ended."""

    def __init__(self, requests: int, answers: int) -> None:
        self._requests, self._answers = requests, answers
        self._unread = b""
        # Which request a kernel is of, by its process.
        self._kernels: dict[int, int] = {}
        self._open, self._retired = True, False
        self._signalled, self._signals = os.pipe()
        os.set_blocking(self._signals, False)
        signal.set_wakeup_fd(self._signals, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> ForkRequest | None:
        """Serve until the input is closed; returns in each kernel, too: with what it is to be."""
        self._tell({"ready": True})
        with selectors.DefaultSelector() as selector:
            selector.register(self._requests, selectors.EVENT_READ)
            selector.register(self._signalled, selectors.EVENT_READ)
            while self._open and not (self._retired and not self._kernels):
                ready = {key.fd for key, _ in selector.select()}
                if self._signalled in ready:
                    self._reap()
                for request in self._received() if self._requests in ready else ():
                    if self._forked(request):
                        return request
        self._end_kernels()
        return None

    def _received(self) -> Iterator[ForkRequest]:
        """The requests that have come; at the end of the input, none comes any more."""
        data = os.read(self._requests, READ_BYTES)
        self._open = bool(data)
        *lines, self._unread = (self._unread + data).split(b"\n")
        for message in map(json.loads, lines):
            if "retire" in message:
                self._retired = True
            else:
                yield message

    def _forked(self, request: ForkRequest) -> bool:
        """Fork a kernel; whether this is it."""
        server = os.getpid()
        try:
            process = os.fork()
        except OSError as error:
            self._tell({"id": request["id"], "error": str(error)})
            return False
        if process == 0:
            self._become_kernel(request, server)
            return True
        self._kernels[process] = request["id"]
        return False

    def _become_kernel(self, request: ForkRequest, server: int) -> None:
        """Be on one's own: of the server's, a kernel keeps but the memory."""
        end_with(server)
        # Its group can be signalled, and no terminal reaches it.
        os.setsid()
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.environ.clear()
        os.environ.update(request["environment"])
        time.tzset()
        os.chdir(request["folder"])
        # Not before: who is told of it may signal its group at once.
        self._tell({"id": request["id"], "process": os.getpid()})
        for handle in (self._requests, self._answers, self._signalled, self._signals):
            os.close(handle)

    def _reap(self) -> None:
        """Report each kernel that has ended."""
        os.read(self._signalled, READ_BYTES)
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                code = os.waitstatus_to_exitcode(ended[1])
                self._tell({"id": self._kernels.pop(ended[0]), "exit_code": code})

    def _end_kernels(self) -> None:
        for process in self._kernels:
            os.kill(process, signal.SIGKILL)
        for process in self._kernels:
            os.waitpid(process, 0)

    def _tell(self, message: dict[str, Any]) -> None:
        # Short enough for a pipe to take it in one piece, also from a kernel.
        with suppress(BrokenPipeError):
            os.write(self._answers, json.dumps(message).encode() + b"\n")


def taken_pipes() -> tuple[int, int]:
    """The pipes that were standard input and output, which nothing else can then read or write."""
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return requests, answers


def main() -> None:
    """Serve, and be each of the kernels that are forked."""
    end_with(int(os.environ["JPY_PARENT_PID"]))
    rename("fork-server")
    server = ForkServer(*taken_pipes())
    warm_up()
    if request := server.serve():
        gc.enable()
        launch(request["arguments"])


if __name__ == "__main__":
    main()
