"""Every text of a guide in every language, at the place that a translation names it by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from guide_data.model.field_types import (
    Content,
    Loc,
    Ref,
    Shown,
    hints,
    marks_of,
    translated_field,
)
from guide_data.model.flow import Guide
from guide_data.model.translation import Strings, Translation
from guide_data.reading.draft import Draft
from guide_data.reading.fields import translations
from guide_data.reading.located import Located
from guide_data.reading.translate import name_in_translations

# Language, step, place in a translation, and the text with its own place.
Spoken = tuple[str, str, str, Located[Any], str, Loc]
# What stands in for a field that only a translation fills.
INSTEAD = {"meaning": "label"}
# The section of all that the guide says of itself.
GUIDE = "guide"


def spoken_texts(draft: Draft) -> Iterator[Spoken]:
    """Every text, step by step, then what is said beside the steps; the guide's own first."""
    for located, text, loc in step_texts(draft):
        step = located.item.id
        yield draft.language, step, name_in_translations(located.item, loc), located, text, loc
    for where, located, text, loc in beside_steps(draft):
        yield draft.language, "", where, located, text, loc
    yield from said_elsewhere(draft)


def step_texts(draft: Draft) -> Iterator[tuple[Located[Any], str, Loc]]:
    """The texts of the steps; digests are taken in this order, options last."""
    found = [
        (located, text, loc)
        for located in draft.all_steps
        for text, loc in located.marked.get(Shown(), ())
        if text
    ]
    yield from sorted(found, key=lambda one: one[2][0] == "options")


def beside_steps(draft: Draft) -> Iterator[tuple[str, Located[Any], str, Loc]]:
    """What is said beside the steps: what words.yaml has words for, and the index."""
    for section, hint in hints(Strings).items():
        for located in draft.lists.get(section, ()):
            for field, where in fields_said(type(located.item), section, hint):
                if text := getattr(located.item, field, None):
                    name = f"{section}.{located.item.id}{where}"
                    yield name, located, text, (field,)
    for cause, steps in draft.steps.items():
        if steps and cause in draft.titles:
            title = Located(draft.titles[cause], steps[0].document, ("title",))
            yield f"causes.{cause}", title, draft.titles[cause], ()
    if draft.guide:
        yield from guide_texts(draft.guide)
    for n, located in enumerate(draft.lists.get("index", ())):
        yield f"index.{n}.word", located, located.item.word, ("word",)


def fields_said(item: Any, section: str, hint: Any) -> list[tuple[str, str]]:
    """The fields of a thing that words.yaml has words for, and what it calls each of them."""
    kind = marks_of(hint)[1].__args__[-1] if section != "index" else None
    if isinstance(kind, type) and issubclass(kind, Content):
        return [(name, f".{name}") for name in kind.model_fields]
    if section == "index":
        return []
    field = translated_field(item)
    return [(INSTEAD.get(field, field), "")]


def guide_texts(guide: Located[Guide]) -> Iterator[tuple[str, Located[Any], str, Loc]]:
    """What the guide says of itself, by the names that words.yaml has for it."""
    for name in ("title", "lead", "about", "disclaimer", "helpdesk", "subject"):
        if text := getattr(guide.item, name):
            yield name, guide, text, (name,)
    if guide.item.urgent:
        yield "urgent", guide, guide.item.urgent.text, ("urgent", "text")
    for name, text in guide.item.answers or ():
        yield f"answers.{name}", guide, text, ("answers", name)


def said_elsewhere(draft: Draft) -> Iterator[Spoken]:
    """Every text of a translation."""
    for located in translations(draft):
        step = located.item.id if isinstance(located.item, Translation) else ""
        for marks, text, loc in located.parts:
            # The names of what is translated are no words of a language.
            named = loc[0] == "of" or text == loc[-1] or any(isinstance(m, Ref) for m in marks)
            if text and not named:
                yield language_of(located), step, ".".join(map(str, loc)), located, text, loc


def digests(draft: Draft) -> Iterator[Spoken]:
    """Every digest that a translation names: of a step, or of a section of what is beside them."""
    for located in translations(draft):
        language, of = language_of(located), located.item.of
        if isinstance(of, str):
            yield language, located.item.id, "", located, of, ("of",)
        else:
            yield from ((language, "", key, located, said, ("of", key)) for key, said in of.items())


def language_of(located: Located[Any]) -> str:
    """The language of a translation: the name of its folder."""
    return folder_of(located.file)


@lru_cache(maxsize=256)
def folder_of(file: str) -> str:
    """The name of the folder that a file is in: asked of every text of the few files there are."""
    return Path(file).parent.name


def lists_by_language(draft: Draft, name: str) -> Iterator[tuple[str, Located[Any]]]:
    """The items of a list that each language has of its own, with their language."""
    for key, items in draft.lists.items():
        folder, _, last = key.rpartition("/")
        if last == name:
            yield from ((folder or draft.language, located) for located in items)


def section_of(where: str) -> str:
    """The section of words.yaml that a place is in, as digests name it."""
    first, _, rest = where.partition(".")
    return first if rest else GUIDE
