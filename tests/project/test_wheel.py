"""What is built to be installed elsewhere: it is whole, and starts what it says."""

import re
from configparser import ConfigParser
from email import message_from_string
from importlib import import_module
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

from guide_data.reading import installation

ROOT = Path(__file__).parents[2]
# Where each folder of ours stands in the wheel.
FOLDERS = {"guide_data": "guide_data", "notebooks": "guide_data/notebooks", "widgets": "widgets"}
NOT_OURS = re.compile(r"__pycache__|/\.|\.pyc$")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    with ZipFile(next(WheelBuilder(str(ROOT)).build(directory=str(folder)))) as packed:
        yield packed


def told(wheel, name):
    [path] = [path for path in wheel.namelist() if path.endswith(f".dist-info/{name}")]
    return wheel.read(path).decode()


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_of_ours_is_in_it(wheel, folder):
    files = (path.relative_to(ROOT / folder) for path in (ROOT / folder).rglob("*"))
    names = {
        f"{FOLDERS[folder]}/{path.as_posix()}" for path in files if (ROOT / folder / path).is_file()
    }
    assert {name for name in names if not NOT_OURS.search(name)} - {*wheel.namelist()} == set()


def test_its_commands_are_there_and_have_names_of_their_own(wheel):
    read = ConfigParser()
    read.read_string(told(wheel, "entry_points.txt"))
    commands = dict(read["console_scripts"])
    assert all(name.startswith("login-guide") for name in commands)
    for place in commands.values():
        module, _, function = place.partition(":")
        assert callable(getattr(import_module(module), function))


def test_beside_others_it_takes_what_they_have(wheel):
    wanted = message_from_string(told(wheel, "METADATA"))
    assert set(wanted.get_all("Provides-Extra")) == {"lab", "ci"}
    assert [
        line for line in wanted.get_all("Requires-Dist") if "==" in line.partition(";")[0]
    ] == []


def test_the_notebooks_are_found_where_they_are(tmp_path, monkeypatch):
    assert (installation.notebooks_folder() / "guide.ipynb").is_file()
    monkeypatch.setattr(installation, "PACKAGE", tmp_path)
    (tmp_path / "notebooks").mkdir()
    assert installation.notebooks_folder() == tmp_path / "notebooks"
