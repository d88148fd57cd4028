"""Ten people of journeys.yaml who between them meet every cause, for walks by real taps."""

from guide_data import Flow, Journey, read_guide
from guide_data.model.editorial import Scenario


def causes_met(flow: Flow, person: Scenario) -> set[str]:
    """The causes whose steps a person passes."""
    cause_of = {step.id: cause.id for cause in flow.causes for step in cause.steps}
    journey = Journey(flow, flow.guide.start, person.answers)
    return {cause_of[step.id] for step in journey.steps} | {journey.step.id}


def spread(flow: Flow, count: int) -> list[Scenario]:
    """The people who each add the most causes and ends to what those before them met."""
    chosen: list[Scenario] = []
    met: set[str] = set()
    while len(chosen) < count:
        left = [person for person in flow.journeys if person not in chosen]
        chosen.append(max(left, key=lambda person: len(causes_met(flow, person) - met)))
        met |= causes_met(flow, chosen[-1])
    return chosen


def kinds_met(flow: Flow, person: Scenario) -> set[str | None]:
    """The kinds of step that a person passes, and how their journey ends."""
    steps = Journey(flow, flow.guide.start, person.answers).steps
    return {step.kind for step in steps} | {steps[-1].ends}


FLOW = read_guide()
TEN = spread(FLOW, 10)
# Each form of the guide is walked by half of them, who meet each kind of step and end.
BY_KINDS = sorted(TEN, key=lambda person: sorted(map(str, kinds_met(FLOW, person))))
IN_LIVE, ON_PAGE = BY_KINDS[::2], BY_KINDS[1::2]
# Somebody whose journey is long enough to go back three times and more.
LONGEST = max(TEN, key=lambda person: len(person.answers))


def steps_of(person: Scenario) -> list[str]:
    """The ids of the steps that a person sees, in their order."""
    return [step.id for step in Journey(FLOW, FLOW.guide.start, person.answers).steps]
