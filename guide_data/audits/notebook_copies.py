"""The notebooks for a guide of somebody's own: to open, or to keep with what they show of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from guide_data.audits.notebook_run import run_notebook
from guide_data.audits.stored_form import StoredForm
from guide_data.messages.catalogue import catalogue
from guide_data.messages.choice import SOURCE, VARIABLE, language, language_of, spoken_to
from guide_data.reading.folder import SHIPPED
from guide_data.reading.installation import notebooks_folder

# What an audit shows depends on the guide alone, and is compared again where the guide is tested.
AUDITS, ALL = "audit_*.ipynb", "*.ipynb"
PARAGRAPH = "\n\n"


def place_for(guide: Path) -> Path:
    """Where a guide's notebooks are kept: with it, so that they find it; not with the shipped."""
    return Path("notebooks") if guide == SHIPPED else guide / "notebooks"


def write(guide: Path, to: Path, *, stored: bool) -> Iterator[Path]:
    """Write all notebooks that are not there yet, or the audits with what they show.

    Raises CellExecutionError where one cannot be run.
    """
    to.mkdir(parents=True, exist_ok=True)
    for source in sorted(notebooks_folder().glob(AUDITS if stored else ALL)):
        path = to / source.name
        if stored or not path.exists():
            notebook = emptied(nbformat.read(source, as_version=4))
            told = in_language(notebook, readers_of(guide) if stored else language())
            nbformat.write(ran(told, guide, to) if stored else told, path)
            yield path


def emptied(notebook: NotebookNode) -> NotebookNode:
    """A notebook without what it showed of another guide."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def readers_of(guide: Path) -> str:
    """The language of those who edit a guide, whoever stores what its notebooks show."""
    return spoken_to(language_of(guide))


def in_language(notebook: NotebookNode, name: str) -> NotebookNode:
    """A notebook whose prose is in a language: of the catalogue, paragraph by paragraph."""
    words = catalogue(name) if name != SOURCE else {}
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            told = (words.get(text, text) for text in cell.source.split(PARAGRAPH))
            cell.source = PARAGRAPH.join(told)
    return notebook


def ran(notebook: NotebookNode, guide: Path, where: Path) -> NotebookNode:
    """A notebook with what it shows of a guide, run in the folder where it is kept."""
    run_notebook(notebook, where, {"GUIDE": str(guide), VARIABLE: readers_of(guide)})
    stored, _ = StoredForm().preprocess(notebook, {})
    return stored
