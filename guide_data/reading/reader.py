"""A content folder becomes one Flow, or the list of everything to mend in it."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import islice
from pathlib import Path

from guide_data.model.flow import Cause, Flow, Step, Wait
from guide_data.model.problems import ContentError, Problem
from guide_data.reading.consistency import RULES
from guide_data.reading.draft import Draft, content_files, read_draft
from guide_data.reading.translate import in_other_languages
from guide_data.text.references import ReferenceTable, expand, facts_under

__all__ = [
    "SHIPPED",
    "State",
    "assemble",
    "chosen_folder",
    "content_files",
    "problems_of",
    "read_guide",
    "state_of",
]

SHIPPED = Path(__file__).parents[1] / "amazon_login"
# More at once is no help to anybody, and takes long to find.
MOST_OF_A_RULE, MOST_PROBLEMS = 200, 1_000


State = tuple[tuple[str, int, int], ...]


def state_of(folder: Path) -> State:
    """What tells the files of a content folder from what they were before."""
    stats = [(path, path.stat()) for path in content_files(folder)]
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)


def chosen_folder() -> Path:
    """The content folder named by the variable GUIDE, else the one shipped here."""
    return Path(os.environ.get("GUIDE") or SHIPPED).absolute()


def read_guide(folder: Path | str | None = None) -> Flow:
    """Read a content folder; without one, the folder named by GUIDE or the shipped one.

    Raises ContentError with every problem found, each with its file and line.
    """
    path = Path(folder) if folder else chosen_folder()
    if not path.is_dir():
        raise ContentError([Problem(str(path), 1, "", "このフォルダーはありません。")])
    draft = read_draft(path)
    problems = problems_of(draft)
    if problems or draft.guide is None:
        raise ContentError(problems)
    return assemble(draft)


def problems_of(draft: Draft) -> list[Problem]:
    """Everything to mend in a draft: what was met when reading it, and what does not agree.

    While nothing of a file can be read, what does not agree with it would only be noise.
    """
    disagreeing = (
        []
        if draft.lost
        else [
            replace(problem, kind=rule.__name__)
            for rule in RULES
            for problem in islice(rule(draft), MOST_OF_A_RULE)
        ]
    )
    return some_of(draft.problems + disagreeing)


def some_of(problems: list[Problem]) -> list[Problem]:
    """Problems, or the first of very many and how many more, which mending these may mend."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    first = sorted(problems)[:MOST_PROBLEMS]
    what = f"ほかに {len(problems) - MOST_PROBLEMS} 件あります。ここまでを先に直してください。"
    return [*first, replace(first[-1], where="", what=what)]


def assemble(draft: Draft, translated_from: str = "") -> Flow:
    """The flow of a draft without problems, every reference in its text filled in."""
    assert draft.guide is not None
    guide, references = draft.guide.item, draft.references
    causes = tuple(
        Cause(
            id=cause,
            title=draft.titles[cause],
            steps=tuple(finished(placed.item.step(guide), references) for placed in steps),
        )
        for cause, steps in draft.steps.items()
    )
    return Flow(
        name=draft.folder.resolve().name,
        guide=guide,
        causes=causes,
        facts=draft.items("facts"),
        contacts=draft.items("contacts"),
        links=draft.items("links"),
        buttons=draft.items("buttons"),
        documents=references.documents,
        devices=draft.items("devices"),
        index=draft.items("index"),
        searches=draft.items("searches"),
        people=draft.items("journeys"),
        source=tuple(placed.item for placed in draft.sentences),
        others=tuple(assemble(other, guide.language) for other in in_other_languages(draft)),
        translated_from=translated_from,
    )


def finished(step: Step, references: ReferenceTable) -> Step:
    """A step with its references filled in, and the facts behind them among its facts."""
    options = tuple(
        option.model_copy(update={"text": expand(option.text, references)})
        for option in step.options
    )
    return step.model_copy(
        update={
            "waits": step.waits and waiting(step.waits, references),
            "title": expand(step.title, references),
            "text": expand(step.text, references),
            "ways": {device: expand(text, references) for device, text in step.ways.items()},
            "facts": facts_under(step, references),
            "options": options,
        }
    )


def waiting(waits: Wait, references: ReferenceTable) -> Wait:
    """A wait with the references in its words filled in."""
    meanwhile = tuple(expand(text, references) for text in waits.meanwhile)
    return waits.model_copy(update={"meanwhile": meanwhile})
