"""A content folder becomes one Flow, or the list of everything to mend in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from guide_data.messages import gettext, say
from guide_data.model.flow import Flow, Guide
from guide_data.model.image import Image
from guide_data.model.problems import ContentError, Problem
from guide_data.model.step import Cause, Step, Wait
from guide_data.model.step_kinds import WrittenStep
from guide_data.reading.consistency import disagreements
from guide_data.reading.draft import Draft, read_draft
from guide_data.reading.fields import shown_words
from guide_data.reading.file_types import LISTS
from guide_data.reading.folder import chosen_folder, fingerprint
from guide_data.reading.located import Located
from guide_data.reading.picture_files import file_of, shown_image
from guide_data.reading.translate import in_other_languages
from guide_data.reading.yaml_lines import Parse
from guide_data.text.references import ReferenceTable, expand, facts_under

# More at once is no help to anybody.
MOST_PROBLEMS = 1_000
# The flows that were made last, each by its folder and what that held: kernels are forked from a
# process that has read the guide already, and then a notebook's own reading costs nothing.
MOST_KNOWN = 4
_known: dict[Path, tuple[bytes, Flow]] = {}


def read_guide(folder: Path | str | None = None, parse: Parse | None = None) -> Flow:
    """Read a content folder; without one, the folder named by GUIDE or the shipped one.

    While nothing has changed there, it is the very same flow each time. ``parse`` is that of
    ``yaml_lines.read``. Raises ContentError with every problem found, each with its file and line.
    """
    path = Path(folder) if folder else chosen_folder()
    if not path.is_dir():
        raise ContentError([Problem(str(path), 1, "", gettext("このフォルダーはありません。"))])
    before = fingerprint(path)
    held, flow = _known.get(path, (None, None))
    if flow is None or before is None or before != held:
        flow = flow_of(path, parse)
        remember(path, before, flow)
    return flow


def remember(path: Path, held: bytes | None, flow: Flow) -> None:
    """Know a flow again, if nothing was written while it was read."""
    _known.pop(path, None)
    if held is not None and held == fingerprint(path):
        _known[path] = held, flow
    for oldest in list(_known)[:-MOST_KNOWN]:
        del _known[oldest]


def flow_of(path: Path, parse: Parse | None = None) -> Flow:
    """The flow that the files of a folder make; raises ContentError."""
    draft = read_draft(path, parse)
    problems = problems_of(draft)
    if problems or draft.guide is None:
        raise ContentError(problems)
    return assemble(draft, draft.guide.item)


def problems_of(draft: Draft) -> list[Problem]:
    """Everything to mend in a draft: what was met when reading it, and what does not agree.

    While nothing of a file can be read, what does not agree with it would only be noise.
    """
    return some_of(draft.problems + ([] if draft.lost else list(disagreements(draft))))


def some_of(problems: list[Problem]) -> list[Problem]:
    """Problems, or the first of very many and how many more, which mending these may mend."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    first = sorted(problems)[:MOST_PROBLEMS]
    more = len(problems) - MOST_PROBLEMS
    what = say("ほかに {more} 件あります。ここまでを先に直してください。", more=more)
    return [*first, replace(first[-1], where="", what=what)]


def assemble(draft: Draft, guide: Guide) -> Flow:
    """The flow of a draft without problems, every reference in its text filled in."""
    table = draft.references
    causes = tuple(
        Cause(
            id=cause,
            title=draft.titles[cause],
            steps=tuple(finished(located, guide, table) for located in steps),
        )
        for cause, steps in draft.steps.items()
    )
    lists: dict[str, Any] = {name: draft.items(name) for name in LISTS if name in Flow.model_fields}
    others = [assemble(d, d.guide.item) for d in in_other_languages(draft) if d.guide]
    return Flow(
        name=draft.folder.resolve().name,
        guide=guide,
        causes=causes,
        documents=table.documents,
        images=images_of(draft, guide.language if draft.screen else ""),
        source=tuple(located.item for located in draft.sentences),
        others=tuple(others),
        translated_from=draft.screen,
        untranslated=frozenset(expand(text, table) for text in draft.untranslated),
        words=draft.own_words(guide.language),
        **lists,
    )


def images_of(draft: Draft, language: str) -> tuple[Image, ...]:
    """The pictures as they are shown; ``language`` is that of a translation."""
    named = ((one.id, file_of(draft.folder, one.file, language)) for one in draft.items("pictures"))
    return tuple(image for id_, path in named if (image := shown_image(id_, path)))


def finished(located: Located[WrittenStep], guide: Guide, table: ReferenceTable) -> Step:
    """A step with its references filled in, and the facts behind them among its facts."""
    written = located.item
    step = written.step(guide.answers, guide.solved)
    options = tuple(
        option.model_copy(update={"text": expand(option.text, table)}) for option in step.options
    )
    return step.model_copy(
        update={
            "waits": step.waits and waiting(step.waits, table),
            "title": expand(step.title, table),
            "text": expand(step.text, table),
            "ways": {device: expand(text, table) for device, text in step.ways.items()},
            "back": {to: expand(text, table) for to, text in step.back.items()},
            "groups": {group: expand(text, table) for group, text in step.groups.items()},
            "facts": facts_under(written.facts, shown_words(located), table),
            "options": options,
        }
    )


def waiting(waits: Wait, table: ReferenceTable) -> Wait:
    """A wait with the references in its words filled in."""
    meanwhile = tuple(expand(text, table) for text in waits.meanwhile)
    return waits.model_copy(update={"meanwhile": meanwhile})
