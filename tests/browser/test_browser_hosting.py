"""The guide where others host it: under a folder, by proxies of several makes, and as an image.

Wherever it stands, the page goes live in place, asks for nothing outside its own folder, and nobody
is led away from it. What needs tools of others is skipped without them: "make hosting" gets them.
"""

import os
import shlex
import subprocess
from collections.abc import Callable
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from tests.support import jupyter_hosts
from tests.support.nginx import NGINX, PASSED_ON, running_nginx
from tests.support.serving import free_port, serving, status, until
from tests.support.visitor import Visitor

FLOW = read_guide()
ANSWER = FLOW.steps[FLOW.guide.start].options[1]
SOMEBODY_ELSES = "location / { return 200 '<title>Somebody else</title><h1>Somebody else</h1>'; }"
# Gone when a document is.
MARK = "window.stayed = true"
# How an image is run here: some machines need more options than podman run.
RUN_IMAGE, IMAGE = os.environ.get("RUN_IMAGE", "podman run"), os.environ.get("IMAGE")

with_nginx = pytest.mark.skipif(NGINX is None, reason="no nginx here: apt install nginx-light")
with_hub = pytest.mark.skipif(not jupyter_hosts.PROXY.exists(), reason="no hub here: make hosting")
with_image = pytest.mark.skipif(not IMAGE, reason="IMAGE names no image of the guide")
by_hand = pytest.mark.outage


@dataclass
class Hosted:
    """Where the guide is, what at the same host is somebody else's, and the way past a login."""

    url: str
    others: tuple[str, ...] = ()
    log_in: Callable = lambda page: None

    def has(self, url):
        """Whether an address is one of the guide's own."""
        return without_scheme(url).startswith(without_scheme(self.url))


def without_scheme(url):
    return url.partition("://")[2]


@contextmanager
def alone(app, folder):
    yield Hosted(f"{app.url}/")


@contextmanager
def in_folder(app, folder, *, at="/guide/", passed_on=PASSED_ON, tls=False):
    """A folder of somebody's site, at whose root every address answers with a page of theirs."""
    server = f"location {at} {{ proxy_pass {app.url}/; {passed_on} }} {SOMEBODY_ELSES}"
    with running_nginx(folder, server, tls=tls) as root:
        others = ("/", "/live", "/live/channels", "/assets/live.js", "/en/")
        yield Hosted(root + at, tuple(root + path for path in others))


@contextmanager
def by_jupyter_server(app, folder):
    with jupyter_hosts.running_jupyter_server(folder) as url:
        yield Hosted(f"{url}proxy/{app.port}/")


@contextmanager
def by_hub(app, folder):
    with jupyter_hosts.running_hub(folder) as hub:
        url = f"{hub}user/{jupyter_hosts.USER}/proxy/{app.port}/"
        yield Hosted(url, log_in=partial(jupyter_hosts.log_in, hub=hub, url=url))


@contextmanager
def as_image(app, folder):
    """A container that can write nowhere but in its temporary folder."""
    port = free_port()
    options = f"--rm --read-only --tmpfs /tmp --init --publish 127.0.0.1:{port}:8866"
    process = subprocess.Popen([*shlex.split(RUN_IMAGE), *options.split(), IMAGE])
    url = f"http://127.0.0.1:{port}/"
    try:
        until(lambda: status(url) == 200 or process.poll() is not None, lambda: "no container")
        yield Hosted(url)
    finally:
        process.terminate()
        assert process.wait(timeout=20) == 0


HOSTINGS = [
    pytest.param(alone, id="alone"),
    pytest.param(in_folder, id="folder", marks=with_nginx),
    pytest.param(partial(in_folder, tls=True), id="folder-with-tls", marks=with_nginx),
    pytest.param(by_jupyter_server, id="jupyter-server-proxy", marks=[with_hub, by_hand]),
    pytest.param(by_hub, id="jupyterhub", marks=[with_hub, by_hand]),
    pytest.param(as_image, id="image", marks=[with_image, by_hand]),
]


@pytest.fixture
def hosted(request, app, tmp_path):
    app.await_ready()
    with request.param(app, tmp_path) as hosted:
        yield hosted


def arrive(page, hosted, path=""):
    """Come to the guide; what is asked for from then on is noted, and a reload would be seen."""
    hosted.log_in(page)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    visitor = Visitor(page, FLOW).open(hosted.url + path)
    page.evaluate(MARK)
    return visitor, asked


def stayed(page):
    """Whether a tab still has the document that it had."""
    return page.evaluate("window.stayed === true")


@pytest.mark.parametrize("hosted", HOSTINGS, indirect=True)
def test_it_goes_live_in_place_and_asks_nothing_outside_its_folder(hosted, trusting_phone):
    visitor, asked = arrive(trusting_phone, hosted)
    visitor.await_live()
    visitor.tap(ANSWER.id)
    visitor.sees(ANSWER.to)
    assert stayed(trusting_phone)
    assert [url for url in asked if not hosted.has(url)] == []
    for url in hosted.others:
        assert trusting_phone.request.get(url).ok


@with_nginx
@pytest.mark.parametrize("hosted", [in_folder], indirect=True, ids=["folder"])
@pytest.mark.parametrize("path", ["live", "en/", "en/live"])
def test_under_a_folder_each_address_goes_live(hosted, trusting_phone, path):
    visitor, asked = arrive(trusting_phone, hosted, path)
    visitor.await_live()
    assert stayed(trusting_phone)
    assert [url for url in asked if not hosted.has(url)] == []


@with_nginx
@pytest.mark.parametrize(
    "hosted", [partial(in_folder, passed_on="")], indirect=True, ids=["no websockets"]
)
def test_where_no_websocket_passes_the_page_stays_and_gives_up(hosted, trusting_phone):
    trusting_phone.clock.install()
    visitor, asked = arrive(trusting_phone, hosted)
    sockets = [0]
    for _ in range(10):
        # An hour in all: a socket that is tried fails meanwhile.
        with trusting_phone.expect_response(hosted.url):
            trusting_phone.evaluate("url => fetch(url)", hosted.url)
        trusting_phone.clock.run_for(360_000)
        sockets.append(sum(url.startswith("ws") for url in asked))
    assert 1 <= sockets[-1] <= 2
    assert stayed(trusting_phone)
    visitor.walk((ANSWER.id,))
    visitor.await_page()


@with_nginx
@by_hand
def test_a_process_that_ends_takes_its_own_visitors_alone_and_the_other_takes_them_in(
    phone_of, tmp_path
):
    with ExitStack() as stack, ExitStack() as first:
        apps = [
            start.enter_context(serving(tmp_path / f"{name}.log"))
            for name, start in {"first": first, "second": stack}.items()
        ]
        url = stack.enter_context(in_front_of(apps, tmp_path))
        visitors = [Visitor(stack.enter_context(phone_of()), FLOW) for _ in apps]
        for visitor in visitors:
            visitor.open(url).await_live()
            visitor.page.evaluate(MARK)
        first.close()
        until(lambda: sum(map(is_live, visitors)) == 1, lambda: "not one and one")
        [kept] = filter(is_live, visitors)
        kept.walk((ANSWER.id,))
        for visitor in visitors:
            expect(visitor.page.locator(".guide-live h2")).to_be_visible(timeout=90_000)
        assert is_live(kept)
        assert all(stayed(visitor.page) for visitor in visitors)


def in_front_of(apps, folder):
    """Several processes as one address: each websocket to the process with the fewest."""
    for app in apps:
        app.await_ready()
    servers = " ".join(f"server 127.0.0.1:{app.port};" for app in apps)
    return running_nginx(
        folder,
        f"location / {{ proxy_pass http://guide; {PASSED_ON} }}",
        before=f"upstream guide {{ least_conn; {servers} }}",
    )


def is_live(visitor):
    return visitor.page.locator(".guide-live h2").is_visible()
