"""The content that visitors see: always the last version that had no problems."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from guide_data import ContentError, Flow, read_guide


class Published:
    """A copy of a content folder, taken whenever it changes and is found free of problems.

    Kernels read the copy (its address is the variable GUIDE), so a half-saved file never
    reaches a visitor. Raises ContentError when the very first version has problems.
    """

    def __init__(self, source: Path) -> None:
        self.source = source
        self._copies = Path(tempfile.mkdtemp(prefix="guide_"))
        self._count = 0
        self._seen = self._state()
        self.flow: Flow = self._take()

    def refresh(self) -> bool:
        """Whether there is a new version; a version with problems raises ContentError once."""
        state = self._state()
        if state == self._seen:
            return False
        self._seen = state
        self.flow = self._take()
        return True

    def close(self) -> None:
        """Remove the copies."""
        shutil.rmtree(self._copies, ignore_errors=True)

    def _take(self) -> Flow:
        self._count += 1
        copy = self._copies / str(self._count) / self.source.resolve().name
        try:
            read_guide(self.source)  # its problems name the editor's own files
            shutil.copytree(self.source, copy)
            flow = read_guide(copy)
        except (ContentError, OSError):
            shutil.rmtree(copy.parent, ignore_errors=True)
            raise
        # Kernels inherit this; the version before stays for those that are just starting.
        os.environ["GUIDE"] = str(copy)
        shutil.rmtree(self._copies / str(self._count - 2), ignore_errors=True)
        return flow

    def _state(self) -> tuple[tuple[str, int, int], ...]:
        files = sorted(self.source.rglob("*.yaml"))
        stats = [(path, path.stat()) for path in files]
        return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)
