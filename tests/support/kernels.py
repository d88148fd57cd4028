"""Kernels without an app around them: started by Jupyter's own manager, asked by its own client."""

from __future__ import annotations

import ast
import asyncio
import os
import tempfile
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import psutil
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning import KernelProvisionerFactory

from tests.support.paths import SMALL
from widgets.kernels.provisioner import NAME

SECONDS = 30


class Kernel:
    """A kernel that runs, with a client that is connected to it."""

    def __init__(self, manager: KernelManager, client: BlockingKernelClient) -> None:
        self.manager, self.client = manager, client

    @property
    def popen(self) -> Any:
        """Its process as Jupyter has it."""
        return self.manager.provisioner.process

    @property
    def process(self) -> psutil.Process:
        """Its process as the system has it."""
        return psutil.Process(self.popen.pid)

    def run(self, code: str) -> dict[str, Any]:
        """Run some code; the content of the reply. An error in it stops nothing asked next."""
        asked = {"reply": True, "timeout": SECONDS, "stop_on_error": False}
        return self.client.execute(code, **asked)["content"]

    def value(self, expression: str) -> Any:
        """What a literal's expression has for a value in the kernel."""
        asked = {"value": expression}
        reply = self.client.execute("", user_expressions=asked, reply=True, timeout=SECONDS)
        return ast.literal_eval(reply["content"]["user_expressions"]["value"]["data"]["text/plain"])


@contextmanager
def provisioned(provisioner: str = NAME, kernel_name: str = "python3", **environment: str):
    """A kernel of a provisioner, until the block ends; it runs in a folder of its own."""
    # Short: a socket's name has little room.
    with tempfile.TemporaryDirectory(prefix="k", ignore_cleanup_errors=True) as folder:
        manager = KernelManager(transport="ipc", ip=f"{folder}/k", kernel_name=kernel_name)
        around = os.environ | {"GUIDE": str(SMALL)} | environment
        with default(provisioner):
            manager.start_kernel(env=around, cwd=folder)
        client = manager.blocking_client()
        try:
            client.start_channels()
            client.wait_for_ready(timeout=SECONDS)
            yield Kernel(manager, client)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)


@contextmanager
def default(provisioner: str):
    """Let kernels come from a provisioner, until the block ends: other tests have others."""
    factory = KernelProvisionerFactory.instance()
    before, factory.default_provisioner_name = factory.default_provisioner_name, provisioner
    try:
        yield
    finally:
        factory.default_provisioner_name = before


# One that lives on: a fork server ends with the thread that started it.
BESIDE = ThreadPoolExecutor(1)


def finished(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """What a coroutine gives, run beside whatever loop a browser of other tests has here."""
    return BESIDE.submit(asyncio.run, coroutine).result()
