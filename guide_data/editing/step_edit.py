"""A step's texts changed, in whichever language: what its files are to hold then."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from guide_data.editing.step_texts import OF, Place, Shelf, StepTexts, Texts
from guide_data.editing.yaml_nodes import column_of, end_of, line_end, newline_of, root_of, start_of
from guide_data.editing.yaml_texts import with_text
from guide_data.model.field_types import Loc
from guide_data.model.translation import Translation
from guide_data.reading.yaml_lines import parse_bytes

BOM = b"\xef\xbb\xbf"
# The order in which a step has its texts, where one is added.
OWN_ORDER = ("id", "kind", "title", "text")


@dataclass(frozen=True)
class FileEdit:
    """What a file held, None for no file, and what it is to hold."""

    path: Path
    old: bytes | None
    new: bytes


def edit_step(folder: Path, step_id: str, changes: Mapping[Place, str]) -> list[FileEdit]:
    """The files of a folder that change with some texts of a step; KeyError for an unknown one."""
    texts = Shelf(folder).step(step_id)
    if texts is None:
        raise KeyError(step_id)
    return edits_between(texts, changed(texts, changes))


def changed(
    texts: StepTexts, changes: Mapping[Place, str], *, reviewed: Collection[str] = ()
) -> StepTexts:
    """A step's texts after some of them were changed; raises CannotWrite.

    A translation that is new, or of a language that was ``reviewed``, is of the words that the step
    then has.
    """
    own = texts.own
    for name, text in named(changes, own).items():
        own = put(own, name, text, OWN_ORDER + names_of(own))
    texts = replace(texts, own=own)
    others = (
        translated(texts, other, changes, other.language in reviewed) for other in texts.others
    )
    return replace(texts, others=tuple(others))


def translated(
    texts: StepTexts, other: Texts, changes: Mapping[Place, str], reviewed: bool
) -> Texts:
    """A translation of a step after some of its texts were changed."""
    said = named(changes, other)
    if other.loc is None and said:
        other, reviewed = with_entry(other, texts), True
        said.setdefault("title", "")
    if reviewed and other.loc is not None:
        said[OF] = texts.digest
    for name, text in said.items():
        other = put(other, name, text, tuple(Translation.model_fields) + names_of(other))
    return other


def named(changes: Mapping[Place, str], texts: Texts) -> dict[str, str]:
    """The changes to the texts of a language, by name: those that change anything."""
    said = {name: text.strip() for (lang, name), text in changes.items() if lang == texts.language}
    return {name: text for name, text in said.items() if text != texts.text(name)}


def names_of(texts: Texts) -> tuple[str, ...]:
    """What the texts of a step are called where they stand."""
    return tuple(str(loc[-1]) for loc in texts.inner.values())


def put(texts: Texts, name: str, text: str, order: tuple[str, ...]) -> Texts:
    """A step's texts with another one under a name."""
    assert texts.loc is not None
    place = (*texts.loc, *texts.inner[name])
    return held(texts, with_text(plain(texts.data), place, text, order))


def held(texts: Texts, text: str, loc: Loc | None = None) -> Texts:
    """A step's texts in a file that holds another text."""
    mark = BOM if (texts.data or b"").startswith(BOM) else b""
    data = mark + text.encode()
    document = parse_bytes(data, texts.document.file)
    return replace(texts, data=data, document=document, loc=texts.loc if loc is None else loc)


def plain(data: bytes | None) -> str:
    """The text of a file's bytes, its lines ending as they do."""
    return (data or b"").decode("utf-8-sig")


def with_entry(other: Texts, texts: StepTexts) -> Texts:
    """A translation's file with an entry for a step, which is empty; it stands in reading order."""
    text = plain(other.data)
    value = other.document.value
    if not text.strip() or not isinstance(value, list) or not value:
        return held(other, text + entry(texts.step, "\n", 0) + "\n", (0,))
    nodes, newline = root_of(text).value, newline_of(text)
    ids = [item.get("id") if isinstance(item, dict) else None for item in value]
    new = entry(texts.step, newline, column_of(text, start_of(nodes[0])) - len("- "))
    place = next((ids.index(step) + 1 for step in texts.before if step in ids), 0)
    if place == 0:
        begins = text.rfind("\n", 0, start_of(nodes[0])) + 1
        return held(other, text[:begins] + new + newline * 2 + text[begins:], (0,))
    end = line_end(text, end_of(nodes[place - 1], text))
    return held(other, text[:end] + newline * 2 + new + text[end:], (place,))


def entry(step_id: str, newline: str, indent: int) -> str:
    """An entry of a translation's file, its title and its digest still to be told."""
    lines = (f"- id: {step_id}", "  title: x", f'  {OF}: "00000000"')
    return newline.join(" " * indent + line for line in lines)


def edits_between(before: StepTexts, after: StepTexts) -> list[FileEdit]:
    """The files that hold something else after a change."""
    pairs = zip(before.languages, after.languages, strict=True)
    return [
        FileEdit(old.path, old.data, new.data or b"") for old, new in pairs if old.data != new.data
    ]
