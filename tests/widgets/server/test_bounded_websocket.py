"""What a line takes in, what waits for it, and what is left of it."""

import asyncio
import gc
import tracemalloc
import zlib

import pytest

from tests.support import event_loop
from tests.support.own_server import END_OF_HEAD, UPGRADE, own_server
from widgets.server.kernel_socket import KernelSocketHandler
from widgets.server.settings import Settings

COMPRESSED = UPGRADE.replace(
    END_OF_HEAD, b"\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"
)


def frame(opcode, payload=b"", last=True):
    """A short frame as a browser sends it, masked by nothing."""
    return bytes([last << 7 | opcode, 0x80 | len(payload)]) + bytes(4) + payload


@pytest.fixture(autouse=True)
def short(monkeypatch):
    """Whoever is told to go is gone at once."""
    monkeypatch.setattr("widgets.server.bounded_websocket.FAREWELL_S", 0.05)


FLOODS = {
    "pings": frame(9, b"x" * 125),
    "pongs": frame(10),
    "a message of empty frames": frame(0, last=False),
    "empty messages": frame(2),
}


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)
def test_frames_of_every_kind_count(flood):
    async def come():
        async with own_server(wait_s=60) as own:
            reader, writer = await own.line()
            writer.write(
                frame(2, last=False) if flood == FLOODS["a message of empty frames"] else b""
            )
            writer.write(flood * (int(Settings.message_burst) + 1))
            async with asyncio.timeout(5):
                said = await reader.read()
            assert (1008).to_bytes(2) in said

    event_loop.run(come())


def whole(payload):
    """A longer frame, a message by itself; compressed where a browser may."""
    squeezer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = squeezer.compress(payload) + squeezer.flush(zlib.Z_SYNC_FLUSH)
    return b"\xc2\xfe" + (len(packed) - 4).to_bytes(2) + bytes(4) + packed[:-4]


TOO_MUCH = Settings.max_message_bytes + 1
TOO_LONG = {
    "as it is sent": b"\x82\xff" + TOO_MUCH.to_bytes(8) + bytes(4),
    "once it is unpacked": whole(bytes(TOO_MUCH)),
}


@pytest.mark.parametrize("message", TOO_LONG.values(), ids=TOO_LONG)
def test_a_message_that_is_too_long_is_refused_and_counted(message):
    async def come():
        async with own_server(wait_s=60) as own:
            reader, writer = await own.connect(COMPRESSED)
            await reader.readuntil(END_OF_HEAD)
            writer.write(message)
            async with asyncio.timeout(5):
                assert (1009).to_bytes(2) in await reader.read()
            assert own.refused == {"messages": 1}

    event_loop.run(come())


def test_who_was_told_to_go_is_not_listened_to():
    async def come():
        async with own_server(wait_s=60) as own:
            _, writer = await own.line()
            async with asyncio.timeout(5):
                while True:
                    writer.write(FLOODS["pings"] * 1000)
                    await writer.drain()

    with pytest.raises(ConnectionError):
        event_loop.run(come())


DROPPED = {
    "refused": {},
    "waiting for a kernel": {"wait_s": 60},
    "waiting for their turn": {"client_requests_per_s": 1},
}


@pytest.mark.parametrize("given", DROPPED.values(), ids=DROPPED)
def test_nothing_is_left_of_a_line_that_was_dropped(monkeypatch, given):
    monkeypatch.setattr("widgets.server.request_turn.LOOK_EVERY_S", 0.05)

    async def come():
        async with own_server(**given) as own:
            # Behind what is due sooner, asyncio keeps what was cancelled.
            asyncio.get_running_loop().call_later(30, id, None)
            for _ in range(10):
                _, writer = await own.connect(UPGRADE)
                await asyncio.sleep(0.01)
                writer.close()
            await asyncio.sleep(0.2)
            return [one for one in gc.get_objects() if isinstance(one, KernelSocketHandler)]

    gc.collect()
    gc.disable()
    try:
        assert event_loop.run(come()) == []
    finally:
        gc.enable()


@pytest.mark.parametrize("length", [50, 50_000], ids=["short", "long"])
def test_who_does_not_read_is_disconnected_before_much_waits(caplog, length):
    async def come():
        async with own_server(wait_s=60) as own:
            deaf = await own.deaf(UPGRADE)
            await asyncio.sleep(0.05)
            [line] = [one for one in gc.get_objects() if isinstance(one, KernelSocketHandler)]
            tracemalloc.start(1)
            while not line.closed:
                for _ in range(100):
                    line.write_message(bytes(length), binary=True)
                held, _ = tracemalloc.get_traced_memory()
                assert held < 3 * Settings.max_backlog_bytes
                await asyncio.sleep(0)
            tracemalloc.stop()
            deaf.close()

    event_loop.run(come())
    assert not caplog.records
