"""The faults: each is made on entering and, where it can be, mended on leaving."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from playwright.async_api import Error

from tests.bench import wire
from tests.bench.live import Cut, LiveVisitor
from tests.faults.expectations import Expectations
from tests.faults.kernel_faults import (
    fork_server_killed,
    kernel_killed,
    kernel_stopped,
    memory_short,
)
from tests.faults.real import RealVisitor
from tests.faults.world import World

# After their server's or socket's end kernels end by themselves within these seconds.
LONGEST_ORPHAN = 10.0
BLOCKED = 3.0
# A half-saved folder is seen by the app within a second or two.
WATCHED = 5.0
TAKEN_IN = 15.0
FROZEN = 4.0
TITLE = re.compile("^title: (.*)$", re.MULTILINE)
MARK = "（改）"
BROKEN = "title: ["


@asynccontextmanager
async def server_killed(
    world: World, _: list[RealVisitor], expectations: Expectations
) -> AsyncIterator[None]:
    """The server dies, and is started again at the same address while its visitors read on."""
    family = world.kill()
    died = time.monotonic()
    starting = asyncio.create_task(asyncio.to_thread(world.start))
    try:
        yield
    finally:
        await starting
    while left := [f"{one.pid} {one.status()}" for one in family if one.is_running()]:
        if time.monotonic() > died + LONGEST_ORPHAN:
            break
        await asyncio.sleep(0.2)
    expectations.expect("kernels end with their server", not left, left)


@asynccontextmanager
async def content_changed(
    world: World, _: list[RealVisitor], expectations: Expectations
) -> AsyncIterator[None]:
    """The content is replaced by another that is right; who comes now reads that."""
    file = world.content / "guide.yaml"
    old = TITLE.search(text := file.read_text(encoding="utf-8"))
    assert old
    new = old[1].removesuffix(MARK) if old[1].endswith(MARK) else old[1] + MARK
    file.write_text(TITLE.sub(f"title: {new}", text, count=1), encoding="utf-8")
    yield
    end = time.monotonic() + TAKEN_IN
    while not (taken := f"<title>{new}</title>" in (await wire.get(world.url, "/")).text):
        if time.monotonic() > end:
            break
        await asyncio.sleep(0.2)
    expectations.expect("changed content reaches who comes now", taken, new)


@asynccontextmanager
async def content_broken(
    world: World, visitors: list[RealVisitor], expectations: Expectations
) -> AsyncIterator[None]:
    """The content is replaced by one with problems; nobody ever gets that."""
    heading = (flow := visitors[0].flow).steps[flow.guide.start].title
    file = world.content / "guide.yaml"
    good = file.read_text(encoding="utf-8")
    file.write_text(BROKEN, encoding="utf-8")
    try:
        yield
        end = time.monotonic() + WATCHED
        while time.monotonic() < end:
            answer = await wire.get(world.url, "/")
            right = answer.status == 200 and heading in answer.text
            expectations.expect("broken content reaches nobody", right, answer.status)
            await asyncio.sleep(0.5)
    finally:
        file.write_text(good, encoding="utf-8")


@asynccontextmanager
async def network_cut(
    _: World, visitors: list[RealVisitor], __: Expectations
) -> AsyncIterator[None]:
    """Every phone loses its network, and has it back some seconds later."""
    there = [visitor for visitor in visitors if visitor.there]
    for visitor in there:
        await visitor.context.set_offline(True)
    yield
    for visitor in there:
        with suppress(Error):
            await visitor.context.set_offline(False)
    await asyncio.gather(*(visitor.check() for visitor in there))


@asynccontextmanager
async def tab_frozen(
    _: World, visitors: list[RealVisitor], __: Expectations
) -> AsyncIterator[None]:
    """Every tab sleeps for some seconds, and wakes up."""
    there = [visitor for visitor in visitors if visitor.there]
    for state, pause in (("frozen", FROZEN), ("active", 0.0)):
        for visitor in there:
            session = await visitor.context.new_cdp_session(visitor.page)
            await session.send("Page.setWebLifecycleState", {"state": state})
            await session.detach()
        await asyncio.sleep(pause)
    yield


@asynccontextmanager
async def sockets_blocked(
    world: World, visitors: list[RealVisitor], expectations: Expectations
) -> AsyncIterator[None]:
    """No websocket passes any more, and those that were open break; then they pass again."""
    world.proxy.block()
    try:
        yield
        await asyncio.sleep(BLOCKED)
        with suppress(Cut):
            await LiveVisitor.come(world.url)
            expectations.expect("no socket passes", False)
        await asyncio.gather(*(visitor.check() for visitor in visitors))
    finally:
        world.proxy.unblock()


Fault = Callable[[World, list[RealVisitor], Expectations], AbstractAsyncContextManager[None]]
FAULTS: dict[str, Fault] = {
    "server killed": server_killed,
    "kernel killed": kernel_killed,
    "sockets blocked": sockets_blocked,
    "fork server killed": fork_server_killed,
    "kernel stopped": kernel_stopped,
    "memory short": memory_short,
    "content changed": content_changed,
    "network cut": network_cut,
    "content broken": content_broken,
    "tab frozen": tab_frozen,
}
