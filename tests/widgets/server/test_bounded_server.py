"""How many connections there may be, what waits for each, and who goes first."""

import asyncio
import errno
import os
import socket
import struct
import tracemalloc

from tests.support import event_loop
from tests.support.own_server import ASK, END_OF_HEAD, PAGE, PageHandler, own_server
from widgets.server.settings import Settings


async def is_closed(reader, seconds=20):
    """Whether a connection ends."""
    async with asyncio.timeout(seconds):
        return await reader.read() is not None


async def answer(reader):
    """The body of the page."""
    await reader.readuntil(END_OF_HEAD)
    return await reader.readexactly(len(PAGE.body))


def test_the_oldest_idle_connection_makes_room_and_no_other():
    async def come():
        async with own_server(wait_s=60, max_connections=3) as own:
            line, _ = await own.line()
            (old, again), (idle, _) = await own.connect(), await own.connect()
            # Whoever asks before the other was let in is the older one.
            await event_loop.until(lambda: own.server.count() == 3)
            again.write(ASK)
            assert await answer(old) == PAGE.body
            new, _ = await own.connect(ASK)
            assert await answer(new) == PAGE.body
            assert await is_closed(idle)
            assert [one.at_eof() for one in (line, old, new)] == [False] * 3

    event_loop.run(come())


def test_whoever_opens_many_connections_closes_their_own():
    async def come():
        async with own_server(max_connections=4) as own:
            innocent, _ = await own.connect()
            many = [(await own.connect(peer="127.0.0.2"))[0] for _ in range(9)]
            assert await is_closed(many[0])
            assert [one.at_eof() for one in (innocent, many[-1])] == [False] * 2
            late, _ = await own.connect(ASK)
            assert await answer(late) == PAGE.body
            assert not innocent.at_eof()

    event_loop.run(come())


def test_where_all_are_lines_nobody_else_is_let_in():
    async def come():
        async with own_server(wait_s=60, max_connections=2) as own:
            lines = [await own.line() for _ in range(2)]
            late, _ = await own.connect(ASK)
            assert await is_closed(late)
            assert own.refused == {"connections": 1}
            lines.pop()[1].close()
            await event_loop.until(lambda: any(one.closed() for one in own.server._lines))
            late, _ = await own.connect(ASK)
            assert await answer(late) == PAGE.body

    event_loop.run(come())


def test_what_waits_for_slow_readers_is_not_copied_and_not_for_long():
    async def come():
        async with own_server(idle_connection_s=2) as own:
            tracemalloc.start(1)
            slow = [await own.deaf(ASK * 100) for _ in range(10)]
            await event_loop.until(lambda: len(own.server._connections) == len(slow))
            assert tracemalloc.get_traced_memory()[0] < len(PAGE.body)
            tracemalloc.stop()
            await event_loop.until(lambda: not own.server._connections)
            for one in slow:
                one.close()

    event_loop.run(come())


def test_what_is_asked_in_advance_by_who_is_gone_is_not_answered(monkeypatch):
    asked = []

    def note(handler):
        asked.append(handler)

    monkeypatch.setattr(PageHandler, "prepare", note)

    async def come():
        async with own_server() as own:
            gone = await own.deaf(ASK * 100)
            await event_loop.until(lambda: asked)
            gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            gone.close()
            await event_loop.until(lambda: not own.server._connections)

    event_loop.run(come())
    assert len(asked) < 5


class NoFiles(socket.socket):
    """A socket that has no file for whoever comes, for a while."""

    left = 20

    def accept(self):
        """Run out."""
        self.left -= 1
        if self.left > 0:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        return super().accept()


def test_at_the_limit_of_files_the_log_has_one_line_and_the_oldest_goes(monkeypatch, caplog):
    monkeypatch.setattr("widgets.server.bounded_server.PAUSE_S", 0)

    async def come():
        async with own_server() as own:
            old, _ = await own.connect(ASK)
            await answer(old)
            full = NoFiles(socket.AF_INET)
            full.bind(("127.0.0.1", 0))
            full.listen()
            full.setblocking(False)
            own.server.add_sockets([full])
            own.port = full.getsockname()[1]
            late, _ = await own.connect(ASK)
            assert await answer(late) == PAGE.body
            assert await is_closed(old)

    event_loop.run(come())
    [line] = caplog.records
    assert os.strerror(errno.EMFILE) in line.getMessage()
    assert not line.exc_info


def test_the_memory_that_is_promised_is_that_of_the_limits():
    limits = Settings()
    lines = limits.max_visitors * (limits.max_backlog_bytes + limits.max_message_bytes)
    requests = limits.max_connections * 2 * limits.max_header_bytes
    assert lines + requests <= limits.max_waiting_bytes
    # Twice, as the system says of itself; in each direction.
    assert limits.max_connections * 4 * limits.system_buffer_bytes <= limits.max_system_bytes
