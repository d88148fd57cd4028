"""Where a walk begins, the table of walks, and what a visitor does in either form of the guide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide_data import Flow, Journey
from guide_data.words.i18n import words_for
from tests.support.axe import AXE, RUN, TAGS
from tests.support.engines.visitor_by_hand import HandVisitor
from tests.support.serving import Served

Walk = Callable[["Place"], None]
LONGER_THAN_MOST = 5


@dataclass
class Place:
    """Somebody with a browser, the folder of the page, its address, and the app."""

    visitor: HandVisitor
    folder: Path
    site: str
    app: Served

    @property
    def flow(self) -> Flow:
        """The guide."""
        return self.visitor.flow

    @property
    def words(self) -> Any:
        """The guide's own words."""
        return words_for(self.flow.guide.language)

    @property
    def answers(self) -> tuple[str, ...]:
        """Those of somebody whose way is longer than most."""
        return next(p.answers for p in self.flow.journeys if len(p.answers) > LONGER_THAN_MOST)

    @property
    def steps(self) -> list[str]:
        """The steps of that way."""
        return [step.id for step in Journey(self.flow, self.flow.guide.start, self.answers).steps]

    def page(self, fragment: str = "") -> HandVisitor:
        """The visitor on the page, which no kernel is behind, with nothing answered."""
        self.visitor.awake = ""
        self.visitor.open(self.site)
        self.visitor.run("sessionStorage.clear()")
        return self.visitor.open(self.site + fragment)

    def live(self, step: str = "") -> HandVisitor:
        """The visitor in the live guide, which is opened once for all walks that leave it alive."""
        if not self.visitor.awake:
            self.visitor.open(f"{self.app.url}/live").is_live()
            self.visitor.awake = self.app.url
        self.visitor.go(step or self.flow.guide.start)
        self.visitor.is_live()
        return self.visitor


def into(table: dict[str, Walk]) -> Callable[[str], Callable[[Walk], Walk]]:
    """What enters a walk into a table, by its name."""
    return lambda name: lambda walk: table.setdefault(name, walk)


def goes_back_and_forward(visitor: HandVisitor, steps: list[str], form: Callable[[], None]) -> None:
    """Back, a reload that gives the form back, and forward, from the fourth step."""
    visitor.browser.travel(-1)
    visitor.sees(steps[2])
    visitor.browser.reload()
    form()
    visitor.sees(steps[2])
    visitor.browser.travel(1)
    visitor.sees(steps[3])


def searches(visitor: HandVisitor) -> None:
    """Type a query, and take the first find."""
    visitor.tap(".search input")
    visitor.browser.type("SMS 来ない")
    step = visitor.wait("return seen('.finds a')[0]?.hash.slice(1)")
    visitor.tap(f".finds a[href='#{step}']")
    visitor.sees(step)
    visitor.hides(".finds a")


# Rules for paper count on the screen; whoever prints a document tells it so before.
ON_PAPER = """dispatchEvent(new Event("beforeprint"));
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const paper = rules.filter(({ media }) => media?.mediaText === "print");
    for (const { media } of paper) media.mediaText = "all";
    return paper.length"""


def faults(visitor: HandVisitor) -> list[Any]:
    """The rules of axe that are broken by what is on screen."""
    if not visitor.run("return 'axe' in window"):
        visitor.run(AXE)
    return visitor.run(f"return ({RUN})(given[0])", TAGS)
