"""What a step's review card shows, part by part in every language, and the digest of all of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from hashlib import sha256
from typing import NamedTuple

from guide_data.checks.frames.tables import Tables
from guide_data.model.field_types import Shown
from guide_data.model.step_kinds import WrittenStep
from guide_data.reading.draft import Draft
from guide_data.reading.located import Located
from guide_data.reading.picture_files import bytes_of_picture, file_digest, file_of
from guide_data.reading.translate import in_other_languages, name_in_translations
from guide_data.text.references import expand


class CardPart(NamedTuple):
    """One part of a card: the step, the language that it is in (none: of no language), its place
    as a translation names it, and its text."""

    step: str
    language: str
    where: str
    text: str


Parts = dict[str, list[CardPart]]


def card_parts(tables: Tables, steps: Collection[str]) -> Parts:
    """The parts of some steps' cards, by the steps' ids.

    The words of closing answers are the guide's, not a step's: where they lead is the step's.
    """
    parts: Parts = {step: [] for step in steps}
    for part in (*words(tables, steps), *targets(tables), *behaviour(tables), *proofs(tables)):
        if part.step in parts:
            parts[part.step].append(part)
    return parts


def words(tables: Tables, steps: Collection[str]) -> Iterator[CardPart]:
    """What steps say in every language, with what they refer to filled in."""
    for draft in (tables.draft, *in_other_languages(tables.draft)):
        for located in draft.all_steps:
            if located.item.id in steps:
                yield from said(located, draft)


def said(located: Located[WrittenStep], draft: Draft) -> Iterator[CardPart]:
    """What a step says in the language of a draft."""
    for marks, text, loc in located.parts:
        if Shown() in marks and text:
            where = name_in_translations(located.item, loc)
            yield CardPart(located.item.id, draft.language, where, expand(text, draft.references))


def targets(tables: Tables) -> Iterator[CardPart]:
    """Where every answer leads."""
    for step, option, to in tables.options[["step", "option", "to"]].to_numpy():
        yield CardPart(step, "", f"options.{option}.to", to)


def behaviour(tables: Tables) -> Iterator[CardPart]:
    """How long steps let a visitor wait, and what they draw."""
    drawn = dict(zip(tables.drawings["drawing"], tables.drawings["svg"], strict=True))
    files = {one.id: one.file for one in tables.draft.items("pictures")}
    for located in tables.draft.all_steps:
        step = located.item
        if waits := step.wait():
            yield CardPart(step.id, "", "waits", f"{waits.least}–{waits.most} {waits.unit}")
        if step.drawing:
            mark = digest_of(drawn.get(step.drawing, ""))
            yield CardPart(step.id, "", "drawing", f"{step.drawing} ({mark})")
        for name in step.pictures:
            data = bytes_of_picture(file_of(tables.draft.folder, files.get(name, "")))
            yield CardPart(step.id, "", "picture", f"{name} ({file_digest(data)})")


def proofs(tables: Tables) -> Iterator[CardPart]:
    """The facts that steps rest on, and the notes of aged ones; in which order says nothing."""
    texts = dict(zip(tables.facts["fact"], tables.facts["text"], strict=True))
    spoken = [tables.draft, *in_other_languages(tables.draft)]
    aged = {
        draft.language: {fact.id: fact.aged for fact in draft.items("facts")} for draft in spoken
    }
    for step, fact in tables.uses.drop_duplicates().sort_values("fact").to_numpy():
        yield CardPart(step, "", f"facts.{fact}", texts.get(fact, ""))
        for language, notes in aged.items():
            if note := notes.get(fact):
                yield CardPart(step, language, f"facts.{fact}.aged", note)


def digests(tables: Tables, steps: Collection[str]) -> dict[str, str]:
    """The digest of all that each card of some steps shows, by the steps' ids."""
    return {step: digest(parts) for step, parts in card_parts(tables, steps).items()}


def digest(parts: list[CardPart]) -> str:
    """The digest of the parts of one card."""
    return digest_of("\0".join("\0".join(part[1:]) for part in parts))


def digest_of(text: str) -> str:
    """A text in eight letters that change with it."""
    return sha256(text.encode()).hexdigest()[:8]
