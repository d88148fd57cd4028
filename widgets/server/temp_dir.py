"""Where a process keeps its temporary files; what a killed one left, the next one removes."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

# Short: the names of sockets stand behind it.
PREFIX = "lguide-"
# In every such folder, so that nobody else's is ever removed, whatever it is called.
MARKER = ".of-the-login-guide"
# One that is just being made is not locked yet.
YOUNG_S = 60
# The least that a file with anything in it takes on a disk.
BLOCK_BYTES = 4096


@contextmanager
def process_temp_dir() -> Iterator[None]:
    """Keep all temporary files of this process in one folder, which goes with it."""
    remove_stale()
    before = tempfile.tempdir
    made = tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
    with made as folder, locked(Path(folder)):
        Path(folder, MARKER).touch()
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before


def remove_stale() -> None:
    """Remove the folders that no process locks any more; not where a folder cannot be locked."""
    if sys.platform == "win32":
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        # Locked by another process, just gone, or somebody else's.
        with suppress(OSError):
            young = time.time() - folder.stat().st_mtime < YOUNG_S
            if (folder / MARKER).is_file() and not young:
                with locked(folder):
                    shutil.rmtree(folder)


def made_again(*folders: str) -> None:
    """Make folders of this process that a cleaner of temporary files took.

    OSError where somebody else has made one meanwhile: its name was for all to see.
    """
    for folder in folders:
        try:
            os.mkdir(folder, 0o700)
        except FileExistsError:
            # The folder of all temporary files is the system's own.
            mine = not hasattr(os, "getuid") or os.lstat(folder).st_uid in (0, os.getuid())
            if not mine:
                raise


def require_room(folder: str, files: int) -> None:
    """Raise OSError where a folder takes no so many files more, of a block each.

    It is said in a line: whoever runs out of room half way tells all that they did.
    """
    try:
        with ExitStack() as held:
            for _ in range(files):
                made = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115
                held.enter_context(made).write(bytes(BLOCK_BYTES))
    except OSError as error:
        # The name would be another each time, and the same trouble news.
        raise OSError(error.errno, error.strerror) from None


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Lock a folder, at the longest until the process ends; OSError where that cannot be."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415

    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)
