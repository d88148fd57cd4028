"""The project's own files agree with each other."""

import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([a-z0-9-]+)={1,2}([\w.]+)$")


def in_pyproject():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    return [*project["dependencies"], *(name for extra in extras for name in extra)]


def in_environment():
    *conda, pip = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    ours = {"python=3.11", "pip", "--editable ."}
    return [line for line in [*conda, *pip["pip"]] if line not in ours]


def pins(lines):
    """Names and versions; a line that pins nothing fails."""
    return sorted(PIN.match(line).groups() for line in lines)


def test_conda_and_pip_install_the_same_versions():
    assert pins(in_environment()) == pins(in_pyproject())


def test_everything_named_is_pinned_in_the_constraints():
    constraints = (ROOT / "constraints.txt").read_text().lower().splitlines()
    pinned = {line.replace("_", "-") for line in constraints}
    assert [line for line in in_pyproject() if line not in pinned] == []


def test_ci_runs_make_test_and_nothing_else():
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert lines[-1] == "make test"
    assert [line for line in lines if "make" in line] == ["make test"]
