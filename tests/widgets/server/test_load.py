"""The load, soak and fault runs: at whom they may be aimed."""

import pytest

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
