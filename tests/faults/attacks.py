"""What one hand does to take the live guide from the others: each goes on until it is ended.

``python -m tests.faults.attacks NAME URL``, as a process of its own. Whoever attacks has one
address, where nothing else is said.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import count

from websockets.exceptions import WebSocketException

from guide_data import read_guide
from tests.bench import wire
from tests.bench.live import CHANNELS, Cut, LiveVisitor, connected
from tests.faults.floods import ATTACKER, FLOODS, many

ELSEWHERE = "http://elsewhere.example"
HANDS = 20
# A page elsewhere has so many readers, each of whom it uses once a second.
READERS, USED_EVERY = 20, 1.0
# As many as there are live guides.
LINES = 20
WORKERS, WORK_EVERY = 10, 0.05
Attack = Callable[[str], Awaitable[None]]
GONE = (OSError, EOFError, TimeoutError, WebSocketException, Cut)


async def live_asked_for_without_end(url: str) -> None:
    """Ask for /live, on many connections, each as fast as it is answered."""

    async def ask() -> None:
        while True:
            with suppress(*GONE):
                async with wire.Connection(url, ATTACKER) as connection:
                    while True:
                        await connection.get("/live")

    await many(HANDS, ask)


async def lines_opened_and_dropped(url: str) -> None:
    """Take a kernel, and leave it at once, again and again."""

    async def take_and_drop() -> None:
        while True:
            with suppress(*GONE):
                if visitor := await LiveVisitor.come(url, ATTACKER):
                    visitor.close()

    await many(HANDS, take_and_drop)


async def lines_that_say_nothing(url: str) -> None:
    """Open as many lines as there are live guides, and say nothing; open each anew when it ends."""

    async def open_and_wait() -> None:
        while True:
            with suppress(*GONE):
                line = await connected(url, CHANNELS, "", ATTACKER)
                await line.wait_closed()

    await many(LINES, open_and_wait)


async def guides_that_nobody_touches(url: str) -> None:
    """Take as many live guides as can be had, and leave them alone."""

    async def take_and_wait() -> None:
        while True:
            with suppress(*GONE):
                if visitor := await LiveVisitor.come(url, ATTACKER):
                    await visitor.connection.wait_closed()
                await asyncio.sleep(0.1)

    await many(LINES, take_and_wait)


async def asked_by_a_foreign_page(url: str) -> None:
    """What a page elsewhere makes of all who look at it: they ask for /live, and open lines."""

    async def be_used() -> None:
        while True:
            with suppress(*GONE):
                await wire.get(url, "/live")
                await connected(url, CHANNELS, "", wire.somebody(), ELSEWHERE)
            await asyncio.sleep(USED_EVERY)

    await many(READERS, be_used)


async def languages_toggled(url: str) -> None:
    """Ten visitors, each at home elsewhere, change the language as often as a line takes it."""
    guide = read_guide()
    languages = [guide.guide.language, *(other.guide.language for other in guide.others)]
    await worked(url, lambda visitor, turn: visitor.ask_for(languages[turn % len(languages)]))


async def search_filled(url: str) -> None:
    """The same with the search: its words are wanted, and no longer, and wanted again."""
    await worked(url, lambda visitor, turn: visitor.want_search(turn % 2 == 0))


async def worked(url: str, ask: Callable[[LiveVisitor, int], Awaitable[object]]) -> None:
    """Have ten kernels work without a pause; ``ask`` is given a visitor and how often it was."""
    homes = [wire.somebody() for _ in range(WORKERS)]
    visitors = {home: await LiveVisitor.come(url, home) for home in homes}

    async def work() -> None:
        visitor = visitors[home := homes.pop()]
        for turn in count():
            with suppress(*GONE):
                if visitor is None or visitor.gone:
                    visitor = await LiveVisitor.come(url, home)
                elif visitor:
                    await ask(visitor, turn)
            await asyncio.sleep(WORK_EVERY)

    await many(WORKERS, work)


async def nothing(_: str) -> None:
    """Attack nobody: what an innocent visitor has anyway."""
    await many(1, asyncio.Event().wait)


ATTACKS: dict[str, Attack] = {
    "nothing": nothing,
    "/live asked for without end": live_asked_for_without_end,
    "lines opened and dropped": lines_opened_and_dropped,
    "lines that say nothing": lines_that_say_nothing,
    "guides that nobody touches": guides_that_nobody_touches,
    "asked by a foreign page": asked_by_a_foreign_page,
    "languages toggled": languages_toggled,
    "search filled": search_filled,
    **FLOODS,
}


if __name__ == "__main__":
    asyncio.run(ATTACKS[sys.argv[1]](sys.argv[2]))  # type: ignore[arg-type]
