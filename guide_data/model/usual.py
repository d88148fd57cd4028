"""How many taps people usually have before them: counted from those in journeys.yaml."""

from __future__ import annotations

from guide_data.model.flow import Flow
from guide_data.model.journey import Journey, UnknownAnswer
from guide_data.model.step_kinds import is_folded

# Of fewer people nothing can be said.
LEAST_PEOPLE = 5


def usual_taps(flow: Flow) -> tuple[int, int] | None:
    """The taps that the middle half of people make in all, least and most: two quartiles."""
    made = (taps(flow, person.answers) for person in flow.journeys)
    counts = sorted(count for count in made if count)
    if len(counts) < LEAST_PEOPLE:
        return None
    return counts[len(counts) // 4], counts[len(counts) * 3 // 4]


def taps(flow: Flow, answers: tuple[str, ...]) -> int:
    """The taps of a journey, those on folds among them; none of one that is broken."""
    try:
        journey = Journey(flow, flow.guide.start, answers)
    except UnknownAnswer:
        return 0
    made = zip(journey.steps, journey.options, strict=False)
    return sum(1 + bool(option and is_folded(step, option)) for step, option in made)
