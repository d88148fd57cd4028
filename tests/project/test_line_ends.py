"""A clone made where lines end with CRLF has the same files, so that its scripts run."""

import subprocess
from pathlib import Path
from shutil import copy, which

import pytest

ROOT = Path(__file__).parents[2]
FILES = (".gitattributes", ".ci/run", "Makefile", "deploy/start", "docs/live.png", "postBuild")
SOMEBODY = ("-c", "user.name=a", "-c", "user.email=a@example.org")


def git(*words):
    subprocess.run(["git", *SOMEBODY, *words], check=True, capture_output=True)


@pytest.mark.skipif(which("git") is None, reason="git is not there")
def test_a_clone_on_windows_has_the_same_files(tmp_path):
    for name in FILES:
        (tmp_path / "written" / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, tmp_path / "written" / name)
    git("init", tmp_path / "written")
    git("-C", tmp_path / "written", "add", ".")
    git("-C", tmp_path / "written", "commit", "--message", "all")
    as_there = ("--config", "core.autocrlf=true", "--config", "core.eol=crlf")
    git("clone", *as_there, tmp_path / "written", tmp_path / "cloned")
    for name in FILES:
        assert (tmp_path / "cloned" / name).read_bytes() == (ROOT / name).read_bytes(), name
