"""The running app: its kernels and processes, its health, and the content that it serves."""

import re
import shutil

import psutil
import pytest

from guide_data.reading.checked import stamp_of, write_stamp
from tests.support.kernel_client import close_code, connected, shown
from tests.support.paths import SMALL
from tests.support.serving import fetch, run_app, serving, until
from widgets.live.bundle import NAME
from widgets.server.listening import MOST_FILES

TITLE = "Wi-Fi"
READY = 2


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of the small guide, to be changed while it is served."""
    return shutil.copytree(SMALL, tmp_path_factory.mktemp("content") / "small_guide")


@pytest.fixture(scope="module")
def app(folder, tmp_path_factory):
    with serving(tmp_path_factory.mktemp("app") / "log", guide=folder) as served:
        served.await_ready()
        yield served


def test_the_page_costs_no_kernel_and_sets_no_cookie(app):
    until(lambda: len(app.kernels()) == READY, app.log.read_text)
    answer = fetch(app.url)
    assert f'data-live="{NAME}"' in answer.text
    assert answer.headers["Set-Cookie"] is None
    assert "max-age" in answer.headers["Cache-Control"]
    assert len(app.kernels()) == READY


def test_the_page_may_run_only_its_own_scripts_and_ask_only_its_own_server(app):
    policy = fetch(app.url).headers["Content-Security-Policy"]
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    assert allowed["default-src"] == "'none'"
    assert re.fullmatch("'sha256-[^']+' 'self'", allowed["script-src"])
    assert re.fullmatch("'sha256-[^']+'", allowed["style-src"])
    assert allowed["connect-src"] == "'self'"


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
        until(lambda new=new: new in fetch(app.url).text, app.log.read_text)
    app.await_ready()
    assert "WLAN" in shown(app)
    # What cannot be read, and what can but is an error all the same.
    for bad, said in {"title: [": "guide.yaml:1", asking(good): "asks-for-secret"}.items():
        file.write_text(bad, encoding="utf-8")
        until(lambda said=said: said in app.log.read_text(), app.log.read_text)
        assert "WLAN" in fetch(app.url).text
    app.await_ready()
    assert "WLAN" in shown(app)
    assert "Traceback" not in app.log.read_text()


@pytest.mark.outage
def test_nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    bad = shutil.copytree(SMALL, tmp_path / "bad")
    (bad / "guide.yaml").write_text("")
    run_app(guide=bad)
    with serving(tmp_path / "log", guide=SMALL) as served:
        served.await_ready()
    assert {path.name for path in tmp_path.iterdir()} == {"bad", "log"}
