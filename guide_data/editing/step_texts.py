"""What a step says in a language: its texts by their names, and where they stand in which file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from guide_data.model.field_types import Line, Loc, Shown
from guide_data.model.step_kinds import WrittenStep
from guide_data.model.translation import Translation
from guide_data.reading.draft import Draft, read_draft
from guide_data.reading.folder import content_files, shown_as
from guide_data.reading.located import Located, part
from guide_data.reading.translate import name_in_translations
from guide_data.reading.yaml_lines import Document, parse_once
from guide_data.text.digest import digest_of

# A name as a translation has it: title, options.yes.
Name = str
# The language, and the name.
Place = tuple[str, Name]
OF = "of"


@dataclass(frozen=True)
class Texts:
    """The texts of a step in a language, as a file had them.

    ``loc`` is the step's own place in the file, ``inner`` those of its texts in it by their names,
    ``data`` what the file held, None where there was no file. ``lines`` are names of one line.
    """

    language: str
    path: Path
    data: bytes | None
    document: Document
    loc: Loc | None
    inner: dict[Name, Loc]
    lines: frozenset[Name] = frozenset()

    def text(self, name: Name) -> str:
        """A text, without what YAML or an editor put around it; empty where there is none."""
        if self.loc is None or name not in self.inner:
            return ""
        try:
            found = part(self.document.value, (*self.loc, *self.inner[name]))
        except (KeyError, IndexError, TypeError):
            return ""
        return str(found or "").strip()

    @property
    def words(self) -> list[tuple[Name, str]]:
        """Every text that is there, with its name."""
        return [(name, text) for name in self.inner if (text := self.text(name))]

    def name_at(self, line: int) -> Name:
        """The text that stands at a line of the file; empty where none does."""
        names = (name for name in self.inner if line in self.lines_of(name))
        return next(names, "")

    def lines_of(self, name: Name) -> range:
        """The lines of a text; none where it is not there."""
        place = (*(self.loc or ()), *self.inner[name])
        if self.loc is None or self.document.known(place) != place:
            return range(0)
        last = self.document.line_in_text(place, self.text(name).count("\n"))
        return range(self.document.line(place), last + 1)


@dataclass(frozen=True)
class StepTexts:
    """A step's texts in the guide's own language, and in each other one that is spoken."""

    step: str
    own: Texts
    others: tuple[Texts, ...] = ()
    # The steps before it in its file, the nearest first.
    before: tuple[str, ...] = field(default=(), repr=False)

    @property
    def languages(self) -> tuple[Texts, ...]:
        """Its texts language by language, the guide's own first."""
        return (self.own, *self.others)

    def of(self, language: str) -> Texts:
        """Its texts in a language."""
        return next(texts for texts in self.languages if texts.language == language)

    @property
    def digest(self) -> str:
        """By which a translation names the words that the step now has."""
        return digest_of(self.own.words)

    @property
    def stale(self) -> tuple[str, ...]:
        """The languages of whose translation the step was changed since somebody looked at it."""
        known = {texts.language: texts.text(OF) for texts in self.others}
        return tuple(name for name, of in known.items() if of and of != self.digest)

    def place_at(self, place: str) -> Place | None:
        """The text that stands at a place (file:line); None where it is none of these."""
        file, _, line = place.rpartition(":")
        for texts in self.languages:
            if texts.document.file == file and (name := texts.name_at(int(line))):
                return texts.language, name
        return None


class Shelf:
    """The steps of a content folder as its files had them when they were read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._held: dict[str, bytes] = {}
        self._draft: Draft = read_draft(folder, self._parse)
        self._paths = {shown_as(path): path for path in content_files(folder)}

    def step(self, step_id: str) -> StepTexts | None:
        """What a step says; None for one that is not there, or cannot be understood."""
        draft, there = self._draft, {s.item.id: s for s in self._draft.all_steps}
        if step_id not in there:
            return None
        located = there[step_id]
        # A file is read again from the bytes that are known of it.
        own = self._texts(located, draft.language, dict(inner_of(located)))
        marks = {name_in_translations(located.item, loc): m for m, _, loc in located.parts}
        own = replace(own, lines=frozenset(n for n in own.inner if Line() in marks[n]))
        before = before_in_file(located, draft)
        others = tuple(self._other(step_id, own, language) for language in sorted(draft.strings))
        return StepTexts(step_id, own, others, before)

    def _other(self, step_id: str, own: Texts, language: str) -> Texts:
        inner = {name: place_in_translation(name) for name in [*own.inner, OF]}
        for located in self._draft.translations.get(language, ()):
            if located.item.id == step_id:
                return replace(self._texts(located, language, inner), lines=own.lines)
        path = self.folder / language / own.path.name
        name = shown_as(path)
        held = self._held.get(name)
        document = parse_once(held, name) if held else Document(name)
        return Texts(language, path, held, document, None, inner, own.lines)

    def _texts(self, located: Located[Any], language: str, inner: dict[Name, Loc]) -> Texts:
        file = located.document.file
        return Texts(
            language, self._paths[file], self._held[file], located.document, located.loc, inner
        )

    def _parse(self, data: bytes, name: str) -> Document:
        self._held[name] = data
        return parse_once(data, name)


def inner_of(located: Located[WrittenStep]) -> Iterator[tuple[Name, Loc]]:
    """The places of all that visitors read of a step, by the names that translations use."""
    shown = [loc for marks, _, loc in located.parts if Shown() in marks]
    # In the order of digests.
    for loc in sorted(shown, key=lambda loc: loc[0] == "options"):
        yield name_in_translations(located.item, loc), loc


def place_in_translation(name: Name) -> Loc:
    """Where a translation has the text of a name."""
    first, *rest = name.split(".")
    hint = Translation.model_fields[first].annotation
    numbered = getattr(hint, "__origin__", None) is tuple
    return (first, *(int(part) if numbered else part for part in rest))


def before_in_file(located: Located[WrittenStep], draft: Draft) -> tuple[str, ...]:
    """The steps before one in its file, the nearest first."""
    file = located.document.file
    ids = [step.item.id for step in draft.all_steps if step.document.file == file]
    return tuple(reversed(ids[: ids.index(located.item.id)]))
