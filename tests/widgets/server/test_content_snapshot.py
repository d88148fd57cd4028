"""The content that visitors see: whole versions only, and none is forgotten."""

from shutil import copytree

import pytest

from guide_data import ContentError
from tests.support.paths import SMALL
from widgets.server import content_snapshot as publish
from widgets.server.content_snapshot import ContentSnapshot

TITLE = "title: 自宅のWi-Fi"


@pytest.fixture
def published(tmp_path, monkeypatch):
    # It tells kernels where the content is; other tests have their own.
    monkeypatch.setenv("GUIDE", str(tmp_path))
    return ContentSnapshot(copytree(SMALL, tmp_path / "guide"))


def write(published, new, old=TITLE):
    file = published.source / "guide.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_version_is_taken_once_nobody_writes_any_more(published):
    write(published, "title: W")
    assert not published.refresh()
    write(published, "title: WL", "title: W")
    assert not published.refresh()
    assert published.refresh()
    assert published.flow.guide.title.startswith("WL")
    assert not published.refresh()


def test_problems_are_told_once_and_the_last_good_version_stays(published):
    good = published.flow
    write(published, "titel: x")
    assert not published.refresh()
    with pytest.raises(ContentError):
        published.refresh()
    assert not published.refresh()
    assert published.flow is good
    write(published, TITLE, "titel: x")
    assert not published.refresh()
    assert published.refresh()


def full(*_):
    raise OSError("full")


def test_what_could_not_be_taken_is_tried_again(published, monkeypatch):
    write(published, "title: WLAN")
    published.refresh()
    with monkeypatch.context() as patch:
        patch.setattr(publish, "copied", full)
        with pytest.raises(OSError, match="full"):
            published.refresh()
    assert published.refresh()
    assert published.flow.guide.title.startswith("WLAN")
