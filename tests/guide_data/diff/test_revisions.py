"""Revisions of git, and the command that compares them."""

import os
import subprocess
from shutil import copytree, which

import pytest

from guide_data import ContentError, read_guide
from guide_data.diff.revisions import NoContent, flow_at
from tests.support.edited_flows import ROUTER
from tests.support.paths import SMALL


def git(folder, *arguments):
    names = ("-c", "user.name=e", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", folder, *names, *arguments], check=True, capture_output=True)


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """The small guide in a repository: at "good", broken at "bad", absent at "empty"."""
    if not which("git"):
        pytest.skip("git is not there")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    repository = tmp_path / "a repository"
    folder = repository / "content" / "a guide"
    repository.mkdir()
    git(repository, "init", "--quiet")
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "e")
    git(repository, "tag", "empty")
    copytree(SMALL, folder)
    for tag, old, new in (
        ("bad", "to: router-plug", "to: nowhere"),
        ("good", "to: nowhere", "to: router-plug"),
    ):
        replaced(folder / ROUTER, old, new)
        git(repository, "add", ".")
        git(repository, "commit", "--quiet", "-m", tag)
        git(repository, "tag", tag)
    return folder


def replaced(path, old, new):
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_revision_is_the_folder_as_it_stood(kept):
    before = read_guide(kept)
    replaced(kept / ROUTER, "コンセントを確かめる", "プラグを見る")
    assert flow_at("good", kept) == flow_at("HEAD", kept) == before
    assert flow_at(str(kept), kept) == read_guide(kept) != before


def test_problems_are_named_by_revision_and_file(kept):
    with pytest.raises(ContentError) as caught:
        flow_at("bad", kept)
    [problem] = caught.value.problems
    assert problem.file.startswith("bad:")
    assert problem.file.endswith(f"content/a guide/{ROUTER}")


NOT_THERE = ["nothing", "", "-h", "--output=x", "empty..good", "empty", "bad:content"]


@pytest.mark.parametrize("name", NOT_THERE)
def test_what_is_no_revision_with_that_folder(kept, name):
    with pytest.raises(NoContent) as caught:
        flow_at(name, kept)
    # It is said in the words of editors, not of git.
    assert "fatal" not in str(caught.value)
    assert not (kept / "x").exists()


def test_a_folder_without_git(tmp_path, small, monkeypatch):
    copytree(SMALL, folder := tmp_path / SMALL.name)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert flow_at(str(folder), folder) == small
    with pytest.raises(NoContent):
        flow_at("HEAD", folder)
    with pytest.raises(NoContent, match="none") as caught:
        flow_at("HEAD", tmp_path / "none")
    assert "fatal" not in str(caught.value)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoContent):
        flow_at("HEAD", folder)


SIDES = {
    "nothing changed": ([], 0, 1),
    "two revisions": (["--old", "good", "--new", "HEAD"], 0, 1),
    "a revision and a folder": (["--old", "good", "--new", str(SMALL)], 0, 1),
    "two folders": (["--old", str(SMALL), "--new", str(SMALL)], 0, 1),
    "unknown revision": (["--old", "nothing"], 2, 0),
    "no folder then": (["--old", "empty"], 2, 0),
    "an empty name": (["--old", "good", "--new", ""], 2, 0),
    "an option for git": (["--old=--output=x"], 2, 0),
    "problems before": (["--old", "bad"], 1, 0),
    "problems now": (["--old", "good", "--new", "bad"], 1, 0),
}


@pytest.mark.parametrize(("names", "status", "lines"), SIDES.values(), ids=SIDES)
def test_the_command(command, kept, names, status, lines):
    done = command("diff", "--guide", kept, *names)
    assert done.status == status, done.err
    assert len(done.out.splitlines()) == lines
    assert bool(done.err) == bool(status)
    assert "Traceback" not in done.err
