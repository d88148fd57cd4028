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

from guide_data.checks.frames.spoken_texts import (
    digests,
    lists_by_language,
    spoken_texts,
)
from guide_data.checks.frames.text_lines import by_line, numbered_lines
from guide_data.model.field_types import Loc
from guide_data.model.flow import Guide
from guide_data.model.problems import Problem
from guide_data.model.step import Wait
from guide_data.model.step_kinds import WrittenStep
from guide_data.model.things import Fact
from guide_data.reading.draft import Draft, read_draft
from guide_data.reading.fields import shown_words, texts
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
        # The guide's own, and all that it is translated into.
        self.language = draft.language
        self.languages = draft.languages
        # Files that cannot be read at all.
        self.lost = tuple(draft.lost)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All that reading refuses."""
        return tuple(problems_of(self.draft))

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
    def facts_by_id(self) -> dict[str, Fact]:
        """Every fact as it was understood, by its id."""
        return {fact.id: fact for fact in self.draft.items("facts")}

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
        """Every option, closing answers among them."""
        for located in self.draft.all_steps:
            step = located.item
            for n, option in enumerate(step.own_options()):
                row = {"step": step.id, "option": option.id, "text": option.text, "to": option.to}
                yield row | {"closing": False} | at(located, "options", n, "to")
            if self.guide:
                yield from closing_rows(located, self.guide)

    @frame("step text to file line")
    def backs(self) -> Iterator[Row]:
        """Every link to an earlier step: no options, so that no journey takes one."""
        for one in self.draft.all_steps:
            for to, text in one.item.back.items():
                yield {"step": one.item.id, "text": text, "to": to} | at(one, "back", to)

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
            for number, line in numbered_lines(text):
                place = {"file": located.file, "line": located.line_in_text(number, *loc)}
                yield row | {"text": line} | place

    def _placed_texts(self) -> Iterator[tuple[Located[Any], str, Loc, Row]]:
        steps = {id(located): located.item.id for located in self.draft.all_steps}
        for located, text, loc in texts(self.draft):
            row = {"step": steps.get(id(located), ""), "where": ".".join(map(str, loc))}
            yield located, text, loc, row

    @frame("number section fact background file line")
    def sentences(self) -> Iterator[Row]:
        """Every sentence of the source, once for each of its facts; or why it has none."""
        sections = sorted(self.draft.sections.items(), reverse=True)
        for located in self.draft.sentences:
            number = located.item.number
            section = next((s for begins, s in sections if begins <= number), "")
            row = {"number": number, "section": section, "background": located.item.background}
            for fact in located.item.facts or ("",):
                yield row | {"fact": fact} | at(located)

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

    @cached_property
    def index_elsewhere(self) -> dict[str, set[str]]:
        """The steps that the index of each other language leads to."""
        return {
            language: {step for entry in said.item.index for step in entry.steps}
            for language, said in sorted(self.draft.strings.items())
        }

    @frame("language use avoid note file line")
    def terms(self) -> Iterator[Row]:
        """Every word to avoid, with the one to use, in every language."""
        for language, located in lists_by_language(self.draft, "terms"):
            term = located.item
            for n, avoid in enumerate(term.avoid):
                row = {"use": term.use, "avoid": avoid, "note": term.note or ""}
                yield row | {"language": language} | at(located, "avoid", n)

    @frame("language use of")
    def glossary(self) -> Iterator[Row]:
        """Every term of another language, once for each word that it translates (``of``)."""
        for language, located in lists_by_language(self.draft, "terms"):
            for of in located.item.of:
                yield {"language": language, "use": located.item.use, "of": of}

    @frame("language step where text file line text_line")
    def spoken(self) -> Iterator[Row]:
        """Every text in every language, at the place that a translation names it by.

        ``text_line`` is the first line of the text itself, which may begin below its name.
        """
        for language, step, where, located, text, loc in spoken_texts(self.draft):
            row = {"language": language, "step": step, "where": where, "text": text}
            begins = located.line_in_text(0, *loc)
            yield row | at(located, *loc) | {"text_line": begins}

    @cached_property
    def spoken_lines(self) -> pd.DataFrame:
        """Every line in every language: language, step, where, text, file, line."""
        return by_line(self.spoken)

    @frame("language step section of file line")
    def digests(self) -> Iterator[Row]:
        """Every digest that a translation names (``of``), of a step or of a section of words."""
        for language, step, section, located, of, loc in digests(self.draft):
            row = {"language": language, "step": step, "section": section, "of": of}
            yield row | at(located, *loc)

    @frame("rule step of reason until file line")
    def suppressions(self) -> Iterator[Row]:
        """Every suppression; ``of`` is the file that it is about, as findings name it."""
        for located in self.draft.lists.get("suppressions", ()):
            row = located.item.model_dump()
            of, step = row.pop("file"), row.pop("step") or ""
            named = {"step": step, "of": shown_as(self.draft.folder / of) if of else ""}
            yield row | named | at(located)


def read_tables(folder: Path) -> Tables:
    """The frames of a content folder."""
    return Tables(read_draft(folder, parse_once))


def at(located: Located[Any], *inner: str | int) -> Row:
    """The file and line of a part of an item."""
    return {"file": located.file, "line": located.line(*inner)}


def first(fields: Iterable[str]) -> list[str]:
    """The field that an item is known by."""
    return list(fields)[:1]


def minutes(waits: Wait | None) -> Row:
    """The least and the most minutes of a wait; 0 where there is none."""
    size = MINUTES[waits.unit] if waits else 0
    return {name: getattr(waits, name, 0) * size for name in ("least", "most")}


def closing_rows(located: Located[WrittenStep], guide: Guide) -> Iterator[Row]:
    """The answers that close a step; those not written stand at the step's own line."""
    step, written = located.item, dict(located.item)
    for option in step.closing_options(guide.answers, guide.solved):
        row = {"step": step.id, "option": option.id, "text": option.text, "to": option.to}
        own = next((name for name in step.closing[option.id][:1] if written.get(name)), "id")
        yield row | {"closing": True} | at(located, own)
