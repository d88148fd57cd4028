"""The content that visitors see: always the last version that passed the check."""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from pathlib import Path

from guide_data import Flow, read_guide
from guide_data.reading.checked import content_digest
from guide_data.reading.folder import State, content_files, state_of
from guide_data.reading.gate import expect, passed
from guide_data.reading.picture_files import picture_files, small_files
from guide_data.reading.yaml_lines import parse_once
from widgets.server.temp_dir import made_again


class ContentSnapshot:
    """A copy of a content folder, taken whenever it changes and passes the check.

    Kernels read the copy (its address is the variable GUIDE), so a half-saved file never
    reaches a visitor. A ``draft`` need only be readable. Raises ContentError when the very first
    version has problems.
    """

    def __init__(self, source: Path, *, draft: bool = False) -> None:
        self.source, self.draft = source, draft
        # It goes with the process, however that ends in Python.
        self._folder = tempfile.mkdtemp(prefix="guide_")
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._copies: list[Path] = []
        self._checked = self._seen = state_of(self.source)
        # What could not be taken, as it has problems.
        self._refused: State | None = None
        # What tells this content from any other, as its stamp says it.
        self.digest = ""
        self.flow: Flow = self._take()

    def refresh(self) -> bool:
        """Whether a new version was taken: one seen twice, as nobody is writing on it any more.

        Raises ContentError once for a version with problems; OSError, again and again, while a
        version cannot be copied, or changes while it is judged.
        """
        before, self._seen = self._seen, state_of(self.source)
        changed = self._seen != self._checked
        if self._seen != before or not (changed or self._is_lost()):
            return False
        try:
            self.flow = self._take()
        except OSError:
            raise
        except Exception:
            self._checked = self._refused = self._seen
            raise
        self._checked = self._seen
        return True

    def _is_lost(self) -> bool:
        """Whether the copy is not what it was, as a cleaner of temporary files took some of it.

        Not where it was to be taken again in vain, of what the source now is.
        """
        return self._seen != self._refused and state_of(self._copies[-1]) != self._copied

    def _take(self) -> Flow:
        # Its problems name the editor's own files; the copy is the same bytes.
        read_guide(self.source, parse_once)
        stamp = "" if self.draft else passed(self.source)
        number = int(self._copies[-1].parent.name) + 1 if self._copies else 1
        copy = Path(self._folder) / str(number) / self.source.resolve().name
        shutil.rmtree(copy.parent, ignore_errors=True)
        made_again(tempfile.gettempdir(), self._folder)
        copy_content(self.source, copy)
        if stamp:
            expect(copy, stamp)
        flow = read_guide(copy, parse_once)
        self.digest = content_digest(copy)
        # Kernels inherit this; the version before stays for those that are just starting.
        os.environ["GUIDE"] = str(copy)
        self._copies.append(copy)
        self._copied = state_of(copy)
        for old in self._copies[:-2]:
            shutil.rmtree(old.parent, ignore_errors=True)
        return flow


def copy_content(source: Path, copy: Path) -> None:
    """Copy the content of a folder, and nothing else that lies in it; OSError where it cannot."""
    for path in (*content_files(source), *picture_files(source), *small_files(source)):
        there = copy / path.relative_to(source)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, there)
