"""A new guide is whole: it has no findings, is shown, and says how it is checked."""

import re
import shlex
from datetime import date
from pathlib import Path

import pytest
import yaml

from guide_data.scaffold.new_guide import LANGUAGES, write
from widgets.__main__ import main, parser

WORKFLOW = ".github/workflows/guide.yml"
COMMAND = re.compile(r"login-guide ([^`)\n]+)")


@pytest.fixture
def guide(tmp_path):
    list(write(tmp_path / "my-guide", "en", date(2028, 2, 29)))
    return tmp_path / "my-guide"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_it_has_no_findings_and_is_published(command, tmp_path, language):
    folder, site = tmp_path / "my-guide", tmp_path / "site"
    assert command("new", folder, "--language", language).status == 0
    assert command("check", folder, "--strict").out.strip() == "問題はありません。"
    assert main(["site", str(folder), "--output", str(site)]) == 0
    assert f'<html lang="{language}"' in (site / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_to_be_filled_in(tmp_path, language):
    texts = [path.read_text(encoding="utf-8") for path in write(tmp_path, language, date.today())]
    assert [found for text in texts for found in re.findall(r"\$\{?[a-z]\w*", text)] == []


@pytest.mark.parametrize("name", [WORKFLOW, "README.md"])
def test_the_commands_that_it_tells_are_there(guide, name):
    typed = COMMAND.findall((guide / name).read_text(encoding="utf-8"))
    assert {parser().parse_args(shlex.split(line)).run.__name__ for line in typed} >= {
        "check",
        "site",
        "notebooks",
    }


def test_its_workflow_checks_it_at_every_change(guide):
    told = yaml.safe_load((guide / WORKFLOW).read_text(encoding="utf-8"))
    steps = [step.get("run", "") for step in told["jobs"]["guide"]["steps"]]
    assert [step for step in steps if step.startswith("login-guide check")]
    assert len((guide / "README.md").read_text(encoding="utf-8").splitlines()) == 6


TAKEN = {
    "a folder that holds something": lambda at: (at.mkdir(), (at / "mine.txt").touch()),
    "a file": Path.touch,
}


@pytest.mark.parametrize("take", TAKEN.values(), ids=TAKEN)
def test_nothing_of_somebodys_is_written_over(command, tmp_path, take):
    take(tmp_path / "here")
    before = sorted(tmp_path.rglob("*"))
    done = command("new", tmp_path / "here")
    assert (done.status, sorted(tmp_path.rglob("*"))) == (2, before)
    assert str(tmp_path / "here") in done.err
