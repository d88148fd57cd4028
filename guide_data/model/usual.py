"""How many taps people usually have before them: counted from those in journeys.yaml."""

from __future__ import annotations

from collections import defaultdict

from guide_data.model.flow import Flow
from guide_data.model.journey import Journey, UnknownAnswer
from guide_data.model.step_kinds import is_folded

# Of fewer people nothing can be said.
LEAST_PEOPLE = 5


def usual_left(flow: Flow) -> dict[str, tuple[int, int]]:
    """From each step, the taps that the middle half of its people still make: least and most."""
    left: dict[str, list[int]] = defaultdict(list)
    for person in flow.journeys:
        for step, taps in taps_left(flow, person.answers):
            left[step].append(taps)
    return {step: middle(sorted(taps)) for step, taps in left.items() if len(taps) >= LEAST_PEOPLE}


def middle(counts: list[int]) -> tuple[int, int]:
    """The first and the third quartile of sorted counts."""
    return counts[len(counts) // 4], counts[len(counts) * 3 // 4]


def taps_left(flow: Flow, answers: tuple[str, ...]) -> list[tuple[str, int]]:
    """Each step of a journey with the taps from there to its end; none of one that is broken."""
    try:
        journey = Journey(flow, flow.guide.start, answers)
    except UnknownAnswer:
        return []
    made = list(zip(journey.steps, journey.options, strict=False))
    taps = [1 + bool(option and is_folded(step, option)) for step, option in made]
    return [(step.id, sum(taps[n:])) for n, step in enumerate(journey.steps)]
