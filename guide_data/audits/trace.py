"""From each sentence of the source to the steps that carry it over."""

from __future__ import annotations

from collections.abc import Iterator

from guide_data.model.flow import Flow


def steps_of(flow: Flow) -> dict[str, list[str]]:
    """The steps that rest on each fact, in reading order; none for a fact not used."""
    used: dict[str, list[str]] = {fact.id: [] for fact in flow.facts}
    for step in flow.steps.values():
        for fact in step.facts:
            used[fact].append(step.id)
    return used


def trace(flow: Flow) -> Iterator[str]:
    """One line a sentence: its number, then each of its facts with the facts' steps."""
    used = steps_of(flow)
    for sentence in flow.source:
        carried = [f"{fact} → {', '.join(used[fact]) or '(unused)'}" for fact in sentence.facts]
        yield f"{sentence.number:>4}  {'; '.join(carried) or f'background: {sentence.background}'}"
    for fact in flow.facts:
        if fact.ours:
            yield f"ours  {fact.id} → {', '.join(used[fact.id]) or '(unused)'}"
