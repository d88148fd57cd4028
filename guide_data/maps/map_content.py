"""What is on the map of a flow that could be read, in the language it speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from guide_data.maps.map_svg import draw
from guide_data.model.drawn_map import DrawnMap, MapAnswer, MapDetails, MapPerson, MapStep
from guide_data.model.editorial import Scenario
from guide_data.model.flow import Flow
from guide_data.model.step import Cause, Step
from guide_data.text.language_tags import arrow

# Of each step by its id: the ids of its answers, and where they lead.
Targets = Mapping[str, Mapping[str, str]]


def drawn(flow: Flow, spoken: Flow, address: str) -> DrawnMap:
    """The map of a flow as ``spoken`` says it, its steps leading to an address."""
    kinds = {step.id: step.kind for step in spoken.steps.values()}
    return draw(of_flow(flow, spoken), kinds, address, spoken.guide.solved or "")


def of_flow(flow: Flow, spoken: Flow) -> MapDetails:
    """Every step and answer as ``spoken`` says them, and everybody in the flow's journeys."""
    targets = {s.id: {o.id: o.to for o in s.options} for s in spoken.steps.values()}
    return {
        "language": spoken.guide.language,
        "arrow": arrow(spoken.guide.language),
        "spoken": flow.guide.language,
        "start": spoken.guide.start,
        "causes": {cause.id: cause.title for cause in spoken.causes},
        "steps": [map_step(step, cause) for cause in spoken.causes for step in cause.steps],
        "people": [person(one, targets, spoken.guide.start) for one in flow.journeys],
    }


def map_step(step: Step, cause: Cause) -> MapStep:
    """A step as the map has it."""
    told: MapStep = {
        "id": step.id,
        "title": step.title,
        "text": step.words,
        "cause": cause.id,
        "answers": [{"text": option.text, "to": option.to} for option in step.options],
    }
    back: list[MapAnswer] = [{"text": text, "to": to} for to, text in step.back.items()]
    return {**told, "back": back} if back else told


def person(scenario: Scenario, targets: Targets, start: str) -> MapPerson:
    """Somebody, as far as there are the answers that they give."""
    return {"who": scenario.who, "answers": list(places(scenario.answers, targets, start))}


def places(answers: Iterable[str], targets: Targets, step: str) -> Iterator[int]:
    """The places of some answers among those of the steps that they lead to."""
    for answer in answers:
        known = targets.get(step, {})
        if answer not in known:
            return
        yield list(known).index(answer)
        step = known[answer]
