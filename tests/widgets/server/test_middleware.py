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
    FORBIDDEN,
    KERNEL,
    Visit,
    close_code,
    is_alive,
    message,
    raw_request,
)
from tests.support.paths import SMALL
from tests.support.serving import fetch, serving
from widgets.server.middleware import RequestLogFilter
from widgets.server.static_files import files_by_name
from widgets.server.voila_config import STATIC

EXTENSION = "/voila/labextensions/anywidget/static"
HOST = b"Host: x\r\nConnection: close\r\n"
NOBODY = "00000000-0000-4000-8000-000000000000"
SECRET = "GUIDE_TEST_SECRET_FILE"


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("app")
    guide = shutil.copytree(SMALL, folder / "small_guide")
    (guide / "secret.txt").write_text(SECRET)
    with serving(folder / "log", guide=guide, **WAITING) as served:
        served.await_ready()
        yield served


# What is waited for is short, what is kept is kept as long as the tests may take.
WAITING = {"max_backlog_bytes": 100_000, "cull_unconnected_s": 600}


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
    "live-head": ("HEAD", "/live", None),
    "live-post": ("POST", "/live", 403),
    "live-delete": ("DELETE", "/live", 403),
    "no-such-language": ("GET", "/zz/", 404),
    "no-such-live": ("GET", "/zz/live", 404),
    "redirected": ("GET", "/zz", 404),
    "script": ("GET", f"/{STATIC}/voila.js", 200),
    "no-such-script": ("GET", f"/{STATIC}/nothing.js", 404),
    "script-post": ("POST", f"/{STATIC}/voila.js", 405),
    "folder": ("GET", f"/{STATIC}/", 404),
    "no-such-extension": ("GET", f"{EXTENSION}/nothing.js", 404),
    "no-such-kernel": ("GET", f"/api/kernels/{NOBODY}", 404),
    "kernel-deleted": ("DELETE", f"/api/kernels/{NOBODY}", 405),
    "no-such-channel": ("GET", f"/api/kernels/{NOBODY}/channels", 404),
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
    said = raw_request(app.url, b"GET /zz HTTP/1.1\r\n" + HOST + b"\r\n").decode()
    assert "301" in said.splitlines()[0]
    assert "Location: zz/" in said
    assert "default-src 'none'" in said


def test_a_line_is_closed_too_when_it_is_open(spoiled):
    with spoiled.connected() as line:
        assert closed(line.response.headers)


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
        f"{folder}/{name}"
        for folder in (f"/{STATIC}", EXTENSION)
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
            "voila.js%00",
            "voila.js%00.css",
            "voila.js/",
            "voila.js.map",
            "VOILA.JS",
            "./voila.js",
            "x/../voila.js",
            "voila.js%20",
            "%ff%fe",
            "a" * 8000,
            "../" * 2000 + "etc/passwd",
        )
    ),
    "/voila/labextensions/",
    "/voila/labextensions/anywidget/package.json",
    "/voila/labextensions/anywidget/static/../package.json",
    "/voila/labextensions/@jupyterlab/anything/static/remoteEntry.js",
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
    assert len(said.partition(b"\r\n\r\n")[2]) < 200


def test_a_link_out_of_a_folder_leads_nowhere(tmp_path):
    folder, other = tmp_path / "static", tmp_path / "other"
    folder.mkdir()
    other.mkdir()
    for path in (folder / "a.js", other / "secret.js"):
        path.touch()
    (folder / "again.js").symlink_to(folder / "a.js")
    (folder / "out.js").symlink_to(other / "secret.js")
    (folder / "up").symlink_to(other, target_is_directory=True)
    assert files_by_name([folder]).keys() == {"a.js", "again.js"}


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
def test_queries_change_nothing(app, query):
    app.await_ready()
    [kernel_id] = KERNEL.findall(fetch(f"{app.url}/live?{query}").text)
    # One of the pool's: such a kernel is given to somebody, and freed after them.
    assert fetch(f"{app.url}/api/kernels/{kernel_id}").status == 200


# --- the line to a kernel -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def spoiled(app):
    """A kernel that many lines, one after another, try to spoil."""
    visit = Visit(app)
    with visit.connected() as line:
        assert is_alive(line)
    return visit


@pytest.mark.parametrize("kind", [*FORBIDDEN, "unknown_request"])
@pytest.mark.parametrize("channel", ["shell", "control"])
def test_a_kernel_runs_nothing(app, spoiled, kind, channel, tmp_path):
    pid = app.kernel(spoiled.kernel_id).pid
    trace = tmp_path / "trace"
    code = {"code": f"open({str(trace)!r}, 'w')", "silent": False, "restart": False}
    with spoiled.connected() as line:
        line.send(message(kind, code, channel=channel))
        assert close_code(line) == 1008
    with spoiled.connected() as line:
        assert is_alive(line)
    assert not trace.exists()
    assert app.kernel(spoiled.kernel_id).pid == pid


BROKEN = {
    "text": "nonsense",
    "json": json.dumps({"header": {"msg_type": "kernel_info_request"}, "channel": "shell"}),
    "bytes": b"nonsense",
    "endless": (2**63).to_bytes(8, "little") * 7,
    "deep": message("comm_msg", b'{"a":' + b"[" * 20000 + b"]" * 20000 + b"}"),
    "control": message("kernel_info_request", channel="control"),
    "model": message("comm_open", {"comm_id": "a", "target_name": "jupyter.widget", "data": {}}),
}


@pytest.mark.parametrize("frame", BROKEN.values(), ids=BROKEN)
def test_who_says_nonsense_is_cut_off(spoiled, frame):
    with spoiled.connected() as line:
        line.send(frame)
        assert close_code(line) == 1008
    with spoiled.connected() as line:
        assert is_alive(line)


# The head of a binary frame: a megabyte is to follow.
MEGABYTE = b"\x82\xff" + (1_000_000).to_bytes(8)
# Who is still talking when the line is closed may not hear why: then it just breaks.
BROKE = 1006


def test_who_is_about_to_say_too_much_is_cut_off(spoiled):
    with spoiled.connected() as line:
        line.socket.sendall(MEGABYTE)
        assert close_code(line) == 1009


def test_who_says_too_much_at_once_is_cut_off(spoiled):
    with spoiled.connected() as line:
        with suppress(ConnectionClosed):
            line.send(b"\0" * 1_000_000)
        assert close_code(line) in (1009, BROKE)
    with spoiled.connected() as line:
        assert is_alive(line)


def test_an_unknown_widget_is_no_trouble(spoiled):
    told = {"comm_id": "f" * 32, "data": {"method": "custom", "content": {}}}
    with spoiled.connected() as line:
        line.send(message("comm_msg", told))
        line.send(message("comm_close", {"comm_id": "f" * 32}))
        assert is_alive(line)


@pytest.fixture(scope="module")
def neighbour(app):
    return Visit(app)


def test_a_flood_ends_one_line_and_nobody_elses(app, neighbour):
    before = app.process.memory_info().rss
    flood, flooding = message("kernel_info_request"), Visit(app)
    with neighbour.connected() as calm, flooding.connected() as line:
        with suppress(ConnectionClosed):
            for _ in range(10_000):
                line.send(flood)
        assert close_code(line) == 1008
        assert is_alive(calm)
        assert fetch(app.url).status == 200
    assert app.process.memory_info().rss - before < 50_000_000
    # Who comes back at once is still the same who said too much.
    with flooding.connected() as line:
        with suppress(ConnectionClosed):
            for _ in range(50):
                line.send(flood)
        assert close_code(line) == 1008


def test_who_does_not_listen_costs_little(app, spoiled):
    opened = {"comm_id": "a" * 32, "target_name": "jupyter.widget.control", "data": {}}
    ask = {"comm_id": "a" * 32, "data": {"method": "request_states"}}
    before = app.process.memory_info().rss
    with spoiled.connected(max_queue=1, close_timeout=0) as line:
        line.send(message("comm_open", opened, metadata={"version": "2.1.0"}))
        for _ in range(90):
            line.send(message("comm_msg", ask))
        assert fetch(app.url).status == 200
    assert app.process.memory_info().rss - before < 50_000_000


def test_a_kernel_is_its_first_visitors_alone(neighbour):
    visit = neighbour
    with visit.connected() as line:
        assert is_alive(line)
        refused(visit, session="another-session")
        assert is_alive(line)
    # Nor afterwards; but its own visitor comes back.
    refused(visit, session="another-session")
    with visit.connected() as line:
        assert is_alive(line)


def test_a_kernel_without_a_visitor_cannot_be_reached(app, spoiled):
    app.await_ready()
    sockets = [str(kernel.net_connections("unix")) for kernel in app.kernels()]
    ids = [re.search(r"kernel-([\w-]{36})", names)[1] for names in sockets]
    waiting = [one for one in ids if fetch(f"{app.url}/api/kernels/{one}").status == 404]
    assert waiting
    for kernel_id in waiting:
        refused(spoiled, kernel_id=kernel_id)


def test_a_kernels_name_is_told_to_who_knows_its_id(app, spoiled):
    told = json.loads(fetch(f"{app.url}/api/kernels/{spoiled.kernel_id}").text)
    assert told == {"id": spoiled.kernel_id, "name": "python3"}


@pytest.mark.parametrize(
    "changed",
    [
        {"origin": "http://elsewhere.example"},
        {"origin": "null"},
        {"subprotocols": None},
        {"subprotocols": ["other"]},
        {"session": ""},
        {"session": "a" * 65},
        {"session": "%00" * 10},
        {"kernel_id": NOBODY},
    ],
    ids=str,
)
def test_a_line_from_elsewhere_is_refused(spoiled, changed):
    refused(spoiled, **changed)


def refused(visit, **changed):
    """Fail unless a line is not opened, by an answer that is closed as any other."""
    own = vars(visit).copy()
    vars(visit).update({name: changed.pop(name) for name in own.keys() & changed.keys()})
    try:
        with pytest.raises(InvalidStatus) as error, visit.connected(**changed):
            pass
    finally:
        vars(visit).update(own)
    assert error.value.response.status_code in (400, 403, 404)
    assert closed(error.value.response.headers)


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
