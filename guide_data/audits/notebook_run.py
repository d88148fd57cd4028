"""A notebook run so that it shows the same for everybody, whatever they have set for themselves."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbformat import NotebookNode
from traitlets import default

from guide_data.reading.installation import import_path

LONGEST_CELL_S = 300
# A kernel warns whoever stores a notebook of its own ports, which they cannot do anything about.
QUIET = "--log-level=ERROR"


class OwnKernelManager(AsyncKernelManager):
    """Starts the kernel of this very Python, whatever else is installed under its name."""

    @default("kernel_spec_manager")
    def _own_kernels(self) -> KernelSpecManager:
        return KernelSpecManager(parent=self, kernel_dirs=[])


def run_notebook(notebook: NotebookNode, where: Path, variables: dict[str, str]) -> None:
    """Run a notebook in a folder; its kernel knows some variables, and no files of IPython's users.

    Raises CellExecutionError where it cannot be run.
    """
    client = NotebookClient(
        notebook,
        timeout=LONGEST_CELL_S,
        resources={"metadata": {"path": str(where)}},
        extra_arguments=[QUIET],
        kernel_manager_class=OwnKernelManager,
    )
    with TemporaryDirectory(ignore_cleanup_errors=True) as profiles:
        own = {"PYTHONPATH": import_path(), "IPYTHONDIR": profiles}
        nobodys = dict.fromkeys(("PYTHONSTARTUP", "VIRTUAL_ENV"), "")
        client.execute(env=os.environ | own | nobodys | variables)
