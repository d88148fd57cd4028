"""A journey: where a visitor is, as a replay of the answers that led there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from guide_data.model.flow import Flow
from guide_data.model.step import Option, Step

# An answer "#step" is a jump: by the index or the urgent link, away from the options.
JUMP = "#"


class UnknownAnswer(ValueError):
    """An answer that the step on screen does not offer."""


@dataclass(frozen=True)
class DroppedAnswer:
    """An answer that a changed flow no longer takes, and the step, as it was, where it was given.

    A start that is gone is told as a jump to it.
    """

    step: Step
    answer: str


@dataclass(frozen=True)
class Journey:
    """A start and the answers given since, jumps among them; all else follows from these.

    Raises UnknownAnswer when an answer is not offered where it is given, and
    KeyError when ``start`` is no step of the flow. Ids that steps had before lead to them.
    """

    flow: Flow
    start: str
    answers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _ = self.steps

    @classmethod
    def begin(cls, flow: Flow) -> Journey:
        """The journey that has only begun, at the guide's first step."""
        return cls(flow, flow.guide.start)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps passed, the one on screen last: always one more than the answers."""
        steps = [self.flow.steps[self.flow.now(self.start)]]
        for answer in self.answers:
            steps.append(self.flow.steps[self._target(steps[-1], answer)])
        return tuple(steps)

    def _target(self, step: Step, answer: str) -> str:
        if (
            answer.startswith(JUMP)
            and (to := self.flow.now(answer[len(JUMP) :])) in self.flow.steps
        ):
            return to
        option = step.option(answer)
        if option is None:
            raise UnknownAnswer(f"step {step.id!r} has no option {answer!r}")
        return option.to

    @property
    def step(self) -> Step:
        """The step on screen."""
        return self.steps[-1]

    @property
    def options(self) -> tuple[Option | None, ...]:
        """The option chosen at each step passed; None where the visitor jumped elsewhere."""
        passed = zip(self.steps, self.answers, strict=False)
        return tuple(step.option(answer) for step, answer in passed)

    @property
    def most_left(self) -> int:
        """The most taps that can still be needed from here."""
        return self.flow.most_left[self.step.id]

    def choose(self, option_id: str) -> Journey:
        """This journey, one answer further; a back-link (``#step``) takes it back instead."""
        if (taken := self.passed_by(option_id)) is not None:
            return self.upto(taken)
        return Journey(self.flow, self.start, (*self.answers, option_id))

    def passed_by(self, answer: str) -> int | None:
        """After how many answers the step of a back-link was last met; None where it was not.

        From elsewhere than the step that offers it, a jump there is a jump like any other.
        """
        to = self.flow.now(answer.removeprefix(JUMP))
        if not answer.startswith(JUMP) or to not in self.step.back:
            return None
        return max((n for n, step in enumerate(self.steps[:-1]) if step.id == to), default=None)

    def back(self) -> Journey:
        """This journey without its last answer; unchanged where there is none."""
        return self.upto(len(self.answers) - 1)

    def upto(self, count: int) -> Journey:
        """This journey as it was after its first ``count`` answers."""
        return Journey(self.flow, self.start, self.answers[: max(count, 0)])

    def answers_by_step(self) -> dict[str, str]:
        """The answer given at each step passed, by the step's id."""
        return dict(zip((step.id for step in self.steps), self.answers, strict=False))

    def replay(self, answers: Mapping[str, str]) -> Journey:
        """This journey, led on by earlier answers (by step) for as long as they make sense."""
        journey = self
        while (answer := answers.get(journey.step.id)) and journey.step.option(answer):
            journey = journey.choose(answer)
        return journey

    def rebase(self, flow: Flow) -> tuple[Journey, DroppedAnswer | None]:
        """This journey in a changed flow, as far as its answers lead there, and the one lost.

        What was answered at a step that is no longer on the way is passed over; jumps, which
        can be made from anywhere, are not.
        """
        if flow.now(self.start) not in flow.steps:
            return Journey.begin(flow), DroppedAnswer(self.steps[0], f"{JUMP}{self.start}")
        journey = Journey(flow, flow.now(self.start))
        for step, answer in zip(self.steps, self.answers, strict=False):
            if flow.now(step.id) == journey.step.id or answer.startswith(JUMP):
                try:
                    journey = journey.choose(answer)
                except UnknownAnswer:
                    return journey, DroppedAnswer(step, answer)
        return journey, None
