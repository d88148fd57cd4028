"""A content folder as pandas frames: what the checks filter and the notebooks show.

The frames hold whatever could be understood, also of content that has problems, and every
row knows its file and line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from guide_data.flow import REMEDY_ANSWERS, Guide
from guide_data.problems import Problem
from guide_data.reader import problems_of
from guide_data.reading.draft import AnyStep, Draft, read_draft
from guide_data.reading.files import Remedy
from guide_data.reading.placed import Placed
from guide_data.reading.walk import texts
from guide_data.references import Shelf, facts_behind

Row = dict[str, Any]


@dataclass(frozen=True)
class Tables:
    """The frames of one content folder.

    steps: step, cause, kind, title, text, asks, ends, ours, file, line
    options: step, option, text, to, closing (one of a remedy's three), file, line
    facts: fact, text, sources, ours, aged, compared, review, file, line
    uses: step, fact (directly, or through something that the step refers to)
    texts: step (empty: none), where, text, file, line
    sentences: number, fact (empty: background), file, line
    people: person, who, answers, ends, file, line
    things: kind, thing, text, fact, file, line
    index: word, step, file, line
    """

    folder: Path
    guide: Guide | None
    guide_file: str
    places: dict[tuple[str, str], str]
    shelf: Shelf
    problems: tuple[Problem, ...]
    steps: pd.DataFrame
    options: pd.DataFrame
    facts: pd.DataFrame
    uses: pd.DataFrame
    texts: pd.DataFrame
    sentences: pd.DataFrame
    people: pd.DataFrame
    things: pd.DataFrame
    index: pd.DataFrame


COLUMNS = {
    "steps": "step cause kind title text asks ends ours file line",
    "options": "step option text to closing file line",
    "facts": "fact text sources ours aged compared review file line",
    "uses": "step fact",
    "texts": "step where text file line",
    "sentences": "number fact file line",
    "people": "person who answers ends file line",
    "things": "kind thing text fact file line",
    "index": "word step file line",
}


def read_tables(folder: Path) -> Tables:
    """The frames of a content folder."""
    draft = read_draft(folder)
    makers = {
        "steps": step_rows,
        "options": option_rows,
        "facts": fact_rows,
        "uses": use_rows,
        "texts": text_rows,
        "sentences": sentence_rows,
        "people": person_rows,
        "things": thing_rows,
        "index": index_rows,
    }
    frames = {name: frame(name, make(draft)) for name, make in makers.items()}
    guide = draft.guide.item if draft.guide else None
    file = draft.guide.document.file if draft.guide else ""
    return Tables(
        folder, guide, file, draft.places, draft.shelf, tuple(problems_of(draft)), **frames
    )


def frame(name: str, rows: Iterable[Row]) -> pd.DataFrame:
    """A frame with its columns, also where there are no rows."""
    return pd.DataFrame(list(rows), columns=COLUMNS[name].split())


def at(placed: Placed[Any], *inner: str | int) -> Row:
    """The file and line of a part of an item."""
    problem = placed.problem("", *inner)
    return {"file": problem.file, "line": problem.line}


def step_rows(draft: Draft) -> Iterator[Row]:
    """Every step."""
    for cause, steps in draft.steps.items():
        for placed in steps:
            step = placed.item
            given = {name: getattr(step, name, None) for name in ("asks", "ends")}
            yield {
                "step": step.id,
                "cause": cause,
                "kind": step.kind,
                "title": step.title,
                "text": step.text or "",
                "ours": step.ours,
                **given,
                **at(placed, "id"),
            }


def option_rows(draft: Draft) -> Iterator[Row]:
    """Every option, a remedy's closing answers among them."""
    for placed in draft.all_steps:
        step = placed.item
        for n, option in enumerate(getattr(step, "options", ())):
            row = {"step": step.id, "option": option.id, "text": option.text, "to": option.to}
            yield row | {"closing": False} | at(placed, "options", n, "to")
        if isinstance(step, Remedy) and draft.guide:
            yield from closing_rows(placed, step, draft.guide.item)


def closing_rows(placed: Placed[AnyStep], step: Remedy, guide: Guide) -> Iterator[Row]:
    """The three answers that close a remedy; those not written stand at the step's own line."""
    targets = (step.solved or guide.solved, step.unsolved, step.unable or step.unsolved)
    for answer, to in zip(REMEDY_ANSWERS, targets, strict=True):
        row = {"step": step.id, "option": answer, "text": getattr(guide.answers, answer)}
        written = getattr(step, answer) is not None
        yield row | {"to": to, "closing": True} | at(placed, answer if written else "id")


def fact_rows(draft: Draft) -> Iterator[Row]:
    """Every fact."""
    for placed in draft.lists.get("facts", ()):
        row = placed.item.model_dump()
        yield {"fact": row.pop("id")} | row | at(placed, "id")


def use_rows(draft: Draft) -> Iterator[Row]:
    """Every step with every fact that it rests on."""
    for placed in draft.all_steps:
        step, shelf = placed.item, draft.shelf
        options = [option.text for option in getattr(step, "options", ())]
        words = " ".join([step.title, step.text or "", *options])
        for fact in dict.fromkeys((*step.facts, *facts_behind(words, shelf))):
            yield {"step": step.id, "fact": fact}


def text_rows(draft: Draft) -> Iterator[Row]:
    """Every text that a visitor may read."""
    steps = {id(placed): placed.item.id for placed in draft.all_steps}
    for placed, text, loc in texts(draft):
        place = ".".join(map(str, loc))
        yield {"step": steps.get(id(placed), ""), "where": place, "text": text} | at(placed, *loc)


def sentence_rows(draft: Draft) -> Iterator[Row]:
    """Every sentence of the source, once for each of its facts."""
    for placed in draft.sentences:
        for fact in placed.item.facts or ("",):
            yield {"number": placed.item.number, "fact": fact} | at(placed)


def person_rows(draft: Draft) -> Iterator[Row]:
    """Everybody in journeys.yaml."""
    for placed in draft.lists.get("journeys", ()):
        row = placed.item.model_dump()
        yield {"person": row.pop("id")} | row | at(placed, "id")


def thing_rows(draft: Draft) -> Iterator[Row]:
    """Everything that text refers to."""
    names = {"contacts": "number", "links": "url", "buttons": "label", "papers": "name"}
    for kind, name in names.items():
        for placed in draft.lists.get(kind, ()):
            row = {"kind": kind, "thing": placed.item.id, "text": getattr(placed.item, name)}
            yield row | {"fact": placed.item.fact} | at(placed, "id")


def index_rows(draft: Draft) -> Iterator[Row]:
    """Every word of the index, once for each of its steps."""
    for placed in draft.lists.get("index", ()):
        for step in placed.item.steps:
            yield {"word": placed.item.word, "step": step} | at(placed, "word")
