"""Whatever publishes asks the gate: the site's files, an app that starts, and one that runs."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

import pytest

from guide_data import ContentError
from guide_data.reading import gate
from guide_data.reading.checked import STAMP, stamp_of
from tests.support.paths import SMALL
from widgets.__main__ import main
from widgets.server.content_snapshot import ContentSnapshot

ROOT = Path(__file__).parents[3]
# A file, what stands in it, and what is written instead.
EDITS = {
    "good": ("guide.yaml", "title: 自宅", "title: 我家"),
    "warning": ("causes/1_router.yaml", "差し込みます", "差し込むのを忘れないわけではないです"),
    "error": (
        "causes/1_router.yaml",
        "ランプがつくのを待ちます。",
        "0570-000-123 に電話し、担当の人にパスワードを伝えてください。",
    ),
    "unreadable": ("guide.yaml", "title: 自宅", "titel: 自宅"),
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the small guide, which all that is published here is made of."""
    copy = copytree(SMALL, tmp_path / "guide")
    monkeypatch.setenv("GUIDE", str(copy))
    return copy


def edit(folder, kind):
    """Write something in a folder that nobody has judged."""
    file, old, new = EDITS[kind]
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def no_lab(folder, monkeypatch):
    """The packages that judge are not installed."""
    (folder.parent / "pandas.py").write_text("raise ModuleNotFoundError(name='pandas')")
    monkeypatch.setenv("PYTHONPATH", str(folder.parent))


def unwritable(folder, monkeypatch):
    """The folder takes no stamp, also where root writes it."""
    (folder / f".{STAMP}.new").mkdir()


def site(folder, kind, draft):
    """Write the site's files."""
    edit(folder, kind)
    main(["site", "--output", str(folder.parent / "site"), *["--draft"] * draft])


def first_start(folder, kind, draft):
    """What an app does when it starts."""
    edit(folder, kind)
    ContentSnapshot(folder, draft=draft)


def running_app(folder, kind, draft):
    """What an app does while it runs; what it refuses it says once, and keeps what it has."""
    snapshot = ContentSnapshot(folder, draft=draft)
    good = snapshot.flow
    edit(folder, kind)
    assert not snapshot.refresh()
    try:
        assert snapshot.refresh()
    finally:
        assert not snapshot.refresh()
        kept = snapshot.flow is good
    assert not kept


def refusal(way, *given):
    """What is said by who publishes nothing; empty where something is published."""
    try:
        way(*given)
    except ContentError as error:
        return str(error)
    except SystemExit as ended:
        return str(ended.code)
    return ""


class Case(NamedTuple):
    """What is published, in which surroundings, and what is said where it is not."""

    kind: str
    around: Callable[..., None] | None = None
    draft: bool = False
    said: str = ""


CASES = {
    "error": Case("error", said="error asks-for-secret"),
    "unreadable": Case("unreadable", said="titel"),
    "warning where no stamp is taken": Case("warning", unwritable),
    "unjudged where nothing judges": Case("good", no_lab, said="make check"),
    "error, as a draft": Case("error", no_lab, draft=True),
    "unreadable, as a draft": Case("unreadable", draft=True, said="titel"),
}


@pytest.mark.parametrize("way", [site, first_start, running_app], ids=lambda way: way.__name__)
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_who_publishes_refuses_what_check_calls_an_error(folder, monkeypatch, way, case):
    monkeypatch.setenv("GUIDE_DRAFT", "")
    if case.around:
        case.around(folder, monkeypatch)
    refused = refusal(way, folder, case.kind, case.draft)
    assert case.said in refused
    assert bool(refused) == bool(case.said)
    assert (folder.parent / "site").exists() == (way is site and not case.said)


def test_stamped_content_needs_no_judging(folder, monkeypatch):
    no_lab(folder, monkeypatch)
    assert gate.passed(folder) == stamp_of(SMALL)


def test_content_that_changes_while_it_is_judged_is_judged_again(folder, monkeypatch):
    snapshot = ContentSnapshot(folder)
    edit(folder, "good")
    snapshot.refresh()
    with monkeypatch.context() as patch:
        patch.setattr(gate, "run_check", lambda folder: edit(folder, "error"))
        with pytest.raises(OSError, match="内容が変わりました"):
            snapshot.refresh()
    assert not snapshot.refresh()
    with pytest.raises(ContentError, match="asks-for-secret"):
        snapshot.refresh()


def test_a_check_that_does_not_end_is_ended_and_opens_nothing(folder, monkeypatch):
    edit(folder, "good")
    monkeypatch.setattr(gate, "LONGEST_S", 0)
    with pytest.raises(ContentError, match="make check"):
        gate.passed(folder)
    assert not gate._running


def test_the_start_of_nginx_and_processes_ends_with_the_findings(folder, tmp_path):
    edit(folder, "unreadable")
    around = os.environ | {"PYTHON": sys.executable, "RUN": str(tmp_path / "run")}
    ended = subprocess.run(
        [ROOT / "deploy" / "start"], env=around, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert "titel" in ended.stderr
