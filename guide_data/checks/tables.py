"""A content folder as pandas frames: what the checks filter and the notebooks show.

The frames hold whatever could be understood, also of content that has problems, and every
row knows its file and line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from guide_data.model.field_types import Loc, Ref
from guide_data.model.flow import Guide
from guide_data.model.problems import Problem
from guide_data.model.step import Wait
from guide_data.model.step_kinds import WrittenStep
from guide_data.model.translation import Translation
from guide_data.reading.draft import Draft, read_draft
from guide_data.reading.fields import Found, shown_words, texts, translations
from guide_data.reading.file_types import LISTS
from guide_data.reading.folder import shown_as
from guide_data.reading.located import Located
from guide_data.reading.reader import problems_of
from guide_data.reading.yaml_lines import parse_once
from guide_data.text.references import facts_under

Row = dict[str, Any]
Rows = Callable[["Tables"], Iterable[Row]]

MINUTES = {"minutes": 1, "hours": 60, "days": 24 * 60}
# Of these things text has references; the field is what they are known by on the screen.
REFERRED = {"contacts": "number", "links": "url", "buttons": "label", "papers": "name"}


def frame(columns: str) -> Callable[[Rows], cached_property[pd.DataFrame]]:
    """Make a frame of a method's rows, with these columns also where there are no rows."""

    def made(rows: Rows) -> cached_property[pd.DataFrame]:
        def build(tables: Tables) -> pd.DataFrame:
            return pd.DataFrame(list(rows(tables)), columns=columns.split())

        build.__doc__ = rows.__doc__
        return cached_property(build)

    return made


class Tables:
    """The frames of one content folder, each made when it is first asked for."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.guide: Guide | None = draft.guide.item if draft.guide else None
        # Of the causes, by their ids.
        self.titles = draft.titles
        self.places = draft.places
        self.references = draft.references
        # Files that cannot be read at all.
        self.lost = tuple(draft.lost)
        self.problems: tuple[Problem, ...] = tuple(problems_of(draft))

    def listed(self, name: str, singular: str) -> pd.DataFrame:
        """The items of a list file: its fields, the id under the name of one item, file, line."""
        fields = LISTS[name].model_fields
        columns = [singular if field == "id" else field for field in fields]
        return pd.DataFrame(
            [
                list(located.item.model_dump().values())
                + list(at(located, *first(fields)).values())
                for located in self.draft.lists.get(name, ())
            ],
            columns=[*columns, "file", "line"],
        )

    @cached_property
    def facts(self) -> pd.DataFrame:
        """Every fact: fact, text, sources, ours, aged, compared, review, file, line."""
        return self.listed("facts", "fact")

    @cached_property
    def people(self) -> pd.DataFrame:
        """Everybody in journeys.yaml: person, who, answers, ends, file, line."""
        return self.listed("journeys", "person")

    @cached_property
    def devices(self) -> pd.DataFrame:
        """Every kind of device: device, name, agents, file, line."""
        return self.listed("devices", "device")

    @cached_property
    def drawings(self) -> pd.DataFrame:
        """Every drawing: drawing, alt, device, svg, file, line."""
        return self.listed("drawings", "drawing")

    @frame("step cause kind title text asks ends ours drawing least most file line")
    def steps(self) -> Iterator[Row]:
        """Every step; least and most are minutes of waiting."""
        for cause, steps in self.draft.steps.items():
            for located in steps:
                step = located.item
                own = dict(step)
                yield {
                    "step": step.id,
                    "cause": cause,
                    "kind": step.kind,
                    "title": step.title,
                    "text": "\n\n".join([step.text or "", *step.ways.values()]),
                    "ours": step.ours,
                    "drawing": step.drawing,
                    "asks": own.get("asks"),
                    "ends": own.get("ends"),
                    **minutes(step.wait()),
                    **at(located, "id"),
                }

    @frame("step option text to closing file line")
    def options(self) -> Iterator[Row]:
        """Every option, a remedy's closing answers among them."""
        for located in self.draft.all_steps:
            step = located.item
            for n, option in enumerate(step.own_options()):
                row = {"step": step.id, "option": option.id, "text": option.text, "to": option.to}
                yield row | {"closing": False} | at(located, "options", n, "to")
            if self.guide:
                yield from closing_rows(located, self.guide)

    @frame("step fact")
    def uses(self) -> Iterator[Row]:
        """Every step with every fact that it rests on, directly or through what it refers to."""
        for located in self.draft.all_steps:
            for fact in facts_under(located.item.facts, shown_words(located), self.references):
                yield {"step": located.item.id, "fact": fact}

    @frame("step where text file line")
    def texts(self) -> Iterator[Row]:
        """Every text that a visitor may read; step is empty where it stands on none."""
        for located, text, loc, row in self._placed_texts():
            yield row | {"text": text} | at(located, *loc)

    @frame("step where text file line")
    def lines(self) -> Iterator[Row]:
        """Every line that a visitor may read."""
        for located, text, loc, row in self._placed_texts():
            for number, line in enumerate(text.split("\n")):
                there = located.problem_in_text(number, "", *loc)
                if line.strip():
                    yield row | {"text": line, "file": there.file, "line": there.line}

    def _placed_texts(self) -> Iterator[tuple[Located[Any], str, Loc, Row]]:
        steps = {id(located): located.item.id for located in self.draft.all_steps}
        for located, text, loc in texts(self.draft):
            row = {"step": steps.get(id(located), ""), "where": ".".join(map(str, loc))}
            yield located, text, loc, row

    @frame("number section fact file line")
    def sentences(self) -> Iterator[Row]:
        """Every sentence of the source, once for each of its facts; empty: background."""
        sections = sorted(self.draft.sections.items(), reverse=True)
        for located in self.draft.sentences:
            number = located.item.number
            section = next((s for begins, s in sections if begins <= number), "")
            for fact in located.item.facts or ("",):
                yield {"number": number, "section": section, "fact": fact} | at(located)

    @frame("kind thing text today fact file line text_line")
    def things(self) -> Iterator[Row]:
        """Everything that text refers to; ``today`` is of papers only."""
        for kind, name in REFERRED.items():
            for located in self.draft.lists.get(kind, ()):
                own = dict(located.item)
                row = {"kind": kind, "thing": own["id"], "text": own[name], "fact": own["fact"]}
                row |= {"today": own.get("today", ""), "text_line": at(located, name)["line"]}
                yield row | at(located, "id")

    @frame("word step file line")
    def index(self) -> Iterator[Row]:
        """Every word of the index, once for each of its steps."""
        for located in self.draft.lists.get("index", ()):
            for step in located.item.steps:
                yield {"word": located.item.word, "step": step} | at(located, "word")

    @frame("use avoid note file line")
    def terms(self) -> Iterator[Row]:
        """Every word to avoid, with the one to use."""
        for located in self.draft.lists.get("terms", ()):
            term = located.item
            for n, avoid in enumerate(term.avoid):
                row = {"use": term.use, "avoid": avoid, "note": term.note or ""}
                yield row | at(located, "avoid", n)

    @frame("step where text file line text_line")
    def translations(self) -> Iterator[Row]:
        """Every text of every translated step, and the digest of what it translates (``of``)."""
        for located in self.draft.translations:
            for loc, text in translated_texts(located.item):
                row = {"step": located.item.id, "where": ".".join(map(str, loc)), "text": text}
                begins = located.problem_in_text(0, "", *loc).line
                yield row | at(located, *loc) | {"text_line": begins}

    @frame("language step where text file line text_line")
    def spoken(self) -> Iterator[Row]:
        """Every text in every language, at the place that a translation names it by.

        ``text_line`` is the first line of the text itself, which may begin below its name.
        """
        own = self.draft.language
        for located, text, loc, row in self._placed_texts():
            named = row | {"where": name_in_translations(located.item, loc), "language": own}
            yield from spoken_row(located, text, loc, named)
        for located, text, loc in said_elsewhere(self.draft):
            step = located.item.id if isinstance(located.item, Translation) else ""
            row = {"step": step, "where": ".".join(map(str, loc)), "language": "en"}
            yield from spoken_row(located, text, loc, row)

    @frame("rule step of reason until file line")
    def suppressions(self) -> Iterator[Row]:
        """Every suppression; ``of`` is the file that it is about, as findings name it."""
        for located in self.draft.lists.get("suppressions", ()):
            row = located.item.model_dump()
            of, step = row.pop("file"), row.pop("step") or ""
            named = {"step": step, "of": shown_as(self.draft.folder / of) if of else ""}
            yield row | named | at(located)


def said_elsewhere(draft: Draft) -> Found:
    """Every text of a translation that a visitor may read."""
    for located in translations(draft):
        for marks, text, loc in located.parts:
            # The names of what is translated are no words of a language.
            named = loc == ("of",) or text == loc[-1] or any(isinstance(m, Ref) for m in marks)
            if not named:
                yield located, text, loc


def name_in_translations(item: Any, loc: Loc) -> str:
    """What a translation calls the place of a text: options by their ids, waits not at all."""
    if loc[0] == "options" and isinstance(loc[1], int):
        return f"options.{item.own_options()[loc[1]].id}"
    return ".".join(map(str, loc)).removeprefix("waits.")


def spoken_row(located: Located[Any], text: str, loc: Loc, row: Row) -> Iterator[Row]:
    """A text with its place, if there is any."""
    if text:
        begins = located.problem_in_text(0, "", *loc).line
        yield row | {"text": text} | at(located, *loc) | {"text_line": begins}


def read_tables(folder: Path) -> Tables:
    """The frames of a content folder."""
    return Tables(read_draft(folder, parse_once))


def at(located: Located[Any], *inner: str | int) -> Row:
    """The file and line of a part of an item."""
    problem = located.problem("", *inner)
    return {"file": problem.file, "line": problem.line}


def first(fields: Iterable[str]) -> list[str]:
    """The field that an item is known by."""
    return list(fields)[:1]


def minutes(waits: Wait | None) -> Row:
    """The least and the most minutes of a wait."""
    size = MINUTES[waits.unit] if waits else 0
    return {"least": waits.least * size, "most": waits.most * size} if waits else NO_WAIT


NO_WAIT: Row = {"least": 0, "most": 0}


def closing_rows(located: Located[WrittenStep], guide: Guide) -> Iterator[Row]:
    """The answers that close a step; those not written stand at the step's own line."""
    step, written = located.item, dict(located.item)
    for option in step.closing_options(guide.answers, guide.solved):
        row = {"step": step.id, "option": option.id, "text": option.text, "to": option.to}
        own = written.get(option.id) is not None
        yield row | {"closing": True} | at(located, option.id if own else "id")


def translated_texts(step: Translation) -> Iterator[tuple[Loc, str]]:
    """Every text of a translated step, then its digest."""
    for name in ("title", "of", "text", "ways", "groups", "options", "meanwhile"):
        value = getattr(step, name)
        if isinstance(value, dict):
            yield from (((name, key), text) for key, text in value.items())
        elif isinstance(value, tuple):
            yield from (((name, n), text) for n, text in enumerate(value))
        else:
            yield (name,), value or ""
