"""A draft in another language: the same items, each with the words of its translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from guide_data.model.field_types import Loc, Shown, parts
from guide_data.model.flow import Guide
from guide_data.model.step import NEXT
from guide_data.model.step_kinds import WrittenStep
from guide_data.model.things import IndexEntry
from guide_data.model.translation import Strings, Translation
from guide_data.reading.draft import Draft
from guide_data.reading.file_types import SPOKEN
from guide_data.reading.located import Located
from guide_data.text.typography import typography


def in_other_languages(draft: Draft) -> Sequence[Draft]:
    """A draft that is whole, in every language that has words for what is said beside the steps."""
    if draft.others is None:
        draft.others = [in_language(draft, language) for language in sorted(draft.strings)]
    return draft.others


def in_language(draft: Draft, language: str) -> Draft:
    """A draft in the words of one of its translations."""
    strings = draft.strings[language].item
    said = {located.item.id: located.item for located in draft.translations.get(language, ())}
    left = (text for step in draft.all_steps for text in left_out(step, said.get(step.item.id)))
    steps = {
        cause: [replace(p, item=step_in(p.item, said.get(p.item.id))) for p in all_of_it]
        for cause, all_of_it in draft.steps.items()
    }
    guide = draft.guide and replace(draft.guide, item=guide_in(draft.guide.item, strings, language))
    return replace(
        draft,
        guide=guide,
        steps=steps,
        titles=draft.titles | strings.causes,
        lists=draft.lists | dict(lists_in(draft, language)),
        translations={},
        strings={},
        others=[],
        screen=draft.language,
        untranslated=frozenset((*left, *things_left_out(draft, strings))),
    )


def step_in(step: WrittenStep, said: Translation | None) -> WrittenStep:
    """A step in the words of its translation; what is not translated keeps its own."""
    if said is None:
        return step
    ways = {device: said.ways.get(device, text) for device, text in step.ways.items()}
    words: dict[str, Any] = {"title": said.title, "text": said.text or step.text, "ways": ways}
    if step.back:
        words["back"] = {to: said.back.get(to, text) for to, text in step.back.items()}
    if said.next and NEXT in step.closing:
        words["next"] = said.next
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


def left_out(step: Located[WrittenStep], said: Translation | None) -> Iterator[str]:
    """The texts of a step that its translation has no words for."""
    there = {".".join(map(str, loc)) for _, _, loc in parts(said)} if said else set()
    for text, loc in step.marked.get(Shown(), ()):
        if text and name_in_translations(step.item, loc) not in there:
            yield text


def things_left_out(draft: Draft, strings: Strings) -> Iterator[str]:
    """The texts beside the steps that a translation has no words for."""
    yield from (title for cause, title in draft.titles.items() if cause not in strings.causes)
    for name, said in strings:
        for thing in draft.lists.get(name, ()) if isinstance(said, dict) else ():
            if thing.item.id not in said:
                yield from (text for text, _ in thing.marked.get(Shown(), ()) if text)


def name_in_translations(step: Any, loc: Loc) -> str:
    """What a translation calls the place of a text: options by their ids, waits not at all."""
    if loc[0] == "options" and isinstance(loc[1], int):
        return f"options.{step.own_options()[loc[1]].id}"
    return ".".join(map(str, loc)).removeprefix("waits.")


def guide_in(guide: Guide, strings: Strings, language: str) -> Guide:
    """What the guide says of itself, in another language."""
    words = strings.model_dump(include={"title", "lead", "about", "disclaimer"})
    urgent = guide.urgent and guide.urgent.model_copy(
        update={"text": strings.urgent or guide.urgent.text}
    )
    answers = strings.answers or guide.answers
    more = {"language": language, "answers": answers, "urgent": urgent}
    named = strings.model_dump(include={"helpdesk", "subject"})
    return guide.model_copy(update=words | more | named)


def lists_in(draft: Draft, language: str) -> Iterator[tuple[str, list[Located[Any]]]]:
    """The lists of things in another language; what is not translated keeps its own words."""
    strings, quoted = draft.strings[language], typography(draft.language).quoted
    for name, said in strings.item:
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
    yield "index", list(index_in(strings))
    # What people type in one language finds nothing in another.
    yield from ((name, draft.lists.get(f"{language}/{name}", [])) for name in SPOKEN)


def index_in(strings: Located[Strings]) -> Iterator[Located[Any]]:
    """The index in another language."""
    for n, entry in enumerate(strings.item.index):
        item = IndexEntry(word=entry.word, reading=entry.reading or "", steps=entry.steps)
        yield Located(item, strings.document, ("index", n))
