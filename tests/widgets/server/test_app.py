"""The app over HTTP: what it answers with, what it refuses, and what bad content does to it."""

import errno
import gzip
import json
import os
import re
import shutil
import socket
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import psutil
import pytest
from bs4 import BeautifulSoup

from guide_data.reading.checked import stamp_of, write_stamp
from tests.support.kernel_client import (
    close_code,
    connected,
    raw_request,
    shown,
)
from tests.support.paths import SMALL
from tests.support.serving import fetch, run_app, serving, until
from tests.support.two_languages import STEPS, two_languages
from widgets.__main__ import main
from widgets.live.bundle import NAME
from widgets.server.listening import MOST_FILES
from widgets.views.fragment import PAPER

TITLE = "Wi-Fi"
READY = 2
SCRIPT = f"/{NAME}"
HOME_SCREEN = {
    "manifest.json": "application/manifest+json",
    "en/manifest.json": "application/manifest+json",
    "icon.png": "image/png",
    "service_worker.js": "text/javascript; charset=utf-8",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of the small guide, to be changed while it is served."""
    return shutil.copytree(SMALL, tmp_path_factory.mktemp("content") / "small_guide")


@pytest.fixture(scope="module")
def app(folder, tmp_path_factory):
    with serving(tmp_path_factory.mktemp("app") / "log", guide=folder) as served:
        served.await_ready()
        yield served


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory):
    """The small guide in two languages, as if it had been checked, which takes a while."""
    folder = two_languages(tmp_path_factory.mktemp("content"))
    write_stamp(folder, stamp_of(folder))
    return folder


@pytest.fixture(scope="module")
def full_app(bilingual, tmp_path_factory):
    log = tmp_path_factory.mktemp("app") / "log"
    with serving(log, "--most-visitors", "0", guide=bilingual) as served:
        yield served


@pytest.fixture(scope="module")
def full_app_in_a_folder(bilingual, tmp_path_factory):
    options = ("--most-visitors", "0", "--base-url", "guide")
    log = tmp_path_factory.mktemp("app") / "log"
    with serving(log, *options, guide=bilingual) as served:
        yield served


def get(url):
    with urlopen(url, timeout=20) as answer:
        return answer, answer.read().decode()


def test_the_page_costs_no_kernel_and_sets_no_cookie(app):
    until(lambda: len(app.kernels()) == READY, app.log.read_text)
    answer, text = get(app.url)
    assert f'data-live="{NAME}"' in text
    assert answer.headers["Set-Cookie"] is None
    assert "max-age" in answer.headers["Cache-Control"]
    assert len(app.kernels()) == READY


@pytest.mark.parametrize("path", [PAPER, f"en/{PAPER}"])
def test_the_whole_guide_for_paper_costs_no_kernel(full_app, path):
    answer, text = get(f"{full_app.url}/{path}")
    assert 'class="guide guide-paper"' in text
    assert answer.headers["Set-Cookie"] is None


@pytest.mark.parametrize("path", ["/", "/live", SCRIPT, "/manifest.json", "/service_worker.js"])
@pytest.mark.parametrize("accepted", ["gzip, br", "identity", "br, gzip;q=0", "gzip; q=0.0, br"])
def test_bytes_are_marked_and_not_sent_twice(app, path, accepted):
    given = fetch(f"{app.url}{path}", Accept_Encoding=accepted)
    packed = accepted == "gzip, br"
    assert (given.headers["Content-Encoding"] == "gzip") == packed
    assert int(given.headers["Content-Length"]) == len(given.body)
    assert "Accept-Encoding" in given.headers["Vary"]
    mark = given.headers["ETag"]
    assert re.fullmatch('"[0-9a-f]{32}(-gzip)?"', mark)
    assert mark.endswith('-gzip"') == packed
    again = fetch(f"{app.url}{path}", Accept_Encoding=accepted, If_None_Match=f'"x", {mark}')
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", mark)
    assert again.headers["Cache-Control"] == given.headers["Cache-Control"]
    assert fetch(f"{app.url}{path}", Accept_Encoding=accepted, If_None_Match='"x"').status == 200
    head = fetch(f"{app.url}{path}", "HEAD", Accept_Encoding=accepted)
    assert head.body == b""
    assert head.headers["Content-Length"] == given.headers["Content-Length"]


def test_both_forms_hold_the_same(app):
    packed = fetch(app.url, Accept_Encoding="gzip")
    plain = fetch(app.url, Accept_Encoding="identity")
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 3
    assert packed.headers["ETag"] != plain.headers["ETag"]


@pytest.mark.parametrize(
    ("path", "cached"),
    [
        ("/", "public, max-age=60, stale-while-revalidate=600"),
        ("/manifest.json", "public, max-age=60, stale-while-revalidate=600"),
        ("/icon.png", "public, max-age=60, stale-while-revalidate=600"),
        ("/service_worker.js", "no-cache"),
        (SCRIPT, "public, max-age=31536000, immutable"),
        ("/nowhere", "no-store"),
    ],
    ids=["page", "manifest", "icon", "worker", "script", "missing"],
)
def test_what_can_never_change_is_kept_for_ever(app, path, cached):
    assert fetch(f"{app.url}{path}").headers["Cache-Control"] == cached


def test_the_live_guides_address_has_the_page(app):
    assert fetch(f"{app.url}/live").body == fetch(app.url).body
    assert fetch(f"{app.url}/en/live").body == fetch(f"{app.url}/en/").body


def test_the_page_may_run_only_its_own_scripts_and_ask_only_its_own_server(app):
    policy = fetch(app.url).headers["Content-Security-Policy"]
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    assert allowed["default-src"] == "'none'"
    assert re.fullmatch("'sha256-[^']+' 'self'", allowed["script-src"])
    assert re.fullmatch("'sha256-[^']+'", allowed["style-src"])
    assert allowed["connect-src"] == "'self'"


def test_a_home_screen_finds_the_guide_in_each_language(full_app):
    for path, kind in HOME_SCREEN.items():
        assert fetch(f"{full_app.url}/{path}").headers["Content-Type"] == kind
    for language in ("", "en/"):
        told = json.loads(fetch(f"{full_app.url}/{language}manifest.json").text)
        page = BeautifulSoup(fetch(f"{full_app.url}/{language}").text, "html.parser")
        assert (told["lang"], told["name"]) == (page.html["lang"], page.title.text)
        assert page.find("link", rel="manifest")["href"] == "manifest.json"


def test_what_keeps_the_page_may_ask_for_it(full_app):
    policy = fetch(f"{full_app.url}/service_worker.js").headers["Content-Security-Policy"]
    assert "connect-src 'self'" in policy


def test_where_the_operator_wants_none_no_browser_keeps_the_page(tmp_path):
    with serving(tmp_path / "log", "--most-visitors", "0", "--no-offline", guide=SMALL) as app:
        page, worker = (fetch(f"{app.url}/{path}") for path in ("", "service_worker.js"))
    assert "data-worker" not in page.text.partition("<body")[2].partition(">")[0]
    assert "worker-src" not in page.headers["Content-Security-Policy"]
    assert "unregister()" in worker.text
    assert worker.headers["Cache-Control"] == "no-cache"


def test_no_process_knows_a_secret_of_the_servers_environment(app):
    app.await_ready()
    processes = app.process.children(recursive=True)
    assert processes
    for process in processes:
        assert "GUIDE_TEST_SECRET" not in process.environ()


def test_it_may_open_as_many_files_as_the_system_grants(app):
    soft, hard = app.process.rlimit(psutil.RLIMIT_NOFILE)
    assert soft == min(hard, MOST_FILES)


def test_a_kernel_that_died_is_never_handed_out(app):
    app.await_ready()
    waiting = app.kernels()
    for kernel in waiting:
        kernel.kill()
    until(lambda: not app.ready(), app.log.read_text)
    app.await_ready()
    assert not {kernel.pid for kernel in waiting} & {kernel.pid for kernel in app.kernels()}


def test_when_all_is_taken_a_line_is_told_to_try_again_later(full_app):
    with connected(full_app.url) as line:
        assert close_code(line) == 1013
    assert fetch(f"{full_app.url}/live").status == 200


# While kernels are free, and when all are taken.
HEALTH_TEXT = rb"(?:yes|no)\nversion: [\w.+-]+\ncontent: [0-9a-f]{32}\n"
HEALTH = {"/healthz": (200, 200), "/readyz": (200, 503)}


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", HEALTH)
def test_an_orchestrator_learns_how_it_is_and_nothing_of_visitors(app, full_app, path, method):
    app.await_ready()
    for served, expected in zip((app, full_app), HEALTH[path], strict=True):
        answer = fetch(f"{served.url}{path}", method)
        assert answer.status == expected
        assert answer.headers["Cache-Control"] == "no-store"
        assert re.fullmatch(HEALTH_TEXT if method == "GET" else b"", answer.body)


STEP = STEPS[0]
LEADS = {
    "/index.html": "/",
    "/en/index.html": "/en/",
    "/live/": "/live",
    "/en/live/": "/en/live",
    "/en": "/en/",
    f"/%23{STEP}": f"/#{STEP}",
    f"/en/%23{STEP}": f"/en/#{STEP}",
    f"/live%23{STEP}": f"/live#{STEP}",
    f"/{STEP}": f"/#{STEP}",
    f"/en/{STEP}": f"/en/#{STEP}",
}


BASES = {
    "at the root": "/",
    "in a folder": "/guide/",
    "handed on whole": "/user/ana/proxy/absolute/8866/",
}


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_an_address_that_is_meant_leads_there(full_app, full_app_in_a_folder, base):
    served = full_app_in_a_folder if base == "/guide/" else full_app
    led = {path: lead(f"{served.url}{base[:-1]}{path}") for path in LEADS}
    assert led == {path: f"{served.url}{base[:-1]}{to}" for path, to in LEADS.items()}


def lead(url):
    """Where a redirect leads, as a browser takes it."""
    answer = raw_request(url, f"GET {urlsplit(url).path} HTTP/1.0\r\nHost: x\r\n\r\n".encode())
    found = re.search(rb"^Location: (.*)\r$", answer, re.MULTILINE)
    return urljoin(url, found[1].decode()) if found else answer


@pytest.mark.parametrize("path", ["nowhere", "a/b/c", "zz/", "zz/live", "en/nowhere", "live/x"])
@pytest.mark.parametrize("base", ["/", "/guide/"], ids=["at the root", "in a folder"])
def test_any_other_address_leads_on_in_every_language(full_app, full_app_in_a_folder, base, path):
    served = full_app if base == "/" else full_app_in_a_folder
    answer = fetch(url := f"{served.url}{base}{path}")
    assert answer.status == 404
    links = BeautifulSoup(answer.text, "html.parser").select("section[lang] a")
    home = f"{served.url}{base}"
    assert [urljoin(url, link["href"]) for link in links] == [home, f"{home}en/"]
    assert [link.find_parent("section")["lang"] for link in links] == ["ja", "en"]


def test_in_a_folder_all_is_there_and_beside_it_nothing(full_app_in_a_folder):
    url = full_app_in_a_folder.url
    for path in ("", "live", "en/", PAPER, NAME, "healthz", *HOME_SCREEN):
        assert fetch(f"{url}/guide/{path}").status == 200
    assert lead(f"{url}/guide") == f"{url}/guide/"
    assert fetch(f"{url}/").status == 404
    with connected(f"{url}/guide", origin=url) as line:
        assert close_code(line) == 1013


def test_a_proxy_may_hand_on_whole_addresses(full_app):
    handed_on = f"{full_app.url}/user/ana/proxy/absolute/8866"
    for path in ("", "live", "en/", PAPER, NAME):
        assert fetch(f"{handed_on}/{path}").status == 200
    assert lead(handed_on) == f"{handed_on}/"
    with connected(handed_on, origin=full_app.url) as line:
        assert close_code(line) == 1013
    assert 'href="../"' in fetch(f"{handed_on}/nowhere/to/be").body.decode().replace(
        "../../", "../"
    )


def test_a_language_that_is_not_spoken_is_not_found(app):
    with pytest.raises(HTTPError) as refused:
        get(f"{app.url}/xx/live")
    assert refused.value.status == 404
    assert "AttributeError" not in app.log.read_text()


@pytest.mark.parametrize(
    "path",
    [
        "/notebooks/guide.ipynb",
        "/live/guide.ipynb",
        "/voila/render/guide.ipynb",
        "/voila/tree",
        "/voila/files/guide.ipynb",
        "/voila/files/../pyproject.toml",
        "/voila/api/contents/guide.ipynb",
        "/api/kernels",
        "/api/contents",
    ],
)
def test_nothing_else_is_served(app, path):
    with pytest.raises(HTTPError) as refused:
        get(f"{app.url}{path}")
    assert refused.value.status in (403, 404)


def asking(good):
    """What nobody may be asked, under the guide's title."""
    asked = "lead: 0570-000-123 に電話し、担当の人にパスワードを伝えてください。"
    return re.sub("lead: .*", asked, good)


def test_changed_content_is_served_and_broken_content_is_not(app, folder):
    file = folder / "guide.yaml"
    good = file.read_text(encoding="utf-8")
    assert TITLE in good
    # Also while a kernel is just starting, which is then out of date.
    for new in ("LAN", "WLAN"):
        file.write_text(good.replace(TITLE, new), encoding="utf-8")
        write_stamp(folder, stamp_of(folder))
        until(lambda new=new: new in get(app.url)[1], app.log.read_text)
    app.await_ready()
    assert "WLAN" in shown(app)
    # What cannot be read, and what can but is an error all the same.
    for bad, said in {"title: [": "guide.yaml:1", asking(good): "asks-for-secret"}.items():
        file.write_text(bad, encoding="utf-8")
        until(lambda said=said: said in app.log.read_text(), app.log.read_text)
        assert "WLAN" in get(app.url)[1]
    app.await_ready()
    assert "WLAN" in shown(app)
    assert "Traceback" not in app.log.read_text()


@pytest.mark.parametrize(
    ("file", "content", "line"),
    [
        ("start.yaml", b"", 1),
        ("guide.yaml", b"title: a\n\tlead: b\n", 2),
        ("ends.yaml", "title: 終わり\n".encode("shift_jis"), 1),
        ("facts.yaml", b"- id: a\n  nonsense: b\n", 2),
    ],
    ids=["empty", "tab", "shift-jis", "unknown-key"],
)
def test_bad_content_is_never_served(tmp_path, file, content, line):
    copy = shutil.copytree(SMALL, tmp_path / "bad")
    (copy / file).write_bytes(content)
    assert f"{file}:{line}: " in refusal(str(copy))


def refusal(*typed):
    """What an app says that will not serve; in this process: a new one takes a second each."""
    with pytest.raises(SystemExit) as ended:
        main(["app", "--port", "0", *typed])
    return ended.value.code


@pytest.mark.parametrize("port", ["99999", "-1"])
def test_no_port_is_said_plainly(port):
    assert "port" in refusal("--port", port)


@pytest.mark.outage
def test_nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    bad = shutil.copytree(SMALL, tmp_path / "bad")
    (bad / "guide.yaml").write_text("")
    run_app(guide=bad)
    with serving(tmp_path / "log", guide=SMALL) as served:
        served.await_ready()
    assert {path.name for path in tmp_path.iterdir()} == {"bad", "log"}


@pytest.mark.parametrize("missing", ["voila", "anywidget", "pydantic"])
def test_a_package_that_is_not_there_is_said_plainly(tmp_path, monkeypatch, missing):
    fails = f'raise ModuleNotFoundError("No module named {missing}")'
    (tmp_path / f"{missing}.py").write_text(fails)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    ended = run_app(guide=SMALL)
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].endswith("make clean app")


def test_a_full_disk_is_said_plainly(monkeypatch):
    monkeypatch.setattr(shutil, "copyfile", full_disk)
    assert refusal() == "[Errno 28] No space left on device: 'a'"


def full_disk(*_, **__):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a")


def test_a_taken_port_is_said_plainly():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"Port {port} is taken" in refusal("--port", str(port))
