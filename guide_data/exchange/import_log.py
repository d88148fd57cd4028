"""What an import could not take over, line by line."""

from __future__ import annotations

from dataclasses import dataclass, field

from guide_data.model.problems import ContentError, Problem


@dataclass
class ImportLog:
    """What of a file was lost or changed on the way in, each with its line there."""

    file: str
    losses: list[Problem] = field(default_factory=list)

    def lost(self, line: int, what: str) -> None:
        """Note something that did not get in as it stood."""
        self.losses.append(Problem(self.file, max(line, 1), "", what))

    def refusal(self, line: int, what: str) -> ContentError:
        """Why nothing of the file can be taken, to be raised."""
        return ContentError([Problem(self.file, max(line, 1), "", what)])
