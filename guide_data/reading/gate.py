"""The gate: what is published has passed the check, by its stamp or else by the check itself.

The rules need pandas and dictionaries, 200 MB that whoever serves visitors must not carry: they
run in a process of their own, which ends with its verdict. Where their packages are not installed,
the stamp alone opens the gate.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from guide_data.messages import say
from guide_data.messages.choice import VARIABLE, language
from guide_data.model.flow import Flow
from guide_data.model.problems import ContentError
from guide_data.reading.checked import is_stamped, stamp_of
from guide_data.reading.folder import shown_as
from guide_data.reading.installation import import_path, to_check
from guide_data.reading.reader import read_guide

# Many times what the largest folder that can be read takes.
LONGEST_S = 300

_running: set[subprocess.Popen[str]] = set()


class NotChecked(ContentError):
    """Content that can be read but is not published, and what the check says of it."""

    def __init__(self, said: str) -> None:
        super().__init__(())
        self.args = (said,)


def read_checked(folder: Path) -> Flow:
    """Read a content folder in which the check finds no error.

    Raises ContentError; OSError where it changes meanwhile.
    """
    read_guide(folder)  # What cannot be read is said at once, and needs no check.
    stamp = passed(folder)
    flow = read_guide(folder)
    expect(folder, stamp)
    return flow


def passed(folder: Path) -> str:
    """The stamp of a folder's content, which has passed the check.

    Raises NotChecked for content that has not; OSError where it changes meanwhile.
    """
    stamp = stamp_of(folder)
    if not is_stamped(folder, stamp):
        run_check(folder)
        expect(folder, stamp)
    return stamp


def expect(folder: Path, stamp: str) -> None:
    """Raise OSError unless a folder holds what the stamp was made of."""
    if stamp_of(folder) != stamp:
        what = "{folder}: 確かめているあいだに、内容が変わりました。"
        raise OSError(say(what, folder=shown_as(folder)))


def run_check(folder: Path) -> None:
    """Have a folder judged, and stamped where that can be written; NotChecked with the findings."""
    process = subprocess.Popen(
        # Without -P, what lies where this was started would be imported first.
        [sys.executable, "-P", "-m", "guide_data", "check", str(folder.absolute())],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )
    _running.add(process)
    try:
        findings, trouble = process.communicate(timeout=LONGEST_S)
    except subprocess.TimeoutExpired:
        why = say("{seconds} 秒では終わりませんでした。", seconds=LONGEST_S)
        raise NotChecked(unjudged(folder, why)) from None
    finally:
        _running.discard(process)
        process.kill()
        process.wait()
    if process.returncode:
        raise NotChecked(findings.strip() or unjudged(folder, trouble.strip()))


def environment() -> dict[str, str]:
    """What the check is started with: the very rules of this program, wherever it was started."""
    return os.environ | {
        "PYTHONPATH": import_path(),
        "PYTHONIOENCODING": "utf-8",
        VARIABLE: language(),
    }


def unjudged(folder: Path, why: str) -> str:
    """What is said where the check itself could not run."""
    what = "まだ確かめていない内容です。{command} で確かめてください。"
    said = say(what, command=to_check(folder))
    return f"{shown_as(folder)}: {said}\n{why}"


def stop_checks() -> None:
    """End the checks that run for this process, which is about to end itself."""
    for process in list(_running):
        process.kill()
