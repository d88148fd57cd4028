"""What ``make notebooks`` stores of a notebook: what reads well, and is the same next time."""

from __future__ import annotations

from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode

# A cell of this tag shows what nobody can store: what git has, say.
NOT_STORED = "output-not-stored"
WIDGET = "application/vnd.jupyter.widget-view+json"


class StoredForm(Preprocessor):
    """Leaves out what only a running kernel can show, and what differs from run to run."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Clean every cell; how the widgets stood is no result."""
        nb.metadata.pop("widgets", None)
        return super().preprocess(nb, resources)

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Clean one cell."""
        cell.metadata.pop("execution", None)
        if NOT_STORED in cell.metadata.get("tags", ()):
            cell.outputs, cell.execution_count = [], None
        for output in cell.get("outputs", ()):
            # Without a kernel its model is not found, which hides the HTML beside it.
            output.get("data", {}).pop(WIDGET, None)
        return cell, resources
