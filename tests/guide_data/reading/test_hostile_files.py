"""Hostile files and folders: what is no content, what is too much, and names that are no words."""

import os
from pathlib import Path
from shutil import copytree

import pytest

from guide_data import read_guide
from guide_data.checks import check
from guide_data.checks.report import github, text
from guide_data.reading import limits as guard
from tests.support.content_problems import problems_of, refused_at
from tests.support.paths import SMALL
from widgets.server.content_snapshot import ContentSnapshot


def pipe(path):
    os.mkfifo(path)


def outside(path):
    path.symlink_to(SMALL / "ends.yaml")


FILES = {"pipe": pipe, "link out of the folder": outside}


@pytest.mark.parametrize("make", FILES.values(), ids=FILES)
def test_files_that_are_none(tmp_path, make):
    folder = copytree(SMALL, tmp_path / "guide")
    make(folder / "terms.yaml")
    assert refused_at(folder, "terms.yaml") == {1}


def test_a_link_within_the_folder_is_a_file(tmp_path, small):
    folder = copytree(SMALL, tmp_path / SMALL.name)
    (folder / "ends.yaml").rename(folder / "..data")
    (folder / "ends.yaml").symlink_to("..data")
    assert read_guide(folder) == small


def test_very_many_files_are_refused(tmp_path):
    folder = copytree(SMALL, tmp_path / "guide")
    for n in range(guard.FILES + 50):
        (folder / "causes" / f"{n}_x{n}.yaml").write_text("title: x\nsteps: []\n")
    assert any("ファイルが多すぎます" in problem.what for problem in problems_of(folder))


def test_a_very_large_folder_is_refused(tmp_path):
    folder = copytree(SMALL, tmp_path / "guide")
    for n in range(9):
        (folder / "causes" / f"{n}_x{n}.yaml").write_text("#" * guard.FILE_BYTES)
    assert any("フォルダーが大きすぎます" in problem.what for problem in problems_of(folder))


@pytest.mark.parametrize("name", ["あ", "3_", "A", "x y"])
def test_a_cause_of_no_name_is_refused(tmp_path, name):
    folder = copytree(SMALL, tmp_path / "guide")
    (folder / "causes" / f"{name}.yaml").write_text("title: x\nsteps: []\n", encoding="utf-8")
    assert refused_at(folder, f"{name}.yaml") == {1}


NAMES = {
    "a command of GitHub's": "x\n::error::y",
    "a command of the terminal's": "\x1b]0;x\x07",
    "turned round": "\u202elmay",
    "not even letters": b"\xff".decode("utf-8", "surrogateescape"),
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_files_name_is_told_as_plain_words(tmp_path, name):
    folder = copytree(SMALL, tmp_path / "guide")
    (folder / f"{name}.yaml").write_text("- x\n")
    said = [text(check(folder)), github(check(folder)), *map(str, problems_of(folder))]
    assert any("知らないファイル" in one for one in said)
    for line in "\n".join(said).split("\n"):
        assert line.isprintable()
        assert not line.strip().startswith("::error::")


def test_only_content_is_published(tmp_path, monkeypatch):
    # It tells kernels where the content is; other tests have their own.
    monkeypatch.setenv("GUIDE", str(tmp_path))
    folder = copytree(SMALL, tmp_path / "guide")
    (folder / "zero").symlink_to("/dev/zero")
    (folder / "secret.txt").symlink_to("/etc/passwd")
    snapshot = ContentSnapshot(folder)
    copy = Path(os.environ["GUIDE"])
    assert copy != snapshot.source
    assert {path.suffix for path in copy.rglob("*") if path.is_file()} == {".yaml"}
