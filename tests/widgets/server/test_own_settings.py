"""The app is as its own command says: nobody else's settings, no traces in anybody's home."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import jupyter_core.paths
import pytest

from tests.support.hostile_settings import (
    ROOT,
    data_in,
    files_in,
    home_in,
    serving_in,
    settings_in,
    variables_for,
)
from tests.support.kernel_client import is_alive, visiting
from tests.support.paths import SMALL
from tests.support.serving import fetch
from widgets.server.app import GuideApp
from widgets.server.content_snapshot import ContentSnapshot
from widgets.server.notebook_renderer import notebook_renderer
from widgets.server.own_home import own_home
from widgets.server.settings import Settings


@pytest.fixture(scope="module")
def snapshot():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUIDE", str(SMALL))
        yield ContentSnapshot(SMALL)


@pytest.fixture
def configured(snapshot):
    """What an app is like that stands before its start; it takes a signal, which is given back."""
    before = signal.getsignal(signal.SIGTERM)

    def as_it_is():
        app = GuideApp(snapshot, Settings())
        app.initialize([])
        app.init_settings()
        renderer = notebook_renderer(app, "guide.ipynb")
        config = {name: dict(values) for name, values in app.config.items()}
        return {
            "config": {name: {**it, "secret": None} for name, it in config.items()},
            "address": (app.ip, app.port, app.base_url),
            "kernels": app.kernel_spec_manager.get_all_specs(),
            "culled": app.kernel_manager.cull_idle_timeout,
            "pool": type(app.kernel_manager).__name__,
            "hook": app.voila_configuration.prelaunch_hook,
            "templates": renderer.template_paths,
        }

    yield as_it_is
    signal.signal(signal.SIGTERM, before)


def in_a_home(folder, patch):
    for name, value in variables_for(home_in(folder)).items():
        patch.setenv(name, value)


def where_it_is_started(folder, patch):
    settings_in(folder)
    for name in ("index.html.j2", "conf.json"):
        (folder / name).write_text("{")
    patch.chdir(folder)


def on_the_machine(folder, patch):
    patch.setattr(jupyter_core.paths, "SYSTEM_CONFIG_PATH", [str(settings_in(folder / "etc"))])
    patch.setattr(jupyter_core.paths, "SYSTEM_JUPYTER_PATH", [str(data_in(folder / "share"))])


def in_the_environment(folder, patch):
    patch.setattr(jupyter_core.paths, "ENV_CONFIG_PATH", [str(settings_in(folder / "etc"))])
    patch.setattr(jupyter_core.paths, "ENV_JUPYTER_PATH", [str(data_in(folder / "share"))])


@pytest.mark.parametrize(
    "lay", [in_a_home, where_it_is_started, on_the_machine, in_the_environment]
)
def test_whatever_others_have_set_the_app_is_the_same(configured, tmp_path, monkeypatch, lay):
    alone = configured()
    lay(tmp_path / "others", monkeypatch)
    assert configured() == alone


@pytest.mark.parametrize("name", variables_for(Path("/x")))
def test_in_its_own_home_no_variable_leads_to_anothers(tmp_path, monkeypatch, name):
    monkeypatch.setenv(name, str(tmp_path))
    with own_home():
        assert os.environ.get(name) != str(tmp_path)
    assert os.environ[name] == str(tmp_path)


@pytest.mark.parametrize("home", [None, "/", "/nowhere", "/proc", ""])
def test_it_has_a_home_whatever_its_user_has(monkeypatch, home):
    monkeypatch.delenv("HOME") if home is None else monkeypatch.setenv("HOME", home)
    with own_home():
        own = Path.home()
        (own / "x").touch()
    assert str(own) != home
    assert not own.exists()
    assert os.environ.get("HOME") == home


def test_what_it_starts_finds_this_very_program_first(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/others")
    with own_home():
        assert os.environ["PYTHONPATH"].split(os.pathsep) == [str(ROOT), "/others"]


@pytest.mark.parametrize(
    ("ip", "base_url", "told"),
    [
        ("127.0.0.1", "/", "http://127.0.0.1:8866/"),
        ("::1", "/", "http://[::1]:8866/"),
        ("localhost", "/guide/", "http://localhost:8866/guide/"),
        ("0.0.0.0", "/", "http://HOST:8866/"),
        ("::", "/", "http://HOST:8866/"),
    ],
)
def test_where_it_listens_is_said_as_browsers_take_it(monkeypatch, ip, base_url, told):
    monkeypatch.setattr("socket.gethostname", lambda: "HOST")
    assert Settings(ip=ip, base_url=base_url).url == told


def guide_works(app):
    """The page is there, and somebody's live guide answers."""
    app.await_ready()
    with visiting(app) as (line, model_id):
        return fetch(app.url).status == 200 and is_alive(line, model_id)


def test_among_all_of_it_page_and_live_guide_work_and_leave_no_trace(tmp_path):
    home = home_in(tmp_path / "home")
    (home / "widgets").mkdir()
    (home / "widgets" / "__init__.py").write_text("raise SystemExit('not ours')")
    where_it_is_started(home / "work", pytest.MonkeyPatch())
    before = files_in(home)
    around = variables_for(home) | {"PYTHONPATH": f"{ROOT}{os.pathsep}{home}"}
    with serving_in(home / "work", "--ip", "::1", host="[::1]", **around) as app:
        assert guide_works(app)
        listens = {it.laddr for it in app.process.net_connections() if it.status == "LISTEN"}
        assert listens == {("::1", app.port)}
        said = app.log.read_text()
    assert said == f"The guide is at {app.url}/ (stop with Ctrl+C)\n"
    assert files_in(home) == before
    assert not (tmp_path / "trace").exists()


# A file system of its own, from which nothing can be started.
MOUNT = 'mount -t tmpfs -o noexec tmpfs "$TMPDIR" && exec "$@"'
NO_EXECUTION = ("unshare", "--mount", "--map-root-user", "sh", "-c", MOUNT, "sh")


def can_mount(folder):
    if not shutil.which("unshare"):
        return False
    tried = subprocess.run(
        [*NO_EXECUTION, "true"], check=False, env=os.environ | {"TMPDIR": str(folder)}
    )
    return tried.returncode == 0


def test_with_nothing_of_ones_own_page_and_live_guide_work(tmp_path):
    work = tmp_path / "work"
    work.mkdir()
    # As far as this system lets anybody do it.
    before = NO_EXECUTION if can_mount(work) else ()
    around = {"HOME": "/proc", "TMPDIR": str(work), "PYTHONWARNINGS": "error"}
    with serving_in(work, host="127.0.0.1", before=before, **around) as app:
        assert guide_works(app)
        assert len(app.log.read_text().splitlines()) == 1
