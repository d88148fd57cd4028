"""The notebooks for a guide of somebody's own: to open, or to keep with what they show of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbformat import NotebookNode
from traitlets import default

from guide_data.audits.stored_form import StoredForm
from guide_data.messages.choice import VARIABLE, language_of, spoken_to
from guide_data.reading.folder import SHIPPED
from guide_data.reading.installation import import_path, notebooks_folder

# What an audit shows depends on the guide alone, and is compared again where the guide is tested.
AUDITS, ALL = "audit_*.ipynb", "*.ipynb"
LONGEST_CELL_S = 300


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
            nbformat.write(ran(notebook, guide, to) if stored else notebook, path)
            yield path


def emptied(notebook: NotebookNode) -> NotebookNode:
    """A notebook without what it showed of another guide."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


class OwnKernelManager(AsyncKernelManager):
    """Starts the kernel of this very Python, whatever else is installed under its name."""

    @default("kernel_spec_manager")
    def _own_kernels(self) -> KernelSpecManager:
        return KernelSpecManager(parent=self, kernel_dirs=[])


def ran(notebook: NotebookNode, guide: Path, where: Path) -> NotebookNode:
    """A notebook with what it shows of a guide, run in the folder where it is kept."""
    client = NotebookClient(
        notebook,
        timeout=LONGEST_CELL_S,
        resources={"metadata": {"path": str(where)}},
        kernel_manager_class=OwnKernelManager,
    )
    with TemporaryDirectory(ignore_cleanup_errors=True) as profiles:
        client.execute(env=os.environ | told(guide, profiles))
    stored, _ = StoredForm().preprocess(notebook, {})
    return stored


def told(guide: Path, profiles: str) -> dict[str, str]:
    """What a kernel is told, so that it shows the same for everybody: no files of IPython's users.

    Whoever stores it, it speaks the language of those who edit that guide.
    """
    return {
        "GUIDE": str(guide),
        VARIABLE: spoken_to(language_of(guide)),
        "PYTHONPATH": import_path(),
        "IPYTHONDIR": profiles,
        "PYTHONSTARTUP": "",
        "VIRTUAL_ENV": "",
    }
