"""What holds for every live part: it stands alone, and says to its script what that knows."""

import importlib
import re

import pytest

from widgets import Guide
from widgets.live.parts.part_registry import PARTS
from widgets.views.assets import FOLDER, LOOK, script, static, styles

MODULES = ["live.address", "live.parts.base", "live.parts.verdict_text"]
MODULES += [f"live.parts.{part.name}" for part in PARTS]
TYPED = {
    name
    for module in MODULES
    for name, value in vars(importlib.import_module(f"widgets.{module}")).items()
    if isinstance(value, type) and value.__module__ == f"widgets.{module}"
    if hasattr(value, "__total__")
}


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.name)
def test_alone_it_brings_the_look_that_else_the_guide_has(flow, kind):
    part, base = kind(flow), styles(*LOOK)
    assert base not in part._css
    bundle = part._repr_mimebundle_()
    assert part._css.startswith(base)
    frame = bundle["application/vnd.jupyter.widget-view+json"]["model_id"]
    assert frame != part.model_id
    assert base not in Guide(flow).parts[kind]._css


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.name)
def test_its_script_its_style_and_its_words_have_its_name(flow, kind):
    part = kind(flow)
    assert part._esm == script(f"live/parts/{kind.name}.js")
    assert part._css == static(f"live/parts/{kind.name}.css")
    assert part.words


def test_what_passes_to_the_browser_has_the_same_type_there():
    scripts = "\n".join(path.read_text("utf-8") for path in (FOLDER / "live").rglob("*.js"))
    scripts += static("static/traits.js") + static("../guide_data/search/find.js")
    defined = set(re.findall(r"@typedef \{[^@]*?\}+ (\w+)$", scripts, re.MULTILINE))
    assert {"Visit", "WaitState", "NoteContact", "DocumentRows"} <= TYPED <= defined
