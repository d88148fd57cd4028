"""The guide's own words, those that belong to no content: which there are in every language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from guide_data.text.markdown_syntax import Labels


class Pair(TypedDict):
    """Signs that stand around something."""

    open: str
    close: str


class Typography(TypedDict):
    """How a language is written.

    ``locale`` is what browsers call it; its marks are those that content is written with
    (guide_data/text/typography.toml).
    """

    locale: str
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


class LongListWords(TypedDict):
    """The field that narrows a question's many answers, on the page and live."""

    label: str
    found: str
    none: str


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


class NoContactsWords(TypedDict):
    """What a guide says that has nobody to call, in place of the words of these names."""

    go_live: str
    search_none: str
    timer_late: str
    timer_retry: str
    timer_past: str
    note_title: str
    note_hint: str
    note_file: str


@dataclass(frozen=True)
class Words:
    """Labels and short messages; ``{…}`` is filled in where they are used.

    ``language`` is what the language calls itself. ``special`` is what a remedy's answers for few
    are called together, ``next`` the one way on from a step that only tells, ``usual_same`` stands
    for ``usual`` where both numbers are one. Each live part has a table of its own; ``no_contacts``
    is what a guide without telephone numbers says.
    """

    language: str
    back: str
    restart: str
    index: str
    options: str
    tools: str
    ask: str
    special: str
    next: str
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
    long_list: LongListWords
    map: MapWords
    no_contacts: NoContactsWords
