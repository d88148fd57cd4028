"""The app is as its own command says: nobody else's settings, no traces in anybody's home."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from itertools import count
from pathlib import Path
from types import SimpleNamespace

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
from tests.support.kernel_client import shown
from tests.support.paths import SMALL
from tests.support.serving import fetch, until
from widgets.server.app import GuideApp
from widgets.server.content_snapshot import ContentSnapshot
from widgets.server.own_home import own_home
from widgets.server.settings import Settings
from widgets.views.assets import MODULES


@pytest.fixture(scope="module")
def snapshot():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUIDE", str(SMALL))
        yield ContentSnapshot(SMALL)


@pytest.fixture
def configured(snapshot, tmp_path, monkeypatch):
    """What an app is like before its start; it takes a signal and a variable, both given back."""
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setenv(MODULES, "")
    # Jupyter keeps the folder of no settings as long as its process lives.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def as_it_is():
        app = GuideApp(snapshot, Settings(), None)
        app.initialize([])
        app.init_settings()
        app.app = SimpleNamespace(settings={})
        with own_home():
            # By an app of its own it finds where what is trusted stands, for the first kernel.
            assert app.contents_manager.notary.data_dir
        renderer = app.kernel_manager._notebook_renderer_factory("guide.ipynb")
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
    assert not [*tmp_path.rglob("trace")]


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


# A file system of its own for temporary files, with what options it is mounted.
MOUNT = 'mount -t tmpfs -o "$0" tmpfs "$TMPDIR" && exec "$@"'


@pytest.fixture
def scratch():
    """Where temporary files go; short, as the names of sockets stand behind it."""
    with tempfile.TemporaryDirectory(prefix="t") as folder:
        yield {"TMPDIR": folder}


@pytest.fixture
def mounted(scratch):
    """What a command stands behind to have a file system of its own, where this system lets us."""

    def behind(options):
        command = ("unshare", "--mount", "--map-root-user", "sh", "-c", MOUNT, options)
        known = os.environ | scratch
        there = shutil.which("unshare")
        can = there and subprocess.run([*command, "true"], check=False, env=known).returncode == 0
        return command if can else ()

    return behind


WORD = "コピーの最初から"


def copied_checkout(folder):
    """A copy of what is served with, somewhere else, which says a word of its own."""
    leave = shutil.ignore_patterns("__pycache__", "amazon_login")
    for name in ("guide_data", "widgets", "notebooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=leave)
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    words = folder / "guide_data" / "words" / "locales" / "ja.toml"
    text = words.read_text(encoding="utf-8")
    words.write_text(re.sub('(?m)^restart = ".*"$', f'restart = "{WORD}"', text), encoding="utf-8")
    return folder


def test_among_all_of_it_page_and_live_guide_work_and_leave_no_trace(tmp_path, scratch, mounted):
    home, log = home_in(tmp_path / "home"), tmp_path / "log"
    (home / "widgets").mkdir()
    (home / "widgets" / "__init__.py").write_text("raise SystemExit('not ours')")
    work = settings_in(copied_checkout(home / "work"))
    before = files_in(home)
    around = variables_for(home) | scratch | {"PYTHONPATH": str(home)}
    ip, before_it = ("--ip", "::1"), mounted("noexec")
    with serving_in(work, log, *ip, host="[::1]", before=before_it, **around) as app:
        app.await_ready()
        assert WORD in fetch(app.url).text
        # Kernels, too, run the code that they stand beside, and none that pip knows of.
        assert WORD in shown(app)
        listens = {it.laddr for it in app.process.net_connections() if it.status == "LISTEN"}
        assert listens == {("::1", app.port)}
    assert log.read_text() == f"The guide is at {app.url}/ (stop with Ctrl+C)\n"
    assert files_in(home) == before
    assert not (tmp_path / "trace").exists()


def fill_blocks(folder):
    with suppress(OSError), (folder / "full").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(2**16))


def fill_inodes(folder):
    with suppress(OSError):
        for number in count():
            (folder / str(number)).touch()
    # So many as a kernel that ends leaves: enough for one that begins to be made.
    for number in range(3):
        (folder / str(number)).unlink()


FULL = {"blocks": ("size=16m", fill_blocks), "inodes": ("nr_inodes=500", fill_inodes)}
# A second one that is just being made ready would say that it was killed.
ONE_KERNEL = ("--settings", '{"pool_size": 1}')


@pytest.mark.outage
@pytest.mark.parametrize(("options", "fill"), FULL.values(), ids=FULL)
def test_with_no_room_for_temporary_files_it_is_quiet_and_back_when_there_is(
    tmp_path, scratch, mounted, options, fill
):
    if not (small := mounted(options)):
        pytest.skip("no file system of one's own here")
    log, one = tmp_path / "log", ONE_KERNEL
    with serving_in(tmp_path, log, *one, host="127.0.0.1", before=small, **scratch) as app:
        app.await_ready()
        full = Path(f"/proc/{app.process.pid}/root{scratch['TMPDIR']}/full")
        full.mkdir()
        fill(full)
        for kernel in app.kernels():
            kernel.kill()
        until(lambda: "No space left" in log.read_text(), log.read_text)
        assert fetch(app.url).status == 200
        shutil.rmtree(full)
        app.await_ready()
        assert shown(app)
        assert len(log.read_text().splitlines()) == 2
