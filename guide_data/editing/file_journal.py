"""Files written as long as nobody else has written them, and written back."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from shutil import copymode

from guide_data.editing.step_edit import FileEdit


class ChangedMeanwhile(Exception):
    """A file that no longer holds what it held when it was shown; it was left alone."""


class Journal:
    """What was written, so that it can be undone, the last first."""

    def __init__(self) -> None:
        # Each with what it was about.
        self.written: list[tuple[str, Sequence[FileEdit]]] = []

    def expect(self, edits: Sequence[FileEdit]) -> None:
        """Raise ChangedMeanwhile if a file is no longer what an edit would change."""
        for edit in edits:
            expect(edit.path, edit.old)

    def write(self, about: str, edits: Sequence[FileEdit]) -> None:
        """Write some files; raises ChangedMeanwhile, and then has written none."""
        self.expect(edits)
        write_all([(edit.path, edit.new) for edit in edits])
        self.written.append((about, edits))

    def undo(self) -> str:
        """Write back what the last files held, and tell what it was about; likewise."""
        about, edits = self.written[-1]
        for edit in edits:
            expect(edit.path, edit.new)
        write_all([(edit.path, edit.old) for edit in edits])
        self.written.pop()
        return about


def expect(path: Path, data: bytes | None) -> None:
    """Raise ChangedMeanwhile for a file that holds something else; None is for no file."""
    if held_by(path) != data:
        raise ChangedMeanwhile(path)


def held_by(path: Path) -> bytes | None:
    """What a file holds; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def write_all(files: Sequence[tuple[Path, bytes | None]]) -> None:
    """Write every file, or none."""
    before = [(path, held_by(path)) for path, _ in files]
    try:
        for path, data in files:
            put_file(path, data)
    except OSError:
        for path, data in before:
            put_file(path, data)
        raise


def put_file(path: Path, data: bytes | None) -> None:
    """Give a file its bytes, at once: somebody may be reading it. None takes it away."""
    if data is None:
        path.unlink(missing_ok=True)
        return
    path = path.resolve()
    path.parent.mkdir(exist_ok=True)
    # A name that begins with a dot is no content.
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_bytes(data)
        if path.exists():
            copymode(path, new)
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)
