"""The words around what a flow says: those of its language, and what its content has instead."""

from __future__ import annotations

from dataclasses import replace

from guide_data.model.flow import Flow
from guide_data.words.i18n import words_in
from guide_data.words.word_types import Words
from widgets.views.once_per_flow import once_per_flow


@once_per_flow
def words_of(flow: Flow) -> Words:
    """The words in which a guide speaks of itself."""
    words = words_in(flow.guide.language, flow.words)
    return words if flow.contacts else without_contacts(words)


def without_contacts(words: Words) -> Words:
    """The words of a guide that has nobody to call."""
    said = words.no_contacts
    return replace(
        words,
        go_live=said["go_live"],
        search={**words.search, "none": said["search_none"]},
        timer={
            **words.timer,
            "late": said["timer_late"],
            "retry": said["timer_retry"],
            "past": said["timer_past"],
        },
        note={
            **words.note,
            "title": said["note_title"],
            "hint": said["note_hint"],
            "file": said["note_file"],
        },
    )
