"""What a page needs to go live is in its one file: whatever a guide holds, it can show."""

import re

import ipywidgets as ipw

from tests.support.widget_tree import widgets_of
from widgets import Guide
from widgets.live.bundle import MODULES, NAME, TEXT
from widgets.views.assets import BUNDLED, FOLDER
from widgets.views.assets import MODULES as VARIABLE

STOCK, ANYWIDGET = "@jupyter-widgets/controls", ("anywidget", "AnyView")


def test_the_host_shows_every_widget_that_a_guide_holds(either):
    guide = Guide(either)
    guide.choose(guide.journey.step.options[0].id)
    on_screen = [one for one in widgets_of(guide) if isinstance(one, ipw.DOMWidget)]
    held = {(one._view_module, one._view_name) for one in on_screen}
    views = (FOLDER / "host" / "views.js").read_text(encoding="utf-8")
    shown = {(STOCK, name) for name in re.findall(r"^  (\w+View): ", views, re.MULTILINE)}
    assert held <= shown | {ANYWIDGET}


def test_in_the_app_each_part_names_its_module_and_brings_no_style(small, monkeypatch):
    monkeypatch.setenv(VARIABLE, BUNDLED)
    parts = [one for one in widgets_of(Guide(small)) if hasattr(one, "_esm")]
    assert {one._esm for one in parts} == set(MODULES)
    assert {one._css for one in parts} == {""}


def test_elsewhere_each_part_is_complete_in_itself(small):
    parts = [one for one in widgets_of(Guide(small)) if hasattr(one, "_esm")]
    assert all("export default" in one._esm and one._css for one in parts)


def test_its_name_changes_with_it():
    assert re.fullmatch(r"assets/live\.[0-9a-f]{12}\.js", NAME)
    assert "import " not in re.sub(r"import\(", "", TEXT)
