"""A draft in another language: the same items, each with the words of its translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guide_data.model.flow import Guide
from guide_data.model.step_kinds import WrittenStep
from guide_data.model.things import IndexEntry
from guide_data.model.translation import Strings, Translation
from guide_data.reading.draft import Draft
from guide_data.reading.file_types import SPOKEN
from guide_data.reading.located import Located
from guide_data.text.typography import typography


def in_other_languages(draft: Draft) -> Iterator[Draft]:
    """The draft in English, once it has words for what is said beside the steps."""
    if draft.strings:
        yield in_english(draft, draft.strings.item)


def in_english(draft: Draft, strings: Strings) -> Draft:
    """A draft in the words of its translations."""
    said = {located.item.id: located.item for located in draft.translations}
    steps = {
        cause: [replace(p, item=step_in(p.item, said.get(p.item.id))) for p in all_of_it]
        for cause, all_of_it in draft.steps.items()
    }
    guide = draft.guide and replace(draft.guide, item=guide_in(draft.guide.item, strings))
    return replace(
        draft,
        guide=guide,
        steps=steps,
        titles=draft.titles | strings.causes,
        lists=draft.lists | dict(lists_in(draft, strings)),
        translations=[],
        strings=None,
        screen=draft.language,
    )


def step_in(step: WrittenStep, said: Translation | None) -> WrittenStep:
    """A step in the words of its translation; what is not translated keeps its own."""
    if said is None:
        return step
    ways = {device: said.ways.get(device, text) for device, text in step.ways.items()}
    words: dict[str, Any] = {"title": said.title, "text": said.text, "ways": ways}
    if waits := step.wait():
        meanwhile = said.meanwhile + waits.meanwhile[len(said.meanwhile) :]
        words["waits"] = waits.model_copy(update={"meanwhile": meanwhile})
    if groups := step.option_groups():
        words["groups"] = {group: said.groups.get(group, text) for group, text in groups.items()}
    if own := step.own_options():
        words["options"] = tuple(
            option.model_copy(update={"text": said.options.get(option.id, option.text)})
            for option in own
        )
    return step.model_copy(update=words)


def guide_in(guide: Guide, strings: Strings) -> Guide:
    """What the guide says of itself, in English."""
    words = strings.model_dump(include={"title", "lead", "about", "disclaimer"})
    urgent = guide.urgent and guide.urgent.model_copy(
        update={"text": strings.urgent or guide.urgent.text}
    )
    answers = strings.answers or guide.answers
    more = {"language": "en", "answers": answers, "urgent": urgent}
    named = strings.model_dump(include={"helpdesk", "subject"})
    return guide.model_copy(update=words | more | named)


def lists_in(draft: Draft, strings: Strings) -> Iterator[tuple[str, list[Located[Any]]]]:
    """The lists of things in English; what is not translated keeps its own words."""
    quoted = typography(draft.language).quoted
    for name, said in strings:
        if name in draft.lists and isinstance(said, dict):
            yield (
                name,
                [
                    replace(located, item=located.item.in_words(said[located.item.id], quoted))
                    if located.item.id in said
                    else located
                    for located in draft.lists[name]
                ],
            )
    yield "index", list(index_in(draft, strings))
    # What people type in one language finds nothing in another.
    yield from ((name, draft.lists.get(f"en/{name}", [])) for name in SPOKEN)


def index_in(draft: Draft, strings: Strings) -> Iterator[Located[Any]]:
    """The index in English, in the order of its letters."""
    assert draft.strings is not None
    for n, entry in enumerate(strings.index):
        item = IndexEntry(word=entry.word, reading=entry.word.casefold(), steps=entry.steps)
        yield Located(item, draft.strings.document, ("index", n))
