"""Every field of one kind in a draft, each with its place, for rules to walk over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guide_data.model.field_types import Loc, Mark, Ref, Shown
from guide_data.model.step import Option
from guide_data.model.step_kinds import WrittenStep
from guide_data.reading.draft import Draft
from guide_data.reading.located import Located

# An item, a text in it, and the way to that text.
Found = Iterator[tuple[Located[Any], str, Loc]]


def items(draft: Draft) -> Iterator[Located[Any]]:
    """Everything that was understood, but what is said in another language."""
    yield from draft.all_steps
    for located in draft.lists.values():
        yield from located
    yield from draft.sentences
    if draft.guide:
        yield draft.guide


def translations(draft: Draft) -> Iterator[Located[Any]]:
    """Everything that is said in another language."""
    for language in draft.languages:
        yield from draft.translations.get(language, ())
        if language in draft.strings:
            yield draft.strings[language]


def options(draft: Draft) -> Iterator[tuple[Located[WrittenStep], Option, Loc]]:
    """Every option written in a step, with the way to it."""
    for located in draft.all_steps:
        for n, option in enumerate(located.item.own_options()):
            yield located, option, ("options", n)


def marked(draft: Draft, mark: Mark) -> list[tuple[Located[Any], str, Loc]]:
    """Every text with a mark: found for all marks at once, as each rule asks for some."""
    if draft.by_mark is None:
        draft.by_mark = {}
        for located in items(draft):
            for known, said in located.marked.items():
                found = draft.by_mark.setdefault(known, [])
                found += [(located, text, loc) for text, loc in said]
    return draft.by_mark.get(mark, [])


def refs(draft: Draft, kind: str) -> Found:
    """Every name of a thing of a kind that must be there."""
    yield from marked(draft, Ref(kind))


def texts(draft: Draft) -> Found:
    """Every text that a visitor may read, options after all else; what is not written is empty."""
    # Of two spellings that are as frequent, the later one is told.
    yield from sorted(marked(draft, Shown()), key=lambda one: one[2][0] == "options")


def shown_words(located: Located[Any]) -> str:
    """All that a visitor may read of an item."""
    return " ".join(text for text, _ in located.marked.get(Shown(), ()))


def translated(draft: Draft) -> Found:
    """Every text in another language."""
    for located in translations(draft):
        yield from ((located, text, loc) for _, text, loc in located.parts if text)
