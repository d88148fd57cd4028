"""The app to those who mean no good: what answers carry, and what is not there."""

import logging
import re
import shutil
import socket
from urllib.parse import urlsplit

import pytest

from tests.support.kernel_client import connected, raw_request
from tests.support.paths import SMALL
from tests.support.security_headers import closed
from tests.support.serving import fetch, serving
from widgets.live.bundle import NAME
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
    # Led to its folder, as a hub's proxy has it, each would be another server's.
    *(
        f"/{elsewhere}/proxy/absolute/1"
        for elsewhere in (
            "/elsewhere.example",
            "%2Felsewhere.example",
            "%2F%2Felsewhere.example",
            "%5Celsewhere.example",
            "\\elsewhere.example",
            "%09/elsewhere.example",
            "%0d%0aSet-Cookie:a=b",
        )
    ),
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
