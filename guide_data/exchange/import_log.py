"""What an import could not take over, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from guide_data.messages import say_of
from guide_data.model.problems import ContentError, Problem


@dataclass
class ImportLog:
    """What of a file was lost or changed on the way in, each with its line there."""

    file: str
    losses: list[Problem] = field(default_factory=list)

    def lost(self, line: int, template: str, **named: object) -> None:
        """Note something that did not get in as it stood."""
        self.losses.append(self.problem(line, template, named))

    def refusal(self, line: int, template: str, **named: object) -> ContentError:
        """Why nothing of the file can be taken, to be raised."""
        return ContentError([self.problem(line, template, named)])

    def problem(self, line: int, template: str, named: Mapping[str, object]) -> Problem:
        """What is told at a line of the file."""
        return Problem(self.file, max(line, 1), "", say_of(template, named))
