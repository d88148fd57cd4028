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

from guide_data.model.flow import Guide, Wait
from guide_data.model.problems import Problem
from guide_data.reading.draft import AnyStep, Draft, read_draft, shown_as
from guide_data.reading.fields import texts
from guide_data.reading.file_types import Remedy
from guide_data.reading.located import Located
from guide_data.reading.reader import problems_of
from guide_data.reading.yaml_lines import Loc
from guide_data.text.references import ReferenceTable, facts_under

Row = dict[str, Any]


@dataclass(frozen=True)
class Tables:
    """The frames of one content folder.

    steps: step, cause, kind, title, text, asks, ends, ours, least, most (minutes of waiting),
        file, line
    options: step, option, text, to, closing (one of a remedy's three), file, line
    facts: fact, text, sources, ours, aged, compared, review, file, line
    uses: step, fact (directly, or through something that the step refers to)
    texts: step (empty: none), where, text, file, line
    sentences: number, section, fact (empty: background), file, line
    lines: step (empty: none), where, text, file, line (every line of those texts)
    people: person, who, answers, ends, file, line
    things: kind, thing, text, today (papers only), fact, file, line, text_line
    devices: device, name, file, line
    index: word, step, file, line
    terms: use, avoid, note, file, line
    translations: step, where (title, text, of, options.…), text, file, line, text_line
    suppressions: rule, step, of (a file), reason, until, file, line

    ``titles`` are those of the causes, by their ids; ``lost`` are files that cannot be read at all.
    """

    guide: Guide | None
    titles: dict[str, str]
    places: dict[tuple[str, str], str]
    references: ReferenceTable
    problems: tuple[Problem, ...]
    lost: tuple[str, ...]
    steps: pd.DataFrame
    options: pd.DataFrame
    facts: pd.DataFrame
    uses: pd.DataFrame
    texts: pd.DataFrame
    lines: pd.DataFrame
    sentences: pd.DataFrame
    people: pd.DataFrame
    things: pd.DataFrame
    devices: pd.DataFrame
    index: pd.DataFrame
    terms: pd.DataFrame
    translations: pd.DataFrame
    suppressions: pd.DataFrame


MINUTES = {"minutes": 1, "hours": 60, "days": 24 * 60}
COLUMNS = {
    "steps": "step cause kind title text asks ends ours least most file line",
    "options": "step option text to closing file line",
    "facts": "fact text sources ours aged compared review file line",
    "uses": "step fact",
    "texts": "step where text file line",
    "lines": "step where text file line",
    "sentences": "number section fact file line",
    "people": "person who answers ends file line",
    "things": "kind thing text today fact file line text_line",
    "devices": "device name file line",
    "index": "word step file line",
    "terms": "use avoid note file line",
    "translations": "step where text file line text_line",
    "suppressions": "rule step of reason until file line",
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
        "lines": line_rows,
        "sentences": sentence_rows,
        "people": person_rows,
        "things": thing_rows,
        "devices": device_rows,
        "index": index_rows,
        "terms": term_rows,
        "translations": translation_rows,
        "suppressions": suppression_rows,
    }
    frames = {name: frame(name, make(draft)) for name, make in makers.items()}
    guide = draft.guide.item if draft.guide else None
    problems = tuple(problems_of(draft))
    places, references, lost = draft.places, draft.references, tuple(draft.lost)
    return Tables(guide, draft.titles, places, references, problems, lost, **frames)


def frame(name: str, rows: Iterable[Row]) -> pd.DataFrame:
    """A frame with its columns, also where there are no rows."""
    return pd.DataFrame(list(rows), columns=COLUMNS[name].split())


def at(placed: Located[Any], *inner: str | int) -> Row:
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
                "text": "\n\n".join([step.text or "", *step.ways.values()]),
                "ours": step.ours,
                **waiting(getattr(step, "waits", None)),
                **given,
                **at(placed, "id"),
            }


def waiting(waits: Wait | None) -> Row:
    """The least and the most minutes of a wait."""
    if waits is None:
        return {"least": 0, "most": 0}
    minutes = MINUTES[waits.unit]
    return {"least": waits.least * minutes, "most": waits.most * minutes}


def option_rows(draft: Draft) -> Iterator[Row]:
    """Every option, a remedy's closing answers among them."""
    for placed in draft.all_steps:
        step = placed.item
        for n, option in enumerate(getattr(step, "options", ())):
            row = {"step": step.id, "option": option.id, "text": option.text, "to": option.to}
            yield row | {"closing": False} | at(placed, "options", n, "to")
        if isinstance(step, Remedy) and draft.guide:
            yield from closing_rows(placed, step, draft.guide.item)


def closing_rows(placed: Located[AnyStep], step: Remedy, guide: Guide) -> Iterator[Row]:
    """The three answers that close a remedy; those not written stand at the step's own line."""
    for option in step.closing(guide):
        row = {"step": step.id, "option": option.id, "text": option.text, "to": option.to}
        written = getattr(step, option.id) is not None
        yield row | {"closing": True} | at(placed, option.id if written else "id")


def fact_rows(draft: Draft) -> Iterator[Row]:
    """Every fact."""
    for placed in draft.lists.get("facts", ()):
        row = placed.item.model_dump()
        yield {"fact": row.pop("id")} | row | at(placed, "id")


def use_rows(draft: Draft) -> Iterator[Row]:
    """Every step with every fact that it rests on."""
    references = draft.references
    for placed in draft.all_steps:
        for fact in facts_under(placed.item, references):
            yield {"step": placed.item.id, "fact": fact}


def text_rows(draft: Draft) -> Iterator[Row]:
    """Every text that a visitor may read."""
    for placed, text, loc, row in placed_texts(draft):
        yield row | {"text": text} | at(placed, *loc)


def line_rows(draft: Draft) -> Iterator[Row]:
    """Every line that a visitor may read."""
    for placed, text, loc, row in placed_texts(draft):
        for number, line in enumerate(text.split("\n")):
            there = placed.problem_in_text(number, "", *loc)
            if line.strip():
                yield row | {"text": line, "file": there.file, "line": there.line}


def placed_texts(draft: Draft) -> Iterator[tuple[Located[Any], str, Loc, Row]]:
    """Every text with its place, and the row that names its step and where it stands there."""
    steps = {id(placed): placed.item.id for placed in draft.all_steps}
    for placed, text, loc in texts(draft):
        row = {"step": steps.get(id(placed), ""), "where": ".".join(map(str, loc))}
        yield placed, text, loc, row


def sentence_rows(draft: Draft) -> Iterator[Row]:
    """Every sentence of the source, once for each of its facts."""
    sections = sorted(draft.sections.items(), reverse=True)
    for placed in draft.sentences:
        number = placed.item.number
        section = next((s for first, s in sections if first <= number), "")
        for fact in placed.item.facts or ("",):
            yield {"number": number, "section": section, "fact": fact} | at(placed)


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
            row["today"] = getattr(placed.item, "today", "")
            row |= {"fact": placed.item.fact, "text_line": at(placed, name)["line"]}
            yield row | at(placed, "id")


def device_rows(draft: Draft) -> Iterator[Row]:
    """Every kind of device."""
    for placed in draft.lists.get("devices", ()):
        yield {"device": placed.item.id, "name": placed.item.name} | at(placed, "id")


def index_rows(draft: Draft) -> Iterator[Row]:
    """Every word of the index, once for each of its steps."""
    for placed in draft.lists.get("index", ()):
        for step in placed.item.steps:
            yield {"word": placed.item.word, "step": step} | at(placed, "word")


def suppression_rows(draft: Draft) -> Iterator[Row]:
    """Every suppression; ``of`` is the file that it is about, as findings name it."""
    for placed in draft.lists.get("suppressions", ()):
        row = placed.item.model_dump()
        of, step = row.pop("file"), row.pop("step") or ""
        named = {"step": step, "of": shown_as(draft.folder / of) if of else ""}
        yield row | named | at(placed)


def term_rows(draft: Draft) -> Iterator[Row]:
    """Every word to avoid, with the one to use."""
    for placed in draft.lists.get("terms", ()):
        term = placed.item
        for n, avoid in enumerate(term.avoid):
            row = {"use": term.use, "avoid": avoid, "note": term.note or ""}
            yield row | at(placed, "avoid", n)


def translation_rows(draft: Draft) -> Iterator[Row]:
    """Every text of every translated step, and the digest of what it translates."""
    for placed in draft.translations:
        step = placed.item
        said: dict[Loc, str] = {("title",): step.title, ("of",): step.of}
        said |= {("text",): step.text or ""} | {
            (part, name): text
            for part in ("ways", "options")
            for name, text in getattr(step, part).items()
        }
        said |= {("meanwhile", n): text for n, text in enumerate(step.meanwhile)}
        for loc, text in said.items():
            row = {"step": step.id, "where": ".".join(map(str, loc)), "text": text}
            first = placed.problem_in_text(0, "", *loc).line
            yield row | at(placed, *loc) | {"text_line": first}
