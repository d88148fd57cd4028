"""What the search makes of people's own words, as both of its forms read it."""

from __future__ import annotations

from typing import TypedDict

from guide_data.model.flow import Flow
from guide_data.search.spellings import spellings


class SearchedEntry(TypedDict):
    """Words of a kind, the guide's own first, and the steps that danger leads to.

    Or a ``spelling``: a pattern, and what it reads as.
    """

    kind: str
    steps: list[str]
    forms: list[str]


def vocabulary_of(flow: Flow) -> list[SearchedEntry]:
    """The vocabulary of a flow, and how else one may write its language."""
    return spelled(flow.guide.language) + [
        {"kind": entry.kind, "steps": list(entry.steps), "forms": [entry.word, *entry.also]}
        for entry in flow.vocabulary
    ]


def spelled(language: str) -> list[SearchedEntry]:
    """How else one may write a language, as entries."""
    return [{"kind": "spelling", "steps": [], "forms": forms} for forms in spellings(language)]


def vocabulary_text(flow: Flow) -> str:
    """The vocabulary of a flow as the page carries it, in few bytes: an entry a line."""
    entries = vocabulary_of(flow)
    return "\n".join(
        ",".join([" ".join([entry["kind"], *entry["steps"]]), *entry["forms"]]) for entry in entries
    )
