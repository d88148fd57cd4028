"""A table that is imported."""

import pytest

from guide_data import read_guide
from guide_data.exchange.import_choices import Choices
from guide_data.exchange.importing import import_file
from tests.support.imported_tables import HEAD

DAY = {"country": "JP", "language": "ja"}


@pytest.fixture
def imported(tmp_path):
    """A function that imports rows of a table: the guide, the folder, and what was told."""

    def made(rows, **choices):
        file, folder = tmp_path / "steps.csv", tmp_path / "guide"
        file.write_text(HEAD + rows, encoding="utf-8")
        lost = import_file(file, folder, Choices(**DAY | choices))
        return read_guide(folder), folder, lost

    return made
