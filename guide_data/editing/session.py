"""Steps edited one after the other: each change is tried, written if it brings no error, undone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from guide_data.editing.file_journal import Journal
from guide_data.editing.step_edit import changed, edits_between
from guide_data.editing.step_texts import Place, StepTexts
from guide_data.editing.trial import Inspect, Trial, errors_brought
from guide_data.model.inspection import Inspection, InspectionItem

# A finding, and the text that it is about; None where that is none of the step's.
Remark = tuple[Place | None, InspectionItem]


class Refused(Exception):
    """A change that brings errors; nothing was written."""

    def __init__(self, remarks: tuple[Remark, ...]) -> None:
        self.remarks = remarks
        super().__init__("\n".join(item.message for _, item in remarks))


class EditingSession:
    """What one editor has changed in a folder."""

    def __init__(self, folder: Path, inspect: Inspect) -> None:
        self.folder, self.inspect = folder, inspect
        self.journal = Journal()
        self._trial = Trial(folder, inspect)

    def save(
        self,
        texts: StepTexts,
        changes: Mapping[Place, str],
        *,
        before: Inspection | None = None,
        reviewed: Collection[str] = (),
    ) -> Inspection | None:
        """Write some changed texts of a step, and tell how the folder is judged then.

        None where nothing changes. ``texts`` are those that the editor saw, ``before`` how the
        folder was judged with them. Raises Refused, CannotWrite or ChangedMeanwhile: then nothing
        was written.
        """
        after = changed(texts, changes, reviewed=reviewed)
        edits = edits_between(texts, after)
        if not edits:
            return None
        self.journal.expect(edits)
        found = self._trial.inspection(edits)
        brought = errors_brought(before, found, texts, after) if before else ()
        if brought or not before:
            # Somebody else may have brought them in the meantime.
            brought = errors_brought(self.inspect(self.folder), found, texts, after)
        if brought:
            raise Refused(remarks(brought, after, texts))
        self.journal.write(texts.step, edits)
        return found

    def undo(self) -> str:
        """Take the last change back, and tell of which step; raises ChangedMeanwhile."""
        return self.journal.undo()

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self.journal.written)

    def close(self) -> None:
        """Leave nothing behind."""
        self._trial.close()


def remarks(
    items: Iterable[InspectionItem], texts: StepTexts, before: StepTexts
) -> tuple[Remark, ...]:
    """Findings with the texts that they are about; what only follows from these is left out.

    In a file that cannot be read any more, the texts stand where they stood before.
    """
    placed = [(texts.place_at(i.place) or before.place_at(i.place), i) for i in items]
    return tuple([pair for pair in placed if pair[0]] or placed)
