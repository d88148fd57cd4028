"""The words that are others where a guide has nobody to call."""

from __future__ import annotations

from typing import TypedDict


class NoContactsSearchWords(TypedDict):
    """The search's box."""

    none: str


class NoContactsTimerWords(TypedDict):
    """The waiting part."""

    late: str
    retry: str
    past: str


class NoContactsNoteWords(TypedDict):
    """The note."""

    title: str
    hint: str
    file: str


class NoContactsWords(TypedDict):
    """What a guide says that has nobody to call, in place of the words of these names."""

    go_live: str
    search: NoContactsSearchWords
    timer: NoContactsTimerWords
    note: NoContactsNoteWords
