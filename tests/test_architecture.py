"""Which part may know which: arrows point from how it looks to what it is, never back."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Content is read and shown; judging it is a business of its own, and the only one with pandas.
AUDITS = sorted(ROOT.glob("guide_data/audits/*.py"))
CHECKS = sorted({*ROOT.glob("guide_data/checks/*.py"), ROOT / "guide_data" / "tables.py"})
JUDGING = [*CHECKS, *AUDITS]
COMMANDS = [ROOT / "guide_data" / "__main__.py"]
MODEL = sorted({*ROOT.glob("guide_data/**/*.py")} - {*JUDGING, *COMMANDS})
LOOKS = sorted(ROOT.glob("widgets/**/*.py"))
SHOWS = {"widgets", "ipywidgets", "anywidget", "IPython", "voila", "tornado", "jinja2"}
JUDGES = {"pandas", "numpy", "scipy", "sudachipy"}


def imported(path):
    """Every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names))


def packages(path):
    return {name.partition(".")[0] for name in imported(path)}


def named(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def test_there_is_something_to_check():
    assert {"guide_data.flow", "guide_data.reading.lines"} <= {named(path) for path in MODEL}
    assert {"guide_data.tables", "guide_data.audits.routes"} <= {named(path) for path in JUDGING}
    assert {"widgets.guide", "widgets.page"} <= {named(path) for path in LOOKS}


@pytest.mark.parametrize("path", MODEL, ids=named)
def test_content_knows_neither_how_it_is_shown_nor_how_it_is_judged(path):
    assert not packages(path) & (SHOWS | JUDGES)
    beyond = ("guide_data.checks", "guide_data.audits", "guide_data.tables")
    assert not {name for name in imported(path) if name.startswith(beyond)}


@pytest.mark.parametrize("path", JUDGING, ids=named)
def test_judging_does_not_know_how_content_is_shown(path):
    assert not packages(path) & SHOWS


@pytest.mark.parametrize("path", CHECKS, ids=named)
def test_the_checks_know_nothing_of_the_audits_that_use_them(path):
    assert not {name for name in imported(path) if name.startswith("guide_data.audits")}


@pytest.mark.parametrize("path", LOOKS, ids=named)
def test_what_is_shown_knows_neither_how_content_is_read_nor_how_it_is_judged(path):
    assert not packages(path) & ({"yaml", "pydantic"} | JUDGES)
    beyond = tuple(f"guide_data.{name}" for name in ("reading", "checks", "audits", "tables"))
    assert not {name for name in imported(path) if name.startswith(beyond)}


def test_the_flow_and_the_journey_read_nothing():
    for name in ("flow", "journey"):
        assert not packages(ROOT / "guide_data" / f"{name}.py") & {"yaml", "pathlib", "os", "io"}


@pytest.mark.parametrize("module", ["pandas", "voila", "jupyter_server"])
def test_a_visitors_kernel_loads_only_what_it_needs(module):
    code = f"import sys, widgets; widgets.Guide; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
