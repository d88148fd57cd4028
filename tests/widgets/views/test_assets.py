"""Scripts as browsers get them: all that a module imports, in one."""

import re
from collections import Counter

import pytest

from widgets.live.bundle import LONG, LONG_LIST, TEXT
from widgets.live.bundle import MODULES as MODULES_OF_THE_GUIDE
from widgets.pages.page_features import FEATURES
from widgets.views.assets import FOLDER, script, script_beside, style

PAGE = "pages/go_live.js"
WIDGETS = [
    path.relative_to(FOLDER).as_posix()
    for path in sorted(FOLDER.rglob("*.js"))
    if "export default" in path.read_text(encoding="utf-8")
]
MODULES = [path.relative_to(FOLDER).as_posix() for path in sorted(FOLDER.rglob("*.js"))]
MODULE = re.compile(r"^const (\$_\w+) = ", re.MULTILINE)


@pytest.mark.parametrize("name", [PAGE, *WIDGETS])
def test_a_script_needs_no_other_and_has_each_module_once(name):
    text = script(name)
    assert re.findall(r"^import\b.*|^export (?!default).*", text, re.MULTILINE) == []
    assert [name for name, times in Counter(MODULE.findall(text)).items() if times > 1] == []


def test_the_bundle_exports_what_shows_widgets_and_every_module_that_they_name():
    guide = [widget for widget in WIDGETS if widget.startswith("live/")]
    assert sorted([*MODULES_OF_THE_GUIDE, f"{LONG_LIST}.js"]) == sorted(guide)
    exported = re.findall(r"^export const (.*);$", LONG.text, re.MULTILINE)
    assert exported[0].startswith("{ show } = ")
    assert exported[1].startswith("{ handOver } = ")
    assert [f'"{name}": ' in exported[-1] for name in guide] == [True] * len(guide)


@pytest.mark.parametrize("text", [TEXT, LONG.text, script_beside(tuple(FEATURES), PAGE)])
def test_what_runs_beside_the_page_holds_nothing_that_it_has_and_lacks_nothing_else(text):
    page, own = MODULE.findall(script(PAGE)), MODULE.findall(text)
    assert set(page) & set(own) == set()
    assert {"$_dom", "$_page"} <= set(page)
    used = set(re.findall(r"(?<![\w$])\$_\w+", text))
    assert used & set(page)
    assert used <= {*page, *own}


@pytest.mark.parametrize("name", MODULES)
def test_no_text_goes_over_lines_as_indents_are_left_out(name):
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.count("`") % 2] == []


def test_a_page_runs_it_as_it_is():
    assert "export" not in script(PAGE)


@pytest.mark.parametrize("name", [PAGE, *WIDGETS])
def test_comments_stay_here(name):
    assert re.findall(r"^\s*(?://|/\*\*).*", script(name), re.MULTILINE) == []


def test_what_is_imported_twice_is_there_once():
    assert script(PAGE).count("function make(") == 1


def test_what_is_imported_comes_first():
    text = script(PAGE)
    assert text.index("function make(") < text.index("const page =") < text.index("const offer =")


# The desk's map is the map's own tool, told where the guide is.
ALSO = {FOLDER / "editor": FOLDER / "map_view"}
SEARCH = FOLDER.parent / "guide_data" / "search"


def test_scripts_import_what_is_shared_or_of_their_own_folder():
    strange = [
        (path.name, name)
        for path in FOLDER.rglob("*.js")
        for name in re.findall(r'from "(\.[^"]+)"', path.read_text(encoding="utf-8"))
        if (path.parent / name).resolve().parent
        not in (path.parent, FOLDER / "static", SEARCH, ALSO.get(path.parent))
    ]
    assert strange == []


STYLE = """/* One "a" */
.a > .b , .c :hover::after { /* two */
  margin: calc(1px - 2px) 0;  content: " /* → */  ";
}

@media (min-width: 20em) and (hover) { a[href="x; y"] { --x: 0 } }
"""
SAID = (
    '.a > .b,.c :hover::after{margin:calc(1px - 2px) 0;content:" /* → */  ";}'
    '@media (min-width:20em) and (hover){a[href="x; y"]{--x:0}}'
)


def test_a_style_says_the_same_in_fewer_letters(tmp_path, monkeypatch):
    (tmp_path / "a.css").write_text(STYLE, encoding="utf-8")
    monkeypatch.setattr("widgets.views.assets.FOLDER", tmp_path)
    assert style("a.css").strip() == SAID
