"""The load, soak and fault runs: at whom they may be aimed, and what they make of what comes."""

import pytest

from tests.bench.live import sender
from tests.bench.traffic import framed
from tests.bench.wire import loopback


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/",
        "http://192.168.1.1:8866/",
        "http://0.0.0.0:8866/",
        "http://127.0.0.1@example.com/",
        "http://127.0.0.1.example.com/",
        "http://localhost.example.com/",
        "http:///live",
    ],
)
def test_nobody_else_can_be_loaded(url):
    with pytest.raises(SystemExit):
        loopback(url)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8866/", "http://[::1]:8866/live"])
def test_this_machine_can_be_loaded(url):
    assert loopback(url).port == 8866


@pytest.mark.parametrize(
    ("payload", "compressed", "size"),
    [
        (b"x" * 125, False, 127),
        (b"x" * 126, False, 130),
        (b"x" * 65_536, False, 65_546),
        # As RFC 7692 has it, 7.2.3.1: f2 48 cd c9 c9 07 00.
        (b"Hello", True, 2 + 7),
    ],
    ids=["short", "middle", "long", "compressed"],
)
def test_the_bytes_of_a_message_on_the_wire(payload, compressed, size):
    assert framed(payload, compressed) == size


@pytest.mark.parametrize(
    ("header", "pid"),
    [
        ({"msg_id": "3f1b-5a_1234_7", "session": "3f1b-5a"}, 1234),
        ({"msg_id": "5d3c0f3e-0a4e-4c1c-9d0d-2f6a3e4b5c6d", "session": ""}, None),
    ],
    ids=["a kernel's", "a server's"],
)
def test_who_sent_a_message(header, pid):
    assert sender(header) == pid
