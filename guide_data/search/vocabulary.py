"""What the search makes of people's own words, as both of its forms read it."""

from __future__ import annotations

from typing import TypedDict

from guide_data.model.flow import Flow


class SearchedEntry(TypedDict):
    """Words of a kind, the guide's own first, and the steps that danger leads to."""

    kind: str
    steps: list[str]
    forms: list[str]


def vocabulary_of(flow: Flow) -> list[SearchedEntry]:
    """The vocabulary of a flow."""
    return [
        {"kind": entry.kind, "steps": list(entry.steps), "forms": [entry.word, *entry.also]}
        for entry in flow.vocabulary
    ]


def vocabulary_text(flow: Flow) -> str:
    """The vocabulary of a flow as the page carries it, in few bytes: an entry a line."""
    entries = vocabulary_of(flow)
    return "\n".join(
        ",".join([" ".join([entry["kind"], *entry["steps"]]), *entry["forms"]]) for entry in entries
    )
