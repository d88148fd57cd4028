"""The content that visitors see: whole versions only, and none is forgotten."""

import os
import shutil
from pathlib import Path
from shutil import copytree

import pytest

from guide_data import ContentError, read_guide
from guide_data.reading.checked import stamp_of, write_stamp
from tests.support.paths import SMALL
from widgets.server import content_snapshot
from widgets.server.content_snapshot import ContentSnapshot

TITLE = "title: 自宅のWi-Fi"


@pytest.fixture
def snapshot(tmp_path, monkeypatch):
    # It tells kernels where the content is; other tests have their own.
    monkeypatch.setenv("GUIDE", str(tmp_path))
    return ContentSnapshot(copytree(SMALL, tmp_path / "guide"))


def write(snapshot, new, old=TITLE):
    file = snapshot.source / "guide.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    # That it is judged else, test_gate.py shows.
    write_stamp(snapshot.source, stamp_of(snapshot.source))


def test_a_version_is_taken_once_nobody_writes_any_more(snapshot):
    write(snapshot, "title: W")
    assert not snapshot.refresh()
    write(snapshot, "title: WL", "title: W")
    assert not snapshot.refresh()
    assert snapshot.refresh()
    assert snapshot.flow.guide.title.startswith("WL")
    assert not snapshot.refresh()


def test_problems_are_told_once_and_the_last_good_version_stays(snapshot):
    good = snapshot.flow
    write(snapshot, "titel: x")
    assert not snapshot.refresh()
    with pytest.raises(ContentError):
        snapshot.refresh()
    assert not snapshot.refresh()
    assert snapshot.flow is good
    write(snapshot, TITLE, "titel: x")
    assert not snapshot.refresh()
    assert snapshot.refresh()


def full(*_):
    raise OSError("full")


def test_what_could_not_be_taken_is_tried_again(snapshot, monkeypatch):
    write(snapshot, "title: WLAN")
    snapshot.refresh()
    with monkeypatch.context() as patch:
        patch.setattr(content_snapshot, "copy_content", full)
        with pytest.raises(OSError, match="full"):
            snapshot.refresh()
    assert snapshot.refresh()
    assert snapshot.flow.guide.title.startswith("WLAN")


def whole(snapshot):
    copy = Path(os.environ["GUIDE"])
    return read_guide(copy) == snapshot.flow if copy.is_dir() else False


def a_file(copy):
    (copy / "facts.yaml").unlink()


def the_copy(copy):
    shutil.rmtree(copy)


def all_copies(copy):
    shutil.rmtree(copy.parents[1])


@pytest.mark.parametrize("take", [a_file, the_copy, all_copies])
def test_what_a_cleaner_of_temporary_files_took_comes_back(snapshot, take):
    take(Path(os.environ["GUIDE"]))
    assert snapshot.refresh()
    assert whole(snapshot)
    assert not snapshot.refresh()


def test_what_was_taken_comes_back_with_the_next_good_version(snapshot):
    write(snapshot, "titel: x")
    snapshot.refresh()
    the_copy(Path(os.environ["GUIDE"]))
    with pytest.raises(ContentError):
        snapshot.refresh()
    assert not snapshot.refresh()
    write(snapshot, TITLE, "titel: x")
    snapshot.refresh()
    assert snapshot.refresh()
    assert whole(snapshot)
