"""The guide's own words, those that belong to no content: one TOML file a language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict, get_type_hints, is_typeddict

from guide_data.text.markdown_syntax import Labels
from guide_data.text.typography import typography

LOCALES = Path(__file__).parent / "locales"


class Pair(TypedDict):
    """Signs that stand around something."""

    open: str
    close: str


class Typography(TypedDict):
    """How a language is written.

    ``locale`` is what browsers call it, ``date`` is filled in with a ``datetime.date``; its marks
    are those that content is written with (guide_data/text/typography.toml).
    """

    locale: str
    date: str
    comma: str
    brackets: Pair
    quotes: Pair


class SearchWords(TypedDict):
    """The search's box, on the page and live."""

    label: str
    hint: str
    found: str
    none: str


class DevicePickerWords(TypedDict):
    """The device part."""

    ask: str
    here: str
    every: str
    shown: str
    shown_every: str
    change: str


class TimerWords(TypedDict):
    """The waiting part."""

    title: str
    start: str
    hint: str
    left: str
    begun: str
    half: str
    meanwhile: str
    over: str
    then: str
    stop: str
    again: str
    until: str
    late: str
    retry: str
    counted: str
    past: str
    recount: str
    save: str
    saved: str


class NoteWords(TypedDict):
    """What stands around the telephone note."""

    title: str
    hint: str
    ask: str
    file: str
    copy: str
    copied: str
    selected: str
    save: str
    print: str


class NoteTextWords(TypedDict):
    """What is in the telephone note: its sections, and how their lines are written.

    ``solved``, ``unsolved`` and ``unable`` head the remedies that were answered so.
    """

    sees: str
    tried: str
    nothing: str
    result: str
    solved: str
    unsolved: str
    unable: str
    device: str
    began: str
    numbers: str
    section: str
    line: str
    number: str


class DocumentCheckerWords(TypedDict):
    """The papers checker.

    Those that begin with ``file`` are filled in by the browser, which alone sees the file.
    ``helpdesk`` is whom to ask where the content names nobody.
    """

    helpdesk: str
    title: str
    hint: str
    papers: str
    gone: str
    bills: str
    since: str
    older: str
    nothing: str
    enough: str
    short: str
    best: str
    best_bill: str
    any_paper: str
    paper: str
    prefer: str
    no_paper: str
    look: str
    look_bill: str
    bill: str
    newer_bill: str
    bill_date: str
    no_bill: str
    cover: str
    gone_said: str
    bills_hint: str
    go: str
    file: str
    file_hint: str
    file_choose: str
    file_ok: str
    file_look: str
    file_empty: str
    file_unreadable: str
    file_small: str
    file_broken: str
    file_unknown: str
    file_types: str
    file_rename: str
    file_again: str
    file_not_yet: str


class MapWords(TypedDict):
    """The map of the guide.

    ``farther``, ``closer``, ``fit`` and ``actual`` are sizes; ``out`` and ``into`` head the answers
    of a step and those that lead to it, ``way`` the answers of somebody.
    """

    label: str
    home: str
    counted: str
    search: str
    hint: str
    found: str
    none: str
    person: str
    nobody: str
    answers: str
    farther: str
    closer: str
    fit: str
    actual: str
    chosen: str
    none_chosen: str
    open: str
    findings: str
    out: str
    into: str
    way: str
    list: str
    about: str
    legend: str
    keys: str


@dataclass(frozen=True)
class Words:
    """Labels and short messages; ``{…}`` is filled in where they are used.

    ``language`` is what the language calls itself; ``fallback`` marks the one that is used for
    a guide in a language that has no file here. ``special`` is what a remedy's answers for few are
    called together, ``usual_same`` stands for ``usual`` where both numbers are one. Each live part
    has a table of its own.
    """

    fallback: bool
    language: str
    back: str
    restart: str
    index: str
    options: str
    tools: str
    ask: str
    special: str
    usual: str
    usual_same: str
    aged: str
    go_live: str
    trail: str
    trail_hint: str
    jumped: str
    ways: str
    lost: str
    full: str
    reconnect: str
    not_found: str
    link_near: str
    link_unknown: str
    about: str
    paper: str
    paper_hint: str
    paper_read: str
    paper_back: str
    contents: str
    draft: str
    typography: Typography
    text_marks: Labels
    search: SearchWords
    device_picker: DevicePickerWords
    timer: TimerWords
    note: NoteWords
    note_text: NoteTextWords
    document_checker: DocumentCheckerWords
    map: MapWords


def read_words(path: Path) -> Words:
    """The words of one file; raises ValueError that names each key that is missing or unknown."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    table.get("typography", {}).update(marks(path.stem))
    if wrong := list(mistakes(table, Words)):
        raise ValueError(f"{path}: {', '.join(wrong)}")
    return Words(**table)


def marks(language: str) -> dict[str, Any]:
    """The marks of a language as browsers get them: comma, brackets, quotes."""
    known = typography(language)
    pairs = {"brackets": known.brackets, "quotes": known.quotes}
    return {"comma": known.comma} | {name: Pair(open=p[0], close=p[1]) for name, p in pairs.items()}


def mistakes(table: dict[str, Any], shape: type[Any], within: str = "") -> Iterator[str]:
    """What in a table is not as a dataclass or TypedDict says."""
    types = get_type_hints(shape)
    yield from (f"{within}{key} is unknown" for key in table.keys() - types.keys())
    for key, kind in types.items():
        nested = is_typeddict(kind)
        if key not in table:
            yield f"{within}{key} is missing"
        elif not isinstance(table[key], dict if nested else kind):
            yield f"{within}{key} must be {'a table' if nested else kind.__name__}"
        elif nested:
            yield from mistakes(table[key], kind, f"{within}{key}.")


LANGUAGES = {path.stem: read_words(path) for path in sorted(LOCALES.glob("*.toml"))}
[FALLBACK] = (words for words in LANGUAGES.values() if words.fallback)


def words_for(language: str) -> Words:
    """The words of a language; those of the fallback where it has no file."""
    return LANGUAGES.get(language, FALLBACK)
