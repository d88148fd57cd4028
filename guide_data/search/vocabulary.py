"""What the search makes of people's own words, as both of its forms read it."""

from __future__ import annotations

from typing import TypedDict

from guide_data.model.flow import Flow
from guide_data.search.fillers import fillers
from guide_data.search.spellings import spellings


class SearchedEntry(TypedDict):
    """Words of a kind, the guide's own first, and the steps that danger leads to.

    Or a ``spelling``: a pattern, and what it reads as.
    """

    kind: str
    steps: list[str]
    forms: list[str]


def vocabulary_of(flow: Flow) -> list[SearchedEntry]:
    """The vocabulary of a flow, and what its language brings."""
    own: list[SearchedEntry] = [
        {"kind": entry.kind, "steps": list(entry.steps), "forms": [entry.word, *entry.also]}
        for entry in flow.vocabulary
    ]
    language = flow.guide.language
    named = any(entry.kind == "filler" for entry in flow.vocabulary)
    return [*spelled(language), *own, *([] if named else unread(language))]


def unread(language: str) -> list[SearchedEntry]:
    """What is not read of a language, as entries."""
    forms = fillers(language)
    return [{"kind": "filler", "steps": [], "forms": forms}] if forms else []


def spelled(language: str) -> list[SearchedEntry]:
    """How else one may write a language, as entries."""
    return [{"kind": "spelling", "steps": [], "forms": forms} for forms in spellings(language)]


def vocabulary_text(flow: Flow) -> str:
    """The vocabulary of a flow as the page carries it, in few bytes: an entry a line."""
    entries = vocabulary_of(flow)
    return "\n".join(
        ",".join([" ".join([entry["kind"], *entry["steps"]]), *entry["forms"]]) for entry in entries
    )
