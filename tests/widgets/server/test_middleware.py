"""The app to those who mean no good: what answers carry, what is not there, who is cut off."""

import json
import logging
import re
import shutil
import socket
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.support.kernel_client import (
    CONTROL,
    FORBIDDEN,
    close_code,
    connected,
    is_alive,
    message,
    raw_request,
    receive,
    request_state,
    visiting,
)
from tests.support.paths import SMALL
from tests.support.serving import fetch, serving
from widgets.live.bundle import NAME
from widgets.server.kernel_socket import is_same_host
from widgets.server.middleware import RequestLogFilter

HOST = b"Host: x\r\nConnection: close\r\n"
NOBODY = "00000000-0000-4000-8000-000000000000"
SECRET = "GUIDE_TEST_SECRET_FILE"
FILE = NAME.rpartition("/")[2]


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("app")
    guide = shutil.copytree(SMALL, folder / "small_guide")
    (guide / "secret.txt").write_text(SECRET)
    with serving(folder / "log", guide=guide) as served:
        served.await_ready()
        yield served


ALWAYS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
ANSWERS = {
    "page": ("GET", "/", 200),
    "page-head": ("HEAD", "/", 200),
    "page-post": ("POST", "/", 405),
    "live": ("GET", "/live", 200),
    "live-head": ("HEAD", "/live", 200),
    "live-post": ("POST", "/live", 405),
    "live-delete": ("DELETE", "/live", 405),
    "no-such-language": ("GET", "/zz/", 404),
    "no-such-live": ("GET", "/zz/live", 404),
    "redirected": ("GET", "/zz", 404),
    "script": ("GET", f"/{NAME}", 200),
    "no-such-script": ("GET", "/assets/live.0123456789ab.js", 404),
    "manifest": ("GET", "/manifest.json", 200),
    "manifest-post": ("POST", "/manifest.json", 405),
    "no-such-manifest": ("GET", "/zz/manifest.json", 404),
    "icon": ("GET", "/icon.png", 200),
    "worker": ("GET", "/service_worker.js", 200),
    "worker-post": ("POST", "/service_worker.js", 405),
    "no-such-worker": ("GET", "/en/service_worker.js", 404),
    "script-post": ("POST", f"/{NAME}", 405),
    "folder": ("GET", "/assets/", 404),
    "no-socket": ("GET", "/live/channels", 400),
    "health": ("GET", "/healthz", 200),
    "readiness": ("GET", "/readyz", None),
    "health-post": ("POST", "/healthz", 405),
    "step": ("GET", "/%23start", 200),
    "nowhere": ("GET", "/nowhere", 404),
    "strange": ("PROPFIND", "/", 405),
}


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS.values(), ids=ANSWERS)
def test_every_answer_is_closed(app, method, path, status):
    given = fetch(f"{app.url}{path}", method)
    assert status in (given.status, None)
    assert closed(given.headers)


def closed(headers):
    """Whether an answer allows nothing that it need not, and tells nothing of who gave it."""
    policy = headers["Content-Security-Policy"]
    return (
        {name: headers[name] for name in ALWAYS} == ALWAYS
        and policy.startswith("default-src 'none'; ")
        and "frame-ancestors 'none'" in policy
        and "unsafe-eval" not in policy
        and "report-uri" not in policy
        and "camera=()" in headers["Permissions-Policy"]
        and "Server" not in headers
        and "Set-Cookie" not in headers
    )


def test_a_redirect_is_closed(app):
    said = raw_request(app.url, b"GET /live/ HTTP/1.1\r\n" + HOST + b"\r\n").decode()
    assert "301" in said.splitlines()[0]
    assert "Location: ../live" in said
    assert "default-src 'none'" in said


def test_a_line_is_closed_too_when_it_is_open(app):
    with connected(app.url) as line:
        assert closed(line.response.headers)


# A shorter path may be a word of the page itself.
MIN_ECHO = 8
HOSTILE = [
    "/../../../../etc/passwd",
    "/..%2f..%2f..%2fetc%2fpasswd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/%252e%252e/%252e%252e/etc/passwd",
    "/..%c0%af..%c0%afetc/passwd",
    "/%00",
    "/live%00.ipynb",
    "/live/guide.ipynb",
    "/live/../secret.txt",
    "/LIVE",
    "/Live",
    "/secret.txt",
    "/guide.yaml",
    "/notebooks/guide.ipynb",
    "/pyproject.toml",
    "/.git/config",
    "/favicon.ico",
    "/login",
    "/logout",
    "/api",
    "/api/me",
    "/api/status",
    "/api/kernels",
    "/api/kernels/",
    "/api/kernelspecs",
    "/api/sessions",
    "/api/terminals",
    "/api/contents",
    "/api/contents/guide.ipynb",
    "/api/security/csp-report",
    f"/api/kernels/{NOBODY}/restart",
    f"/api/kernels/{NOBODY}/interrupt",
    f"/api/kernels/{NOBODY}/execution",
    "/api/kernels/a-b-c-d-e",
    "/api/kernels/../kernels",
    "/voila/",
    "/voila/tree",
    "/voila/render/guide.ipynb",
    "/voila/files/guide.ipynb",
    "/voila/files/../pyproject.toml",
    "/voila/templates/lab/index.html.j2",
    "/voila/templates/lab/static/voila.js",
    "/voila/api/themes/@jupyterlab/theme-light-extension/index.css",
    "/voila/api/contents/guide.ipynb",
    f"/voila/api/shutdown/{NOBODY}",
    f"/voila/query/{NOBODY}",
    f"/voila/execution/{NOBODY}",
    "/voila/static/voila.js",
    "/voila/static/../app.py",
    *(
        f"/assets/{name}"
        for name in (
            "../../app.py",
            "..%2f..%2fapp.py",
            "%2e%2e/%2e%2e/package.json",
            "%252e%252e%252fpackage.json",
            "..\\..\\package.json",
            "..%5c..%5cpackage.json",
            "/etc/passwd",
            "%2fetc%2fpasswd",
            "//etc/passwd",
            "C:%5cWindows%5cwin.ini",
            "file:///etc/passwd",
            *(f"{FILE}{end}" for end in ("%00", "%00.css", "/", ".map", "%20", ".gz")),
            FILE.upper(),
            f"./{FILE}",
            f"x/../{FILE}",
            "%ff%fe",
            "a" * 8000,
            "../" * 2000 + "etc/passwd",
        )
    ),
    "/voila/labextensions/",
    "/voila/labextensions/anywidget/package.json",
    f"/api/kernels/{NOBODY}",
    f"/api/kernels/{NOBODY}/channels",
    "/nbextensions/anything.js",
    "/custom/custom.css",
    "/static/style.css",
    "http://elsewhere.example/etc/passwd",
    "//elsewhere.example/..",
]


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path[:60])
def test_nothing_else_is_there(app, path):
    said = raw_request(app.url, f"GET {path} HTTP/1.1\r\n".encode() + HOST + b"\r\n")
    assert re.match(rb"HTTP/1.1 4\d\d ", said)
    assert SECRET.encode() not in said
    # Nothing of what was asked for is said again.
    asked = path.strip("/").encode()
    assert len(asked) < MIN_ECHO or asked not in said


ODD = {
    "no-http": b"nonsense\r\n\r\n",
    "tls": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "nul": b"GET /\0 HTTP/1.1\r\n" + HOST + b"\r\n",
    "spaces": b"GET / / HTTP/1.1\r\n" + HOST + b"\r\n",
    "lower": b"get / HTTP/1.1\r\n" + HOST + b"\r\n",
    "trace": b"TRACE / HTTP/1.1\r\n" + HOST + b"\r\n",
    "connect": b"CONNECT x:1 HTTP/1.1\r\n" + HOST + b"\r\n",
    "options": b"OPTIONS * HTTP/1.1\r\n" + HOST + b"\r\n",
    "no-host": b"GET / HTTP/1.1\r\n\r\n",
    "long-path": b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
    "long-header": b"GET / HTTP/1.1\r\n" + HOST + b"A: " + b"a" * 70_000 + b"\r\n\r\n",
    "many-headers": b"GET / HTTP/1.1\r\n" + HOST + b"A: a\r\n" * 20_000 + b"\r\n",
    "long-body": b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 99999999999\r\n\r\n",
    "two-lengths": b"POST / HTTP/1.1\r\n" + HOST
    + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "both-lengths": b"POST / HTTP/1.1\r\n" + HOST
    + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "negative": b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\n",
    "endless-chunks": b"POST / HTTP/1.1\r\n" + HOST
    + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n",
    "split-header": b"GET /zz%0d%0aSet-Cookie:a=b HTTP/1.1\r\n" + HOST + b"\r\n",
}  # fmt: skip


@pytest.mark.parametrize("request_", ODD.values(), ids=ODD)
def test_an_odd_request_gets_nothing(app, request_):
    said = raw_request(app.url, request_, seconds=1)
    assert not said or re.match(rb"HTTP/1.1 4\d\d ", said)
    assert b"Set-Cookie" not in said
    assert fetch(app.url).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "1.2.3.4", "X-Forwarded-Host": "evil.example"},
        {"X-HTTP-Method-Override": "DELETE"},
        {"Authorization": "token x"},
        {"Cookie": "username=x; _xsrf=y"},
        {"Accept-Encoding": "gzip;q=0, " * 500},
        {"If-None-Match": '"' + "a" * 5000},
        {"Range": "bytes=0-1,2-3,99999999-"},
        {"Upgrade": "websocket", "Connection": "Upgrade"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_headers_change_nothing(app, headers):
    given = fetch(app.url, **{name.replace("-", "_"): value for name, value in headers.items()})
    assert given.status == 200
    assert closed(given.headers)


@pytest.mark.parametrize(
    "query",
    ["template=lab", "theme=dark", "notebook=/etc/passwd", f"x={'a' * 3000}"],
    ids=["template", "theme", "notebook", "long"],
)
@pytest.mark.parametrize("path", ["/", "/live", f"/{NAME}"])
def test_queries_change_nothing(app, path, query):
    assert fetch(f"{app.url}{path}?{query}").body == fetch(f"{app.url}{path}").body


# --- the line to a kernel -------------------------------------------------------------------------


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


def test_slow_and_half_requests_do_not_stop_others(app):
    where = urlsplit(app.url)
    lines = [socket.create_connection((where.hostname, where.port)) for _ in range(200)]
    try:
        for line in lines:
            line.sendall(b"GET / HTTP/1.1\r\nHost:")
        assert fetch(app.url).status == 200
    finally:
        for line in lines:
            line.close()


def test_nothing_of_all_this_is_logged(app):
    assert app.log.read_text().splitlines() == [f"The guide is at {app.url}/ (stop with Ctrl+C)"]


def test_an_error_is_logged_without_its_visitor(caplog):
    log = logging.getLogger("test_middleware")
    log.addFilter(RequestLogFilter())
    log.error("Uncaught exception %s\n%r", "GET /live?x (1.2.3.4)", "request")
    log.warning("Blocking %s", "1.2.3.4")
    assert [record.getMessage() for record in caplog.records] == ["Uncaught exception "]
