"""What the search searches in: all that a guide says in one language, in the order of its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from guide_data.model.flow import Flow
from guide_data.model.step import NEXT, REMEDY_ANSWERS, Option, Step
from guide_data.model.step_kinds import is_folded
from guide_data.search.readings import unwritten_reading
from guide_data.search.vocabulary import SearchedEntry, vocabulary_of
from guide_data.text.index_order import in_order
from guide_data.text.markdown import plain_blocks, plain_line


class SearchedOption(TypedDict):
    """An answer, and the step that it leads to."""

    text: str
    to: str


class SearchedStep(TypedDict):
    """What a step says: its title, its texts, and its answers."""

    id: str
    title: str
    said: list[str]
    options: list[SearchedOption]


class SearchedWord(TypedDict):
    """A word of the index, how those parts of it are read that are no kana, and the steps it leads
    to, the best first.
    """

    word: str
    reading: str
    steps: list[str]


class SearchData(TypedDict):
    """All that is searched: what the page says, in its order, but how it ends when all is well.

    Nobody who searches is there yet.
    """

    steps: list[SearchedStep]
    index: list[SearchedWord]
    vocabulary: list[SearchedEntry]


def search_data(flow: Flow) -> SearchData:
    """All that is searched, as the page's own search reads it."""
    there = [step for step in flow.steps.values() if step.ends != "solved"]
    # The page has its start last.
    steps = sorted(there, key=lambda step: step.id == flow.guide.start)
    return {
        "steps": [search_step(flow, step) for step in steps],
        "index": [
            {"word": entry.word, "reading": unwritten_reading(entry), "steps": list(entry.steps)}
            for entry in in_order(flow.index, flow.guide.language)
        ],
        "vocabulary": vocabulary_of(flow),
    }


def search_step(flow: Flow, step: Step) -> SearchedStep:
    """What a step says of itself; the answers that close every remedy say nothing of any."""
    shown = in_shown_order(step)
    options = [option for option in shown if option.id not in (*REMEDY_ANSWERS, NEXT)]
    return {
        "id": step.id,
        "title": step.title,
        "said": list(plain_texts(flow, step)),
        "options": [{"text": option.text, "to": option.to} for option in options],
    }


def in_shown_order(step: Step) -> list[Option]:
    """The options of a step: what is for few stands last, where no group says where it belongs."""
    return sorted(
        step.options,
        key=lambda option: is_folded(step, option) and (option.group or "") not in step.groups,
    )


def plain_texts(flow: Flow, step: Step) -> Iterator[str]:
    """The plain text of every paragraph and list item that a step says of its own."""
    yield from plain_blocks(step.text)
    for device in flow.devices:
        yield from plain_blocks(step.ways.get(device.id, ""))
    yield from map(plain_line, aged_lines(flow, step))
    yield from map(plain_line, step.waits.meanwhile if step.waits else ())


def aged_lines(flow: Flow, step: Step) -> Iterator[str]:
    """Each note of what may have changed once, as content has it."""
    facts = (flow.facts_by_id[fact] for fact in step.facts)
    yield from dict.fromkeys(fact.aged for fact in facts if fact.aged)
