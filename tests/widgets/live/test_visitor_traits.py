"""What a visitor's browser may set: the list is that of the scripts, and names traits there are."""

import re

from widgets.live.parts.part_registry import PARTS
from widgets.live.visitor_traits import VISITOR_TRAITS
from widgets.views.assets import FOLDER


def test_each_is_a_trait_of_one_part_that_the_browser_has():
    synced = [name for part in PARTS for name in part.class_traits(sync=True)]
    assert [synced.count(name) for name in VISITOR_TRAITS] == [1] * len(VISITOR_TRAITS)


def test_the_scripts_set_these_and_no_other():
    scripts = "\n".join(path.read_text("utf-8") for path in FOLDER.rglob("*.js"))
    named = re.findall(r'(?:model\.set\(|(?:request|set)Trait\(model, )"(\w+)"', scripts)
    assert set(named) == VISITOR_TRAITS
