"""The wheel alone, far from this repository: a guide of somebody's own, from its first day to CI.

It needs an environment that the wheel is installed in: "make wheel" makes one.
"""

import os
import re
import subprocess
from pathlib import Path
from shutil import copytree

import pytest

from tests.support.serving import free_port, status, until

ENVIRONMENT = os.environ.get("INSTALLED", "")
pytestmark = pytest.mark.skipif(not ENVIRONMENT, reason="no wheel is installed: make wheel")
# Nothing of here may help.
HIDDEN = (
    "PYTHONPATH",
    "GUIDE",
    "GUIDE_DRAFT",
    "GUIDE_MESSAGES",
    "VIRTUAL_ENV",
    "PYTEST_ADDOPTS",
)
AROUND = {name: value for name, value in os.environ.items() if name not in HIDDEN}
WORKFLOW = ".github/workflows/guide.yml"


def bin_of(command):
    return str(Path(ENVIRONMENT).absolute() / "bin" / command)


def run(folder, command, *typed, **around):
    return subprocess.run(
        [bin_of(command), *map(str, typed)],
        cwd=folder,
        env=AROUND | around,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def guide(tmp_path_factory):
    """A new guide, checked, with its notebooks."""
    here = tmp_path_factory.mktemp("elsewhere")
    for typed in (
        ["new", "my-guide", "--language", "en"],
        ["check", "my-guide", "--strict"],
        ["notebooks", "my-guide", "--store"],
    ):
        done = run(here, "login-guide", *typed)
        assert done.returncode == 0, done.stdout + done.stderr
    return here / "my-guide"


def workflow(guide, site):
    """What the guide's own workflow runs, but for what sets it up; the site goes elsewhere."""
    lines = re.findall(r"- run: (.+)", (guide / WORKFLOW).read_text(encoding="utf-8"))
    typed = [line.replace("${{ runner.temp }}/site", str(site)).split() for line in lines]
    return [[word.strip('"') for word in words] for words in typed if words[0] != "pip"]


def test_its_workflow_passes_whatever_the_folder_is_called(guide, tmp_path):
    checkout = copytree(guide, tmp_path / "checkout")
    for command in workflow(guide, tmp_path / "site"):
        done = run(checkout, *command)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site" / "index.html").exists()


EDITS = {
    "an error": ("causes/1_power.yaml", "unsolved: ask", "unsolved: nobody", "login-guide"),
    "a person who ends elsewhere": ("journeys.yaml", "ends: solved", "ends: ask", "login-guide"),
    "words that the notebooks know": ("start.yaml", "It flickers", "It glows", "pytest"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_its_workflow_finds(guide, tmp_path, edit):
    file, old, new, found_by = edit
    checkout = copytree(guide, tmp_path / "checkout")
    path = checkout / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    failed = next(c for c in workflow(guide, tmp_path / "s") if run(checkout, *c).returncode)
    assert failed[0] == found_by


def test_what_check_calls_an_error_is_not_published(guide, tmp_path):
    checkout = copytree(guide, tmp_path / "checkout")
    with (checkout / "ends.yaml").open("a", encoding="utf-8") as ends:
        ends.write(
            "  - {id: lost, kind: outcome, ends: wait, title: Lost, text: Lost., ours: true}\n"
        )
    for command in (["site", "--output", tmp_path / "site"], ["app", "--port", free_port()]):
        done = run(checkout, "login-guide", *command)
        assert done.returncode == 1
        assert "step-unreachable" in done.stderr
    assert not (tmp_path / "site").exists()


def test_where_nothing_judges_it_says_what_to_install(guide, tmp_path):
    checkout = copytree(guide, tmp_path / "checkout")
    (checkout / "checked.json").unlink()
    (tmp_path / "pandas.py").write_text("raise ModuleNotFoundError(name='pandas')")
    done = run(checkout, "login-guide", "app", PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert 'pip install "login-guide[lab]"' in done.stderr
    assert "make " not in done.stderr


def test_the_app_serves_it_with_the_live_guide(guide):
    port = free_port()
    app = subprocess.Popen([bin_of("login-guide"), "app", guide, "--port", str(port)], env=AROUND)
    try:
        until(lambda: status(f"http://127.0.0.1:{port}/readyz") == 200, lambda: "no kernel")
    finally:
        app.terminate()
        app.wait(timeout=20)


def test_the_guide_that_comes_along_is_published_as_it_is(tmp_path):
    assert run(tmp_path, "login-guide", "site").returncode == 0
    assert (tmp_path / "site" / "en" / "index.html").exists()
