"""The commands: each is told its guide in the same way, and writes over nothing of anybody's."""

from shutil import copytree

import pytest

from tests.support.paths import SMALL
from widgets.__main__ import main, parser

OF_A_GUIDE = ["app", "site", "cards", "check", "diff", "notebooks", "paths", "schema", "sources"]


@pytest.mark.parametrize("name", OF_A_GUIDE)
def test_every_command_takes_a_guide_first_or_as_an_option(name):
    first, named = ((name, "a"), (name, "--guide", "a"))
    assert str(parser().parse_args(first).folder) == str(parser().parse_args(named).guide) == "a"


@pytest.mark.parametrize("name", ["site", "cards", "check", "diff", "notebooks"])
@pytest.mark.parametrize("named", [["nowhere"], ["--guide", "nowhere"], [".", "--guide", "."]])
def test_what_is_no_guide_is_told(tmp_path, monkeypatch, capsys, name, named):
    monkeypatch.chdir(tmp_path)
    assert main([name, *named]) == 2
    assert named[-1] in capsys.readouterr().err


def test_a_guide_is_found_where_it_is_worked_on(tmp_path, monkeypatch, capsys):
    folder = copytree(SMALL, tmp_path / "guide")
    monkeypatch.setenv("GUIDE", "")
    monkeypatch.chdir(folder / "causes")
    assert main(["sources"]) == 0
    assert "router-lamp" in capsys.readouterr().out


# Where a site would be written, beside a guide of that name, and what refuses it.
OUTPUTS = {
    "the guide itself": "guide",
    "within the guide": "guide/site",
    "another guide": "other",
    "a folder of somebody's": "mine",
}


@pytest.fixture
def beside(tmp_path, monkeypatch):
    """A folder with a guide, another one, and a folder of somebody's."""
    for name in ("guide", "other"):
        copytree(SMALL, tmp_path / name)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "index.html").write_text("mine")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("output", OUTPUTS.values(), ids=OUTPUTS)
def test_a_site_is_written_over_nothing_of_anybodys(beside, output):
    before = sorted(beside.rglob("*"))
    with pytest.raises(SystemExit, match=output.partition("/")[0]):
        main(["site", "guide", "--output", output])
    assert sorted(beside.rglob("*")) == before


def test_a_site_is_written_over_an_older_one(beside):
    for _ in range(2):
        assert main(["site", "guide", "--output", "out"]) == 0
    (beside / "out" / "index.html").unlink()  # As one that was stopped half way.
    assert main(["site", "--guide", "guide", "--output", "out"]) == 0
    assert (beside / "out" / "index.html").exists()


def test_a_folder_to_write_that_is_given_as_a_guide_is_told_the_option(beside, capsys):
    assert main(["site", "mine"]) == 2
    assert "--output mine" in capsys.readouterr().err
    assert not (beside / "site").exists()
