"""The line to a kernel, to those who mean no good: what it takes, and who is cut off."""

import json
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.support.kernel_client import (
    CONTROL,
    FORBIDDEN,
    close_code,
    connected,
    is_alive,
    message,
    receive,
    request_state,
    visiting,
)
from tests.support.paths import SMALL
from tests.support.security_headers import closed
from tests.support.serving import fetch, serving
from widgets.server.kernel_socket import is_same_host


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("app") / "log", guide=SMALL) as served:
        served.await_ready()
        yield served


@pytest.mark.parametrize("kind", [*FORBIDDEN, "kernel_info_request", "unknown_request"])
@pytest.mark.parametrize("channel", ["shell", "control"])
def test_a_kernel_runs_nothing(app, kind, channel, tmp_path):
    trace = tmp_path / "trace"
    code = {"code": f"open({str(trace)!r}, 'w')", "silent": False, "restart": False}
    with connected(app.url) as line:
        line.send(message(kind, code, channel=channel))
        assert close_code(line) == 1008
    assert not trace.exists()


BROKEN = {
    "text": "nonsense",
    "json": json.dumps({"header": {"msg_type": "comm_msg"}, "channel": "shell"}),
    "bytes": b"nonsense",
    "endless": (2**63).to_bytes(8, "little") * 7,
    "deep": message("comm_msg", b'{"a":' + b"[" * 20000 + b"]" * 20000 + b"}"),
    "control": message("comm_msg", channel="control"),
    "model": message("comm_open", {"comm_id": "a", "target_name": "jupyter.widget", "data": {}}),
}


@pytest.mark.parametrize("frame", BROKEN.values(), ids=BROKEN)
def test_who_says_nonsense_is_cut_off(app, frame):
    with connected(app.url) as line:
        line.send(frame)
        assert close_code(line) == 1008


# The head of a binary frame: a megabyte is to follow.
MEGABYTE = b"\x82\xff" + (1_000_000).to_bytes(8)
# Who is still talking when the line is closed may not hear why: then it just breaks.
BROKE = 1006


def test_who_is_about_to_say_too_much_is_cut_off(app):
    with connected(app.url) as line:
        line.socket.sendall(MEGABYTE)
        assert close_code(line) == 1009


@pytest.mark.parametrize("compression", [None, "deflate"], ids=["plain", "bomb"])
def test_who_says_too_much_at_once_is_cut_off(app, compression):
    with connected(app.url, compression=compression) as line:
        with suppress(ConnectionClosed):
            line.send(b"\0" * 1_000_000)
        assert close_code(line) in (1009, BROKE)


@pytest.mark.parametrize("offered", [None, "deflate"], ids=["plain", "compressed"])
def test_who_offers_compression_gets_it_message_by_message(app, offered):
    with connected(app.url, compression=offered) as line:
        agreed = line.response.headers.get("Sec-WebSocket-Extensions", "")
    windowless = {"server_no_context_takeover", "client_no_context_takeover"}
    assert agreed.startswith("permessage-deflate; ") == bool(offered)
    assert windowless <= set(agreed.split("; ")) or not offered


def test_an_unknown_widget_is_no_trouble(app):
    told = {"comm_id": "f" * 32, "data": {"method": "custom", "content": {}}}
    with visiting(app) as (line, model_id):
        line.send(message("comm_msg", told))
        assert is_alive(line, model_id)


def test_a_flood_ends_one_line_and_nobody_elses(app):
    before = app.process.memory_info().rss
    with visiting(app) as (calm, model_id), visiting(app) as (line, flooded):
        flood = request_state(flooded)
        with suppress(ConnectionClosed):
            for _ in range(10_000):
                line.send(flood)
        assert close_code(line) == 1008
        assert is_alive(calm, model_id)
        assert fetch(app.url).status == 200
    assert app.process.memory_info().rss - before < 50_000_000


def test_who_talks_before_there_is_a_kernel_is_cut_off(tmp_path):
    with serving(tmp_path / "log", guide=SMALL, pool_size=0) as app, connected(app.url) as line:
        for _ in range(9):
            line.send(request_state("a" * 32))
        assert close_code(line) == 1008


def test_who_asks_for_everything_again_and_again_is_cut_off(app):
    opened = {"comm_id": "a" * 32, "target_name": CONTROL, "data": {}}
    ask = {"comm_id": "a" * 32, "data": {"method": "request_states"}}
    with visiting(app) as (line, _):
        line.send(message("comm_open", opened, metadata={"version": "1.0.0"}))
        with suppress(ConnectionClosed):
            for _ in range(9):
                line.send(message("comm_msg", ask))
        assert close_code(line) == 1008


def test_each_line_has_a_kernel_of_its_own(app):
    with visiting(app) as (line, model_id), visiting(app) as (other, other_id):
        assert model_id != other_id
        line.send(request_state(other_id))
        other.send(request_state(other_id))
        assert receive(other, "comm_msg")["comm_id"] == other_id
        assert is_alive(line, model_id)


@pytest.mark.parametrize(
    "changed",
    [
        {"origin": "http://elsewhere.example"},
        {"origin": "null"},
        {"origin": None},
        {"subprotocols": None},
        {"subprotocols": ["other"]},
        {"additional_headers": {"Sec-Fetch-Site": "cross-site"}},
        {"additional_headers": {"Sec-Fetch-Mode": "no-cors"}},
    ],
    ids=str,
)
def test_a_line_from_elsewhere_is_refused(app, changed):
    with pytest.raises(InvalidStatus) as error, connected(app.url, **changed):
        pass
    assert error.value.response.status_code in (400, 403)
    assert closed(error.value.response.headers)


# What a browser sends for another site's page, and as which method.
FROM_ELSEWHERE = {
    "fetch, no-cors": ("GET", "cross-site", "no-cors", "empty"),
    "picture": ("GET", "cross-site", "no-cors", "image"),
    "frame": ("GET", "cross-site", "navigate", "iframe"),
    "prefetch": ("GET", "cross-site", "no-cors", "empty"),
    "form": ("POST", "cross-site", "navigate", "document"),
}


def test_no_page_of_another_site_takes_a_kernel(app):
    app.await_ready()
    before = {kernel.pid for kernel in app.kernels()}
    for method, site, mode, kind in FROM_ELSEWHERE.values():
        for path in ("/live", "/live/channels"):
            told = {"Sec_Fetch_Site": site, "Sec_Fetch_Mode": mode, "Sec_Fetch_Dest": kind}
            fetch(f"{app.url}{path}", method, **told, Purpose="prefetch")
    assert {kernel.pid for kernel in app.kernels()} == before
    assert app.ready()


SAME = {
    "same": ("http://site", ["site"], True),
    "case": ("http://SITE", ["Site"], True),
    "http, port told": ("http://site", ["site:80"], True),
    "http, port in the origin": ("http://site:80", ["site"], True),
    "https, port told": ("https://site", ["site:443"], True),
    "own port": ("http://site:8866", ["site:8866"], True),
    "behind a proxy": ("https://site", ["127.0.0.1:8866", "site"], True),
    "IPv6": ("http://[::1]:8866", ["[::1]:8866"], True),
    "a proxy that leaves out the port": ("https://site:8443", ["site"], True),
    "other port": ("http://site:8866", ["site:8867"], False),
    "https on http's port": ("https://site", ["site:80"], False),
    "other host": ("http://elsewhere", ["site"], False),
    "begins alike": ("http://site.elsewhere", ["site"], False),
    "nobody": ("null", ["site"], False),
    "nothing": ("", ["", ""], False),
    "no port": ("http://site:x", ["site"], False),
}


@pytest.mark.parametrize(("origin", "hosts", "same"), SAME.values(), ids=SAME)
def test_a_pages_origin_is_the_host_that_was_asked(origin, hosts, same):
    assert is_same_host(origin, hosts) == same


def test_nothing_of_all_this_is_logged(app):
    assert app.log.read_text().splitlines() == [f"The guide is at {app.url}/ (stop with Ctrl+C)"]
