"""The content that visitors see: always the last version that had no problems."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from guide_data import Flow, read_guide
from guide_data.reading.folder import content_files, state_of


class ContentSnapshot:
    """A copy of a content folder, taken whenever it changes and is found free of problems.

    Kernels read the copy (its address is the variable GUIDE), so a half-saved file never
    reaches a visitor. Raises ContentError when the very first version has problems.
    """

    def __init__(self, source: Path) -> None:
        self.source = source
        # It goes with the process, however that ends in Python.
        self._copies = tempfile.TemporaryDirectory(prefix="guide_")
        self._taken: list[Path] = []
        self._judged = self._seen = state_of(self.source)
        self.flow: Flow = self._take()

    def refresh(self) -> bool:
        """Whether a new version was taken: one seen twice, as nobody is writing on it any more.

        A version with problems raises ContentError, once; OSError, again and again, where it
        cannot be taken now.
        """
        before, self._seen = self._seen, state_of(self.source)
        if self._seen != before or self._seen == self._judged:
            return False
        try:
            self.flow = self._take()
        except OSError:
            raise
        except Exception:
            self._judged = self._seen
            raise
        self._judged = self._seen
        return True

    def _take(self) -> Flow:
        read_guide(self.source)  # its problems name the editor's own files
        number = int(self._taken[-1].parent.name) + 1 if self._taken else 1
        copy = Path(self._copies.name) / str(number) / self.source.resolve().name
        shutil.rmtree(copy.parent, ignore_errors=True)
        copied(self.source, copy)
        flow = read_guide(copy)
        # Kernels inherit this; the version before stays for those that are just starting.
        os.environ["GUIDE"] = str(copy)
        self._taken.append(copy)
        for old in self._taken[:-2]:
            shutil.rmtree(old.parent, ignore_errors=True)
        return flow


def copied(source: Path, copy: Path) -> None:
    """Copy the content of a folder, and nothing else that lies in it."""
    for path in content_files(source):
        there = copy / path.relative_to(source)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, there)
