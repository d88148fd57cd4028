"""The guide behind nginx, as deploy/start runs it: two processes, and the page from disk."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import psutil
import pytest
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1

from guide_data import Journey, read_guide
from guide_data.words.i18n import words_for
from tests.support.kernel_client import address, raw_request, request_state, visiting
from tests.support.nginx import NGINX
from tests.support.scenarios import TEN
from tests.support.serving import fetch, free_port, is_kernel, status, until
from tests.support.visitor import Visitor
from widgets.live.bundle import NAME
from widgets.pages.headers import page_headers

WORDS = words_for("ja")
FLOW = read_guide()
ANSWERS = TEN[0].answers
STEPS = [step.id for step in Journey(FLOW, FLOW.guide.start, ANSWERS).steps]
ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.outage,
    pytest.mark.skipif(NGINX is None, reason="no nginx here: apt install nginx-light"),
]


class Deployed:
    """What deploy/start started."""

    def __init__(self, process, url, log):
        self.process, self.url, self.log = process, url, log

    def children(self, word):
        return [it for it in self.process.children(recursive=True) if word in it.cmdline()]

    @property
    def apps(self):
        return self.children("widgets")

    @property
    def kernels(self):
        return [it for it in self.process.children(recursive=True) if is_kernel(it)]

    def ready(self):
        return status(f"{self.url}/readyz") == 200

    def await_ready(self):
        until(self.ready, self.log.read_text, 120)


@contextmanager
def deploying(folder, **given):
    """Run deploy/start in a folder that nginx may read, whoever starts it."""
    port = free_port()
    # Two in a row, below those that the system gives to anybody.
    first = next(n for n in range(20_000, 30_000, 2) if all(map(is_free, (n, n + 1))))
    listen = f"127.0.0.1:{port}"
    names = {"LISTEN": listen, "FIRST_PORT": str(first), "RUN": str(folder)}
    names |= {"PYTHON": sys.executable, "NGINX_COMMAND": NGINX, "PYTHONPATH": str(ROOT)}
    log = folder / "log"
    with log.open("w") as printed:
        process = psutil.Popen(
            [str(ROOT / "deploy" / "start")],
            env=os.environ | names | given,
            stdout=printed,
            stderr=printed,
        )
    try:
        deployed = Deployed(process, f"http://{listen}", log)
        until(lambda: deployed.url in log.read_text() or process.poll() is not None, log.read_text)
        yield deployed
    finally:
        started = [process, *process.children(recursive=True)]
        process.resume()
        process.send_signal(signal.SIGTERM)
        _, left = psutil.wait_procs(started, timeout=30)
        assert left == []


def is_free(port):
    return status(f"http://127.0.0.1:{port}") == 0


@pytest.fixture(scope="module")
def deployed():
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        with deploying(Path(name)) as running:
            running.await_ready()
            yield running


@pytest.fixture
def visitor(phone, deployed):
    deployed.await_ready()
    return Visitor(phone, FLOW)


def get(url, **headers):
    with urlopen(Request(url, headers=headers), timeout=20) as answer:
        return answer, answer.read()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/en/",
        "/live",
        "/en/live",
        "/index.html",
        "/print.html",
        "/en/print.html",
        "/manifest.json",
        "/en/manifest.json",
        "/service_worker.js",
        f"/{NAME}",
    ],
)
def test_the_page_comes_from_disk_with_its_headers(deployed, path):
    answer, body = get(deployed.url + path, **{"Accept-Encoding": "gzip"})
    said = page_headers(asks=True, offline=True)
    assert {name: answer.headers[name] for name in said} == said
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(body) < 60_000
    assert answer.headers["Set-Cookie"] is None
    assert status(deployed.url + path) == 200


def test_nobody_keeps_an_old_worker_and_a_home_screen_finds_its_files(deployed):
    assert fetch(f"{deployed.url}/service_worker.js").headers["Cache-Control"] == "no-cache"
    kinds = {"manifest.json": "application/manifest+json", "icon.png": "image/png"}
    for path, kind in kinds.items():
        assert fetch(f"{deployed.url}/{path}").headers["Content-Type"].startswith(kind)


@pytest.mark.parametrize(
    "path",
    [
        "/live.html",
        "/headers.conf",
        "/_headers",
        "/processes.conf",
        "/xx/",
        "/xx/live",
        "/xx/live/channels",
        "/api/kernels",
        "/api/contents",
        "/voila/files/guide.ipynb",
        "/assets/",
        "/assets/live.js",
        "/assets/..%2f..%2f..%2fpyproject.toml",
        "/assets/%2e%2e/headers.conf",
    ],
)
def test_nothing_else_is_passed_on_and_the_refusal_is_closed(deployed, path):
    refused = fetch(deployed.url + path)
    assert refused.status in (400, 404)
    assert is_closed(refused)
    assert "text/html" in refused.headers["Content-Type"]


def is_closed(answer):
    """Whether an answer says all that the page says about what a browser may do."""
    said = page_headers(asks=True, offline=True)
    return {name: answer.headers[name] for name in said} == said


@pytest.mark.parametrize("method", ["POST", "DELETE", "PROPFIND"])
def test_nothing_but_reading_is_passed_on(deployed, method):
    refused = fetch(f"{deployed.url}/live", method)
    assert refused.status in (400, 404, 405)
    assert is_closed(refused)


def test_a_redirect_is_closed(deployed):
    said = raw_request(deployed.url, b"GET /en HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert b" 301 " in said.splitlines()[0]
    assert b"Content-Security-Policy: default-src 'none'" in said


def test_only_with_tls_a_browser_is_told_to_come_with_tls(deployed):
    answer = fetch(deployed.url)
    assert "Strict-Transport-Security" not in answer.headers
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_phone_goes_live_by_one_socket_and_without_a_cookie(visitor, deployed):
    asked = []
    visitor.page.on("websocket", lambda socket: asked.append(socket.url))
    visitor.open(deployed.url).await_live()
    visitor.walk(ANSWERS[:2])
    visitor.await_live()
    assert asked == [address(deployed.url)]
    assert visitor.page.context.cookies() == []


def test_every_process_gets_visitors(deployed):
    deployed.await_ready()
    with visiting(deployed) as (line, model_id), visiting(deployed) as (other, other_id):
        kernels = [kernel_of(line, model_id), kernel_of(other, other_id)]
        apps = {app for app in deployed.apps for kernel in kernels if app in kernel.parents()}
        assert len(apps) == 2


def kernel_of(line, model_id):
    """The process of a visitor's kernel, which each of its messages names."""
    line.send(request_state(model_id))
    _, parts = deserialize_msg_from_ws_v1(line.recv(timeout=20))
    return psutil.Process(int(json.loads(parts[0])["msg_id"].split("_")[-2]))


def test_killed_kernels_leave_the_page_and_a_way_back(visitor, deployed):
    visitor.open(deployed.url).await_live()
    visitor.walk(ANSWERS[:2])
    for kernel in deployed.kernels:
        kernel.kill()
    visitor.await_page()
    visitor.sees(STEPS[2])
    deployed.await_ready()
    visitor.page.get_by_role("button", name=WORDS.reconnect).tap()
    visitor.await_live()
    visitor.sees(STEPS[2])


def test_with_every_process_gone_the_page_answers_everywhere(visitor, deployed):
    visitor.open(deployed.url).await_live()
    visitor.walk(ANSWERS[:1])
    # Nobody starts them again.
    deployed.process.suspend()
    for app in deployed.apps:
        app.kill()
    visitor.await_page()
    visitor.walk_on(STEPS[1], ANSWERS[1:2])
    assert not deployed.ready()
    assert status(f"{deployed.url}/healthz") == 200
    for path in ("/", "/live", "/en/live"):
        assert status(deployed.url + path) == 200
    visitor.open(f"{deployed.url}/live#{STEPS[1]}").sees(STEPS[1])
    visitor.await_page()
    deployed.process.resume()
    deployed.await_ready()
    visitor.open(deployed.url).await_live()


def test_nobody_is_written_down(deployed):
    assert "127.0.0.1 -" not in deployed.log.read_text()
    assert "client:" not in deployed.log.read_text()
    assert list(deployed.log.parent.rglob("*access*")) == []


def test_nginx_takes_the_configuration_as_it_is_printed(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "temp").mkdir()
    (tmp_path / "site" / "headers.conf").write_text("")
    (tmp_path / "processes.conf").write_text("upstream live { server 127.0.0.1:9; }\n")
    shutil.copy(ROOT / "deploy" / "nginx.conf", tmp_path)
    subprocess.run([NGINX, "-p", f"{tmp_path}/", "-c", "nginx.conf", "-t"], check=True)
