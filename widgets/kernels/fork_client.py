"""A fork server as the app sees it: it is asked for kernels, and tells of their ends."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from concurrent.futures import Future
from contextlib import suppress
from itertools import count
from threading import Lock, Thread
from typing import Any

from widgets.kernels.environment import ONE_HEAP
from widgets.kernels.fork_messages import ForkAnswer, ForkRequest, Retire
from widgets.kernels.forked_process import ForkedProcess

COMMAND = (sys.executable, "-P", "-m", "widgets.kernels.fork_server")
GONE = "the fork server has ended"


class ForkClient:
    """Starts a fork server with an environment, of which it knows nothing else.

    What it tells is read by a thread: whoever polls a kernel need not wait for anything. To be
    made by a thread that lasts: it ends with that one.
    """

    def __init__(self, environment: dict[str, str]) -> None:
        around = environment | ONE_HEAP | {"JPY_PARENT_PID": str(os.getpid())}
        self._process = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=around,
            start_new_session=True,  # Ctrl+C is the server's.
        )
        self.pid = self._process.pid
        self._ready: Future[None] = Future()
        self._numbers = count(1)
        self._asked: dict[int, Future[ForkedProcess]] = {}
        self._kernels: dict[int, ForkedProcess] = {}
        self._lock, self._ended = Lock(), False
        Thread(target=self._listen, daemon=True, name="fork server's answers").start()

    @property
    def alive(self) -> bool:
        """Whether it runs, as far as was heard."""
        return not self._ended

    @property
    def was_ready(self) -> bool:
        """Whether it has come up."""
        return self._ready.done() and not self._ready.exception()

    async def ready(self) -> None:
        """Wait until it can fork; raises RuntimeError where it never will."""
        await asyncio.shield(asyncio.wrap_future(self._ready))

    async def fork(
        self, arguments: list[str], environment: dict[str, str], folder: str
    ) -> ForkedProcess:
        """A new kernel; raises RuntimeError where there is none to be had."""
        asked: Future[ForkedProcess] = Future()
        number = next(self._numbers)
        with self._lock:
            if self._ended:
                raise RuntimeError(GONE)
            self._asked[number] = asked
        self._send(
            {"id": number, "arguments": arguments, "environment": environment, "folder": folder}
        )
        try:
            return await asyncio.shield(asyncio.wrap_future(asked))
        except asyncio.CancelledError:
            asked.add_done_callback(kill_unwanted)
            raise

    def retire(self) -> None:
        """Let it end when its last kernel has ended."""
        self._send({"retire": True})

    def kill(self) -> None:
        """End it with all its kernels."""
        self._process.kill()

    def _send(self, message: ForkRequest | Retire) -> None:
        assert self._process.stdin
        # Where it has ended and this is closed, the thread that listens says so.
        with suppress(BrokenPipeError, ValueError):
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout
        # Whatever is no JSON did not come from a fork server.
        with self._process.stdout as answers, suppress(ValueError):
            for line in answers:
                self._hear(json.loads(line))
        self._end()

    def _hear(self, answer: ForkAnswer) -> None:
        if "ready" in answer:
            self._ready.set_result(None)
            return
        number = answer["id"]
        if "process" in answer:
            self._kernels[number] = kernel = ForkedProcess(answer["process"])
            self._asked.pop(number).set_result(kernel)
        elif number in self._kernels:
            self._kernels.pop(number).end(answer["exit_code"])
        else:
            why = answer.get("error", "the kernel ended before it began")
            self._asked.pop(number).set_exception(RuntimeError(why))

    def _end(self) -> None:
        """It has ended, and so have its kernels: Linux saw to that."""
        with self._lock:
            self._ended = True
        self._process.kill()
        self._process.wait()
        assert self._process.stdin
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        waiting: list[Future[Any]] = [self._ready, *self._asked.values()]
        for future in waiting:
            if not future.done():
                future.set_exception(RuntimeError(GONE))
        for kernel in self._kernels.values():
            kernel.end(-signal.SIGKILL)


def kill_unwanted(asked: Future[ForkedProcess]) -> None:
    """Kill a kernel that nobody waits for any more."""
    if not asked.exception():
        asked.result().kill()
