"""Every kind of step, in both forms, has no fault that axe knows (WCAG 2.2 AA)."""

from pathlib import Path

import pytest

from guide_data import read_guide
from widgets.views.step_view import INDEX

FLOW = read_guide()
AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast"]}
RUN = """tags => axe.run(document, { runOnly: tags }).then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]))"""


@pytest.fixture
def phone(reader):
    return reader


def kinds():
    """One step of each kind, the urgent one, and the index."""
    steps = {f"{step.kind}-{step.ends or ''}".strip("-"): step.id for step in FLOW.steps.values()}
    return steps | {"urgent": FLOW.guide.urgent.to, "index": INDEX}


def violations(page, only=TAGS):
    page.evaluate(AXE)
    return page.evaluate(RUN, only)


@pytest.mark.parametrize("step", kinds().values(), ids=kinds())
def test_the_page_is_accessible(phone, site, step):
    phone.goto(f"{site}#{step}")
    assert violations(phone) == []
    # In the dark only the colours are others.
    phone.emulate_media(color_scheme="dark")
    assert violations(phone, COLOURS) == []


@pytest.mark.parametrize("step", kinds().values(), ids=kinds())
def test_the_live_guide_is_accessible(awake, step):
    awake.restart().page.evaluate("step => { location.hash = step; }", step)
    awake.sees(step)
    awake.await_live()
    assert violations(awake.page) == []
