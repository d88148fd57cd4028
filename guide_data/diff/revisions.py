"""The guide as it stands in a folder, or as it stood there at a revision of git."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from guide_data.messages import gettext, say
from guide_data.model.flow import Flow
from guide_data.model.problems import ContentError
from guide_data.reading.folder import shown_as
from guide_data.reading.reader import read_guide


class NoContent(Exception):
    """A name that stands for no content, and why."""


def flow_at(name: str, folder: Path) -> Flow:
    """The flow of the folder of that name, else of ``folder`` at the revision of that name.

    Raises NoContent where there is neither, and ContentError where it cannot be shown.
    """
    # An empty name is an unset variable of a script, not the folder where it runs.
    if name and Path(name).is_dir():
        return read_guide(name)
    with stored(name, folder) as content:
        try:
            return read_guide(content)
        except ContentError as error:
            raise ContentError(
                replace(problem, file=f"{name}:{place(problem.file, content, folder)}")
                for problem in error.problems
            ) from None


def last_release(folder: Path) -> str:
    """The last tag, as git names it; where there is none, what was there before the last edit."""
    edited = ("log", "-1", "--format=%h", "--", "*.yaml")
    asked = {"{}": ("describe", "--tags", "--abbrev=0"), "{}~1": edited}
    for named, command in asked.items():
        try:
            if found := git(folder, *command, why="").decode().strip():
                return named.format(found)
        except NoContent:
            continue
    return "HEAD"


def place(file: str, content: Path, folder: Path) -> str:
    """A file of an unpacked copy as a file of the folder, where an editor knows it."""
    parts = Path(file).parts
    return shown_as(folder.joinpath(*parts[parts.index(content.parent.name) + 2 :]))


@contextmanager
def stored(revision: str, folder: Path) -> Iterator[Path]:
    """A copy of a folder as it stood at a revision of git, for as long as it is needed.

    Raises NoContent where there is none.
    """
    packed = io.BytesIO(archive(revision, folder))
    with TemporaryDirectory() as temporary, tarfile.open(fileobj=packed) as tar:
        # This is filter="data", which Python 3.11 has only from 3.11.4 on.
        tar.extraction_filter = getattr(tarfile, "data_filter", None)
        content = Path(temporary, folder.resolve().name)
        tar.extractall(content)
        yield content


def archive(revision: str, folder: Path) -> bytes:
    """A folder at a revision of git as a tar file, its files named from the folder.

    Raises NoContent where it was not there.
    """
    shown = shown_as(folder)
    unknown = say("'{revision}' というフォルダーも、git の版もありません。", revision=revision)
    if not folder.is_dir():
        raise NoContent(say("{folder}: このフォルダーはありません。", folder=shown))
    # No revision begins so, but options do.
    if revision.startswith("-"):
        raise NoContent(unknown)
    why = say("{folder} は git の中にありません。", folder=shown)
    git(folder, "rev-parse", "--git-dir", why=why)
    commit = resolved(folder, f"{revision}^{{commit}}", unknown)
    absent = "'{revision}' の版には、{folder} がありません。"
    resolved(folder, f"{commit}:./", say(absent, revision=revision, folder=shown))
    why = say("{folder} を取り出せません。", folder=shown)
    return git(folder, "archive", "--format=tar", commit, why=why)


def resolved(folder: Path, name: str, why: str) -> str:
    """The full hash of what git knows by a name; NoContent with ``why`` where it knows none."""
    return git(folder, "rev-parse", "--verify", "--quiet", name, why=why).decode().strip()


def git(folder: Path, *arguments: str, why: str) -> bytes:
    """What git prints when it runs in a folder; NoContent with ``why`` where it refuses."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        what = gettext("git がありません。入れるか、フォルダーどうしを比べてください。")
        raise NoContent(what) from None
    if done.returncode:
        detail = done.stderr.decode(errors="replace").strip()
        raise NoContent(say("{why}（{detail}）", why=why, detail=detail) if detail else why)
    return done.stdout
