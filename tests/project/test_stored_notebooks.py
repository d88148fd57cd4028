"""What is stored of the notebooks: small, to be read by whoever trusts nothing, line by line."""

import json
import re
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


def outputs(notebook):
    """All that a notebook shows, as the MIME types of each output."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [output["data"] for cell in cells for output in cell.get("outputs", ())]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_read_without_a_script_or_a_kernel(notebook):
    shown = outputs(notebook)
    assert shown
    for data in shown:
        assert data.keys() <= {"text/html", "text/plain", "image/svg+xml", "image/png"}
        assert not re.search(r"<(?:script|style|button)|https?://127", "".join(data["text/plain"]))
        # A style for paper is missed by no screen; an image's one is the image's own matter.
        html = "".join(data.get("text/html", "")).replace("<style>@media print {", "")
        assert "<svg" in html or not re.search(r"<(?:script|style|button)|https?://127", html)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_difference_can_be_read(notebook):
    # Of a row, not of a table.
    assert max(map(len, notebook.read_text(encoding="utf-8").splitlines())) < 5000


def test_all_notebooks_together_are_small():
    assert sum(path.stat().st_size for path in NOTEBOOKS) < 600_000
