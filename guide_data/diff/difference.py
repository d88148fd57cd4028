"""All that differs between two flows: journeys, ids of steps, and the content itself."""

from __future__ import annotations

from dataclasses import dataclass

from guide_data.diff.changes import Change, changes
from guide_data.diff.journeys import (
    Group,
    ScenarioDivergence,
    added,
    diverged,
    expanded,
    scenarios,
)
from guide_data.diff.renames import Rename, kept, lost, renamed
from guide_data.diff.safeguards import Loss, losses
from guide_data.model.flow import Flow


@dataclass(frozen=True)
class Difference:
    """All that differs between two flows, in rows; both numbers of journeys are exact.

    ``diverged`` are journeys of the old flow; ``added`` are those of the new one whose answers
    the old one did not offer. ``changes`` of a renamed step stand under its new id; ``losses`` are
    what to look at among them. ``lost`` are the addresses of before that lead nowhere now.
    """

    old_journeys: int
    new_journeys: int
    scenarios: tuple[ScenarioDivergence, ...]
    diverged: tuple[Group, ...]
    added: tuple[Group, ...]
    renames: tuple[Rename, ...]
    changes: tuple[Change, ...]
    losses: tuple[Loss, ...]
    lost: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether the two flows are the same."""
        return not (self.diverged or self.added or self.renames or self.changes)


def difference(old: Flow, new: Flow) -> Difference:
    """All that differs between two flows."""
    names = renamed(old, new)
    ends = names | kept(old, new)
    before, now = expanded(old), expanded(new)
    changed = tuple(changes(old, new, names))
    return Difference(
        old_journeys=before.left[before.start],
        new_journeys=now.left[now.start],
        scenarios=tuple(scenarios(old, new, ends)),
        diverged=tuple(diverged(before, now, ends)),
        added=tuple(added(before, now)),
        renames=tuple(Rename(old_id, new_id) for old_id, new_id in names.items()),
        changes=changed,
        losses=tuple(losses(changed)),
        lost=tuple(lost(old, new)),
    )
