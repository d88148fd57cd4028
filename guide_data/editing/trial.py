"""An edit tried in a copy of its folder, before anybody else can read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Any

from guide_data.editing.step_edit import FileEdit
from guide_data.editing.step_texts import StepTexts
from guide_data.model.inspection import Inspection, InspectionItem
from guide_data.reading.folder import GUIDE_FILE, content_files, shown_as

Inspect = Callable[[Path], Inspection]


class Trial:
    """A place where a folder is judged as it would be after an edit; nothing is stamped there."""

    def __init__(self, folder: Path, inspect: Inspect) -> None:
        self.folder, self.inspect = folder, inspect
        self._place = TemporaryDirectory(prefix="desk-")
        # Always of one name: files that have not changed are known again.
        self._copy = Path(self._place.name) / folder.resolve().name

    def inspection(self, edits: Iterable[FileEdit]) -> Inspection:
        """What there would be to mend in the folder, told as if it stood there."""
        rmtree(self._copy, ignore_errors=True)
        for path in content_files(self.folder):
            copy(path.read_bytes(), self._copy / path.relative_to(self.folder))
        for edit in edits:
            copy(edit.new, self._copy / edit.path.relative_to(self.folder))
        told: Inspection = self.inspect(self._copy)
        # Files of the guide that is chosen are named from its folder, and that is named ".".
        for of in (name_before_files, shown_as):
            told = renamed(told, of(self._copy), of(self.folder))
        return told

    def close(self) -> None:
        """Take the copy away."""
        self._place.cleanup()


def name_before_files(folder: Path) -> str:
    """What the names of a folder's files begin with."""
    return shown_as(folder / GUIDE_FILE).removesuffix(GUIDE_FILE)


def copy(data: bytes, path: Path) -> None:
    """Write a file of the copy."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def renamed(value: Any, old: str, new: str) -> Any:
    """Something with another name wherever a text in it has the old one."""
    if isinstance(value, str):
        return value.replace(old, new)
    if isinstance(value, dict):
        return {key: renamed(one, old, new) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(renamed(one, old, new) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        inner = {f.name: renamed(getattr(value, f.name), old, new) for f in fields(value)}
        return replace(value, **inner)
    return value


def errors_brought(
    before: Inspection, after: Inspection, texts_before: StepTexts, texts_after: StepTexts
) -> tuple[InspectionItem, ...]:
    """The errors of a folder after an edit that it did not have before.

    An error is known again by its rule, its step, and the text or the file that it is in: its line
    may have moved, and what it says of a text that is still wrong may be something else.
    """
    known = Counter(key(item, texts_before) for item in errors(before))
    brought = []
    for item in errors(after):
        known[key(item, texts_after)] -= 1
        if known[key(item, texts_after)] < 0:
            brought.append(item)
    return tuple(brought)


def errors(inspection: Inspection) -> Iterable[InspectionItem]:
    """What keeps a folder from being published."""
    return (item for item in inspection.items if item.severity == "error")


def key(item: InspectionItem, texts: StepTexts) -> Hashable:
    """By what an error is known again."""
    place = texts.place_at(item.place) or item.place.rpartition(":")[0]
    return item.rule, item.step, place
