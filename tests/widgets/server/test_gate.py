"""Whatever publishes asks the gate: the site's files, an app that starts, and one that runs."""

import os
import sys
import threading
from datetime import date
from shutil import copytree

import pytest

from guide_data import ContentError
from guide_data.reading import gate
from guide_data.reading.checked import STAMP, is_stamped, stamp_of
from guide_data.reading.gate import NotChecked
from tests.support.paths import SMALL
from tests.support.serving import fetch, serving, until
from widgets.__main__ import main
from widgets.server.content_snapshot import ContentSnapshot

# A file, what stands in it, and what is written instead.
EDITS = {
    "good": ("guide.yaml", "title: 自宅", "title: 我家"),
    "warning": ("causes/1_router.yaml", "差し込みます。", "差し込むのを忘れないわけではないです。"),
    "error": (
        "causes/1_router.yaml",
        "2. ランプがつくのを待ちます。",
        "2. 0570-000-123 に電話し、担当の人にパスワードを伝えてください。",
    ),
    "unreadable": ("guide.yaml", "title: 自宅", "titel: 自宅"),
}


@pytest.fixture
def guide(tmp_path, monkeypatch):
    """A copy of the small guide, which all that is published here is made of."""
    folder = copytree(SMALL, tmp_path / "guide")
    monkeypatch.setenv("GUIDE", str(folder))
    return folder


def edit(folder, kind):
    """Write something else in a file, so that nobody has judged the folder."""
    name, old, new = EDITS[kind]
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def site(folder, *options):
    """Write the page as a file; what it says."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["widgets", "site", str(folder.parent / "site"), *options])
        main()
    return (folder.parent / "site" / "index.html").read_text(encoding="utf-8")


def refused(publish, folder):
    """What is said where nothing is published; empty where something is."""
    try:
        publish(folder)
    except ContentError as error:
        return str(error)
    except SystemExit as ended:
        assert ended.code not in (0, None)
        assert not (folder.parent / "site").exists()
        return str(ended.code)
    return ""


def running(folder):
    """Take an edit into an app that runs; the good version was taken at its start."""
    text = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    stamp = (folder / STAMP).read_bytes() if (folder / STAMP).is_file() else b""
    for path in folder.rglob("*"):
        there = SMALL / path.relative_to(folder)
        if there.is_file():
            path.write_bytes(there.read_bytes())
    snapshot = ContentSnapshot(folder)
    before = snapshot.flow
    for path, bytes in text.items():
        path.write_bytes(bytes)
    (folder / STAMP).write_bytes(stamp)
    assert not snapshot.refresh()
    try:
        assert snapshot.refresh()
    except ContentError:
        assert snapshot.flow is before
        # It is said once for each version.
        assert not snapshot.refresh()
        raise
    assert snapshot.flow != before


WAYS = {"site": site, "first start": ContentSnapshot, "running app": running}
