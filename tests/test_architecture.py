"""Which part may know which: arrows point from how it looks to what it is, never back."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTENT, LOOKS = sorted(ROOT.glob("guide_data/*.py")), sorted(ROOT.glob("widgets/*.py"))
# How content is read and judged is guide_data's own business.
READING = {f"guide_data.{name}" for name in ("consistency", "draft", "files", "lines", "placed")}


def imported(path):
    """Every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names))


def packages(path):
    return {name.partition(".")[0] for name in imported(path)}


def test_there_is_something_to_check():
    assert {"reader", "flow"} <= {path.stem for path in CONTENT}
    assert {"guide", "page"} <= {path.stem for path in LOOKS}


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_content_does_not_know_how_it_is_shown(path):
    shown_with = {"widgets", "ipywidgets", "anywidget", "IPython", "voila", "tornado", "jinja2"}
    assert not packages(path) & (shown_with | {"pandas"})


@pytest.mark.parametrize("path", LOOKS, ids=lambda path: path.stem)
def test_what_is_shown_does_not_know_how_content_is_read(path):
    assert not packages(path) & {"yaml", "pydantic", "pandas"}
    assert not set(imported(path)) & READING


def test_the_flow_and_the_journey_read_nothing():
    for name in ("flow", "journey"):
        assert not packages(ROOT / "guide_data" / f"{name}.py") & {"yaml", "pathlib", "os", "io"}


@pytest.mark.parametrize("module", ["pandas", "voila", "jupyter_server"])
def test_a_visitors_kernel_loads_only_what_it_needs(module):
    code = f"import sys, widgets; widgets.Guide; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
