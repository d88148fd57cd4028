"""Temporary files: they go with their process, or with the next one where it was killed."""

import os
import sys
import tempfile
from pathlib import Path

import pytest

from widgets.server.temp_dir import (
    MARKER,
    PREFIX,
    locked,
    made_again,
    process_temp_dir,
    require_room,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no folder is locked on Windows")
LONG_AGO = (0, 0)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where temporary files go."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def left(place, name=f"{PREFIX}left", mark=MARKER):
    """A folder that somebody left there long ago."""
    (place / name / "sub").mkdir(parents=True)
    (place / name / mark).touch()
    (place / name / "sub" / "file").touch()
    os.utime(place / name, LONG_AGO)
    return place / name


def test_all_that_is_made_goes_at_the_end(place):
    with process_temp_dir():
        made = Path(tempfile.mkdtemp())
        assert made.parent.parent == place
        assert made.parent.name.startswith(PREFIX)
    assert list(place.iterdir()) == []
    assert tempfile.gettempdir() == str(place)


def test_what_no_process_locks_any_more_is_removed(place):
    folder = left(place)
    with process_temp_dir():
        assert not folder.exists()


def test_what_another_process_locks_stays(place):
    folder = left(place)
    with locked(folder), process_temp_dir():
        assert (folder / "sub" / "file").exists()


def test_two_processes_leave_each_other_alone(place):
    with process_temp_dir():
        os.utime(first := Path(tempfile.gettempdir()), LONG_AGO)
        tempfile.tempdir = str(place)
        with process_temp_dir():
            assert first.exists()


def test_what_is_young_may_be_anothers_that_is_just_starting(place):
    os.utime(left(place, f"{PREFIX}young"))
    with process_temp_dir():
        assert (place / f"{PREFIX}young").exists()


def test_what_only_has_such_a_name_stays(place):
    kept = left(place, f"{PREFIX}other", mark="not-ours")
    (place / f"{PREFIX}link").symlink_to(kept)
    (place / f"{PREFIX}file").touch()
    os.utime(place / f"{PREFIX}file", LONG_AGO)
    with process_temp_dir():
        assert (kept / "sub" / "file").exists()
        assert (place / f"{PREFIX}file").exists()


def test_a_folder_that_was_taken_is_made_again_for_nobody_else(place):
    made_again(str(place), str(place / "own"))
    made_again(str(place), str(place / "own"))
    assert (place / "own").stat().st_mode & 0o777 == 0o700


def test_a_folder_that_another_made_meanwhile_is_not_used(place, monkeypatch):
    (place / "own").mkdir()
    os.chown(place / "own", 12345, -1) if os.getuid() == 0 else monkeypatch.setattr(
        os, "getuid", lambda: 12345
    )
    with pytest.raises(FileExistsError):
        made_again(str(place / "own"))


def test_where_there_is_no_room_that_is_said_alike_each_time(place):
    require_room(str(place), 3)
    assert list(place.iterdir()) == []
    with pytest.raises(OSError, match=r"^\[Errno \d+\] [^/]+$"):
        require_room(str(place / "gone"), 3)
