"""Kernels as Jupyter provisions them: forked where that can be, else started afresh.

Its entry point, ``forked``, stands in pyproject.toml. Source: jupyter_client's docs, "Customizing
the kernel's runtime environment: kernel provisioning".
"""

from __future__ import annotations

import os
import sys
from typing import Any, ClassVar

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from widgets.kernels.current_fork_server import CurrentForkServer
from widgets.kernels.environment import ONE_HEAP

# The name of its entry point.
NAME = "forked"
IPYKERNEL = "ipykernel_launcher"
# What a caller may ask of a process that is forked.
GIVEN = {"env", "cwd", "kernel_id", "extra_arguments"}


class ForkingProvisioner(LocalProvisioner):
    """Kernels that are forked from a process with the guide in it; they know only what the guide
    needs. A kernel that is not Python's own is started as its specification says."""

    fork_server: ClassVar = CurrentForkServer()

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel, or start it; raises RuntimeError where neither can be done."""
        arguments = ipykernel_arguments(cmd)
        if arguments is None:
            return await super().launch_kernel(cmd, **kwargs)
        kwargs["env"] = environment = kwargs.get("env", os.environ) | ONE_HEAP
        folder = str(kwargs.get("cwd") or os.getcwd())
        forked = None
        if kwargs.keys() <= GIVEN:
            forked = await self.fork_server.fork(arguments, environment, folder, self.log)
        if forked is None:
            return await super().launch_kernel(fresh_command(arguments), **kwargs)
        self.process = forked  # type: ignore[assignment]
        # It leads a group of its own.
        self.pid = self.pgid = forked.pid
        self.cwd = folder
        return self.connection_info


def ipykernel_arguments(command: list[str]) -> list[str] | None:
    """What a command gives this Python's own ipykernel; None where it starts anything else."""
    if command[0] != sys.executable or IPYKERNEL not in command:
        return None
    return command[command.index(IPYKERNEL) + 1 :]


def fresh_command(arguments: list[str]) -> list[str]:
    """How a kernel is started that knows only what the guide needs."""
    return [sys.executable, "-P", "-m", "widgets.kernels.launcher", *arguments]
