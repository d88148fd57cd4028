"""How many answers people usually give: counted from those in journeys.yaml."""

from __future__ import annotations

from guide_data.model.flow import Flow

# Of fewer people nothing can be said.
LEAST_PEOPLE = 5


def usual_answers(flow: Flow) -> tuple[int, int] | None:
    """The answers that the middle half of people give in all, least and most: two quartiles."""
    counts = sorted(len(person.answers) for person in flow.journeys)
    if len(counts) < LEAST_PEOPLE:
        return None
    return counts[len(counts) // 4], counts[len(counts) * 3 // 4]
