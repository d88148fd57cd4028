"""The recipes of CONTRIBUTING.md name files that are there, and folders as the table has them."""

import re
from pathlib import Path

import pytest

from tests.project.test_architecture import MAY_IMPORT

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = dict(re.findall(r"^### (.+)\n((?:(?!#).*\n)*)", TEXT, re.MULTILINE))
PATH = re.compile(r"`([\w.*-]*/[\w./*-]+)`")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_there_is_a_recipe_for_whatever_is_often_added():
    kinds = ("rule", "live part", "content file", "kind of step", "format", "language", "header")
    added = [recipe for recipe in RECIPES if recipe.startswith("Add ")]
    assert added == [f"Add a {kind}" for kind in kinds]


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_names_files_that_are_there(recipe):
    named = PATH.findall(RECIPES[recipe])
    assert named
    assert [path for path in named if not any(ROOT.glob(path))] == []


def test_the_readme_names_every_folder_of_the_code():
    folders = {folder for folder in MAY_IMPORT if "/" in folder}
    assert [folder for folder in folders if folder.removeprefix("widgets/") not in README] == []
