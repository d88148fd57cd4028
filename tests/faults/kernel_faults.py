"""The faults of kernels, and of what they are forked from."""

from __future__ import annotations

import asyncio
import random
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import psutil

from tests.bench.live import LiveVisitor
from tests.faults.expectations import Expectations
from tests.faults.real import RealVisitor
from tests.faults.world import World

# More come than there are kernels ready, and wait so long in line.
NEWCOMERS, WAITING = 5, 5.0
# What may still be had while memory is short; then no limit, as before.
LITTLE, ALL = 2**20, psutil.RLIM_INFINITY


def a_kernel(world: World, visitors: list[RealVisitor]) -> psutil.Process | None:
    """The kernel of somebody who sees the live guide; else any; None where there is none."""
    kernels = world.app.kernels()
    theirs = {visitor.pid for visitor in visitors if visitor.is_live}
    taken = [kernel for kernel in kernels if kernel.pid in theirs]
    return random.choice(taken or kernels) if kernels else None


@asynccontextmanager
async def kernel_killed(
    world: World, visitors: list[RealVisitor], _: Expectations
) -> AsyncIterator[None]:
    """A kernel dies under its visitor."""
    if kernel := a_kernel(world, visitors):
        kernel.kill()
    yield


@asynccontextmanager
async def kernel_stopped(
    world: World, visitors: list[RealVisitor], _: Expectations
) -> AsyncIterator[None]:
    """A kernel hangs, and never wakes up."""
    if kernel := a_kernel(world, visitors):
        kernel.send_signal(signal.SIGSTOP)
    yield


@asynccontextmanager
async def fork_server_killed(
    world: World, _: list[RealVisitor], expectations: Expectations
) -> AsyncIterator[None]:
    """What kernels are forked from dies, and they with it; a new one takes its place."""
    server = world.fork_server()
    expectations.expect("kernels are forked", server is not None)
    if server:
        server.kill()
    yield


@asynccontextmanager
async def memory_short(
    world: World, _: list[RealVisitor], expectations: Expectations
) -> AsyncIterator[None]:
    """New kernels get no memory, while more people come than there are kernels ready."""
    server = world.fork_server()
    expectations.expect("kernels are forked", server is not None)
    if not server:
        yield
        return
    server.rlimit(psutil.RLIMIT_AS, (server.memory_info().vms + LITTLE, ALL))
    coming = [asyncio.create_task(come(world)) for _ in range(NEWCOMERS)]
    yield
    await asyncio.wait(coming)
    with suppress(psutil.NoSuchProcess):
        server.rlimit(psutil.RLIMIT_AS, (ALL, ALL))


async def come(world: World) -> None:
    """Come to the live guide, and leave at once, or after having waited in vain."""
    with suppress(OSError, EOFError, TimeoutError):
        visitor = await asyncio.wait_for(LiveVisitor.come(world.url), WAITING)
        if visitor:
            visitor.close()
