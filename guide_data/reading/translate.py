"""A draft in another language: the same items, each with the words of its translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guide_data.model.flow import Guide, IndexEntry, Strings, Translation
from guide_data.reading.draft import AnyStep, Draft
from guide_data.reading.located import Located

# Of these things, one part is said in another language.
SAID_OF = (
    ("bills", "name"),
    ("cover", "name"),
    ("devices", "name"),
    ("unfit", "text"),
    ("without", "text"),
)


def in_other_languages(draft: Draft) -> Iterator[Draft]:
    """The draft in English, once it has words for what is said beside the steps."""
    if draft.speech:
        said = {placed.item.id: placed.item for placed in draft.translations}
        yield in_english(draft, draft.speech.item, said)


def in_english(draft: Draft, speech: Strings, said: dict[str, Translation]) -> Draft:
    """A draft in the words of its translations."""
    steps = {
        cause: [replace(p, item=step_in(p.item, said.get(p.item.id))) for p in all_of_it]
        for cause, all_of_it in draft.steps.items()
    }
    guide = draft.guide and replace(draft.guide, item=guide_in(draft.guide.item, speech))
    return replace(
        draft,
        guide=guide,
        steps=steps,
        titles=draft.titles | speech.causes,
        lists=draft.lists | dict(lists_in(draft, speech)),
        translations=[],
        speech=None,
    )


def step_in(step: AnyStep, said: Translation | None) -> AnyStep:
    """A step in the words of its translation; what is not translated keeps its own."""
    if said is None:
        return step
    ways = {device: said.ways.get(device, text) for device, text in step.ways.items()}
    words: dict[str, Any] = {"title": said.title, "text": said.text, "ways": ways}
    if waits := getattr(step, "waits", None):
        meanwhile = said.meanwhile + waits.meanwhile[len(said.meanwhile) :]
        words["waits"] = waits.model_copy(update={"meanwhile": meanwhile})
    if hasattr(step, "options"):
        words["options"] = tuple(
            option.model_copy(update={"text": said.options.get(option.id, option.text)})
            for option in step.options
        )
    return step.model_copy(update=words)


def guide_in(guide: Guide, speech: Strings) -> Guide:
    """What the guide says of itself, in English."""
    words = speech.model_dump(include={"title", "lead", "about"})
    urgent = guide.urgent and guide.urgent.model_copy(
        update={"text": speech.urgent or guide.urgent.text}
    )
    more = {"language": "en", "answers": speech.answers, "urgent": urgent}
    return guide.model_copy(update=words | more)


def lists_in(draft: Draft, speech: Strings) -> Iterator[tuple[str, list[Located[Any]]]]:
    """The lists of things in English; what is not translated keeps its own words."""
    contacts = {name: said.model_dump() for name, said in speech.contacts.items()}
    links = {name: {"text": text} for name, text in speech.links.items()}
    buttons = {name: {"meaning": text} for name, text in speech.buttons.items()}
    facts = {name: {"aged": text} for name, text in speech.facts.items()}
    papers = {paper.id: paper_in(paper.name, speech, paper.id) for paper in draft.items("papers")}
    words = {"contacts": contacts, "links": links, "buttons": buttons, "facts": facts}
    for kind, part in SAID_OF:
        words[kind] = {name: {part: text} for name, text in getattr(speech, kind).items()}
    for name, said in (words | {"papers": papers}).items():
        yield name, [renamed(placed, said) for placed in draft.lists.get(name, ())]
    yield "index", list(index_in(draft, speech))
    # What people type in one language finds nothing in another.
    yield "searches", []


def renamed(placed: Located[Any], said: dict[str, dict[str, Any]]) -> Located[Any]:
    """A thing in the words that are said of it."""
    return replace(placed, item=placed.item.model_copy(update=said.get(placed.item.id, {})))


def paper_in(name: str, speech: Strings, paper: str) -> dict[str, Any]:
    """A paper in English, with the name that is printed on it."""
    said = speech.papers.get(paper)
    return {"name": f"{said.name} 「{name}」", "note": said.note} if said else {}


def index_in(draft: Draft, speech: Strings) -> Iterator[Located[Any]]:
    """The index in English, in the order of its letters."""
    assert draft.speech is not None
    for n, entry in enumerate(speech.index):
        item = IndexEntry(word=entry.word, reading=entry.word.casefold(), steps=entry.steps)
        yield Located(item, draft.speech.document, ("index", n))
