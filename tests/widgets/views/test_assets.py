"""Scripts as browsers get them: all that a module imports, in one."""

import re
from collections import Counter

import pytest

from widgets.views.assets import FOLDER, script

PAGE = "pages/handover.js"
WIDGETS = [
    path.relative_to(FOLDER).as_posix()
    for path in sorted(FOLDER.rglob("*.js"))
    if "export default" in path.read_text(encoding="utf-8")
]
TOP_LEVEL = re.compile(r"^(?:async )?(?:const|let|class|function\*?) (\w+)", re.MULTILINE)


@pytest.mark.parametrize("name", [PAGE, *WIDGETS])
def test_a_script_needs_no_other_and_has_no_name_twice(name):
    text = script(name)
    assert re.findall(r"^import\b.*|^export (?!default).*", text, re.MULTILINE) == []
    assert [name for name, times in Counter(TOP_LEVEL.findall(text)).items() if times > 1] == []


def test_a_page_runs_it_as_it_is():
    assert "export" not in script(PAGE)


@pytest.mark.parametrize("name", [PAGE, *WIDGETS])
def test_comments_stay_here(name):
    assert re.findall(r"^\s*(?://|/\*\*).*", script(name), re.MULTILINE) == []


def test_what_is_imported_twice_is_there_once():
    assert script(PAGE).count("function make(") == 1


def test_what_is_imported_comes_first():
    text = script(PAGE)
    assert text.index("function make(") < text.index("const page =") < text.index("liveAddress =")


def test_scripts_import_what_is_shared_or_of_their_own_folder():
    strange = [
        (path.name, name)
        for path in FOLDER.rglob("*.js")
        for name in re.findall(r'from "(\.[^"]+)"', path.read_text(encoding="utf-8"))
        if (path.parent / name).resolve().parent not in (path.parent, FOLDER / "static")
    ]
    assert strange == []
