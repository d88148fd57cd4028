"""The faults that axe knows on a page (WCAG 2.2 AA), and one step of each kind to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from guide_data import Flow
from widgets.views.step_view import INDEX

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast"]}
# Steps that are not shown have no faults, and make axe ten times slower: they are put by meanwhile.
RUN = """async (tags) => {
    const hidden = [...document.querySelectorAll(".step")].filter((one) =>
        one.getClientRects().length === 0);
    const marks = hidden.map(() => document.createComment(""));
    hidden.forEach((one, place) => one.replaceWith(marks[place]));
    const { violations } = await axe.run(document, { runOnly: tags });
    hidden.forEach((one, place) => marks[place].replaceWith(one));
    return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
}"""


def kinds(flow: Flow) -> dict[str, str]:
    """The id of one step of each kind, of the urgent one and of the index, by the kind's name."""
    steps = {f"{step.kind}-{step.ends or ''}".strip("-"): step.id for step in flow.steps.values()}
    assert flow.guide.urgent
    return steps | {"urgent": flow.guide.urgent.to, "index": INDEX}


def kinds_and_parts(flow: Flow) -> dict[str, str]:
    """The same, and a step with options that has a wait, one with a check, and one with ways."""
    steps = [step for step in flow.steps.values() if step.options]
    return kinds(flow) | {
        "waits": next(step.id for step in steps if step.waits),
        "checks": next(step.id for step in steps if step.check),
        "ways": next(step.id for step in steps if step.ways),
    }


def violations(page: Page, only: Any = TAGS) -> list[Any]:
    """The rules broken by what is on screen, each with the HTML of the parts that break it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    broken: list[Any] = page.evaluate(RUN, only)
    return broken
