"""Whoever edits a guide gets its notebooks in words that they read."""

import nbformat
import pytest

from guide_data.audits.notebook_copies import in_language, readers_of, write
from guide_data.messages.choice import SETTING
from guide_data.reading.installation import notebooks_folder
from tests.support.message_templates import JAPANESE
from tests.support.paths import SMALL

NOTEBOOKS = [nbformat.read(path, as_version=4) for path in notebooks_folder().glob("*.ipynb")]


def prose(notebook):
    return [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]


@pytest.mark.parametrize(("language", "japanese"), [("ja", True), ("en", False)])
def test_a_copy_speaks_to_whoever_asks_for_it(language, japanese, tmp_path, monkeypatch):
    monkeypatch.setattr(SETTING, "language", language)
    copies = [nbformat.read(path, as_version=4) for path in write(SMALL, tmp_path, stored=False)]
    assert len(copies) == len(NOTEBOOKS)
    assert {bool(JAPANESE.search(text)) for copy in copies for text in prose(copy)} == {japanese}


def test_no_notebook_has_words_in_its_code():
    code = [cell.source for one in NOTEBOOKS for cell in one.cells if cell.cell_type == "code"]
    assert [source for source in code if JAPANESE.search(source)] == []


@pytest.mark.parametrize(("named", "read"), [("ja", "ja"), ("en-GB", "en"), ("fr", "en")])
def test_what_is_stored_speaks_to_those_who_edit_that_guide(named, read, tmp_path):
    (tmp_path / "guide.yaml").write_text(f"language: {named}\n", encoding="utf-8")
    assert readers_of(tmp_path) == read


def test_what_no_catalogue_has_stays_as_it_is():
    [notebook] = [nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("Mine")])]
    assert prose(in_language(notebook, "en")) == ["Mine"]
