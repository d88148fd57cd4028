"""The project's own files agree with each other."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PIN = re.compile(r"^([a-z0-9-]+)==([\w.]+)", re.MULTILINE)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
GROUPS = PROJECT["dependency-groups"]
# What is installed elsewhere says ranges, what only "make" installs says versions.
RANGES = {
    "app": PROJECT["project"]["dependencies"],
    "lab": EXTRAS["lab"],
    "test": EXTRAS["ci"],
}
NAMED = {
    "app": GROUPS["build"],
    "test": GROUPS["test"],
    "node": GROUPS["node"],
    "uv": GROUPS["uv"],
    "locks": GROUPS["locks"],
}
LOCKS = sorted({*RANGES, *NAMED})

NODE = ("package", "package-lock")


def text(lock):
    return (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")


def pinned(lock):
    return set(PIN.findall(text(lock)))


@pytest.mark.parametrize("lock", NAMED)
def test_what_the_project_names_is_pinned_and_locked(lock):
    assert [line for line in NAMED[lock] if not PIN.fullmatch(line)] == []
    assert [line for line in NAMED[lock] if PIN.match(line).groups() not in pinned(lock)] == []


@pytest.mark.parametrize("lock", RANGES)
def test_what_is_installed_elsewhere_may_be_what_the_tests_ran_with_and_newer(lock):
    versions = dict(pinned(lock))
    for wanted in map(Requirement, RANGES[lock]):
        assert wanted.specifier.contains(versions[wanted.name])
        assert "==" not in str(wanted.specifier)


@pytest.mark.parametrize("lock", LOCKS)
def test_only_files_with_hashes_are_installed_and_none_is_built(lock):
    options, *packages = re.split(r"^(?=[a-z0-9-]+==)", text(lock), flags=re.MULTILINE)
    assert "--only-binary :all:" in options
    assert packages
    assert [package for package in packages if "--hash=sha256:" not in package] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place_to_fetch_from(lock):
    assert re.findall(r"\w+://|--\w*index\S*|--find-links| @ |/home/|/root/", text(lock)) == []


def test_what_checks_the_scripts_is_pinned_and_its_lock_names_no_place_to_fetch_from():
    named, lock = (json.loads((ROOT / f"{name}.json").read_text()) for name in NODE)
    packages = lock["packages"]
    assert packages.pop("")["devDependencies"] == named["devDependencies"]
    assert "dependencies" not in named
    for name, version in named["devDependencies"].items():
        assert packages[f"node_modules/{name}"]["version"] == version
    # What is within another package has that one's.
    own = {name: package for name, package in packages.items() if not package.get("inBundle")}
    assert [name for name, package in own.items() if "integrity" not in package] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []


@pytest.mark.parametrize(("smaller", "larger"), [("app", "lab"), ("lab", "test")])
def test_every_form_runs_what_the_tests_ran(smaller, larger):
    assert pinned(smaller) <= pinned(larger)


def test_the_project_is_built_with_what_is_locked():
    assert PROJECT["build-system"]["requires"] == GROUPS["build"]


def test_conda_installs_nothing_but_python_and_the_lock():
    given = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    assert given == ["python=3.11", "pip", {"pip": ["-r requirements/lab.txt"]}]


def test_ci_runs_make_test_and_nothing_else():
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert lines[-1] == "make test"
    assert [line for line in lines if "make" in line] == ["make test"]


PROMISES = re.findall(
    r"^\| ([^|]*) \| ([^|]+) \| [^|]+ \| (.+) \|$",
    (ROOT / "SECURITY.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)[2:]


@pytest.fixture(scope="module")
def names_of_tests():
    files = (ROOT / "tests").rglob("test_*.py")
    return {
        name
        for path in files
        for name in re.findall(r"^(?:async )?def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
    }


@pytest.mark.parametrize(
    ("who", "what", "held_by"), PROMISES, ids=[what[:40] for _, what, _ in PROMISES]
)
def test_what_is_promised_is_held_by_tests_that_are_there(who, what, held_by, names_of_tests):
    tests = re.findall(r"`(\w+)`", held_by)
    assert tests, f"{who}: {what}"
    assert set(tests) <= names_of_tests
