"""What a visitor does with the guide, a walk for each thing that it can do, in any browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide_data import Flow, Journey
from guide_data.words.i18n import words_for
from tests.support.axe import AXE, RUN, TAGS
from tests.support.engines.driver import PHONE
from tests.support.engines.visitor_by_hand import FOCUSED, HandVisitor
from tests.support.moody_server import moody_server
from tests.support.serving import Served, until
from tests.support.visitor import AT_EACH

Walk = Callable[["Place"], None]
WALKS: dict[str, Walk] = {}


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
        """Those of somebody whose way is long."""
        return max(self.flow.journeys, key=lambda person: len(person.answers)).answers

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


def walk(name: str) -> Callable[[Walk], Walk]:
    """Enter a walk into the table."""

    def enter(one: Walk) -> Walk:
        WALKS[name] = one
        return one

    return enter


@walk("page: taps to an end")
def taps_on_the_page(place: Place) -> None:
    """Each answer leads to its step, which has the focus."""
    visitor = place.page()
    visitor.answer(*place.answers)
    visitor.wait(FOCUSED)


# Which steps are wider than the screen, or have tools that nearly touch.
MISFITS = f"""const looked = await ({AT_EACH})(given[0]);
    return Object.keys(looked).filter((step) => !looked[step]);"""
FITS = """() => {
    const boxes = [...document.querySelectorAll(".tools .tool")]
        .map((tool) => tool.getBoundingClientRect())
        .filter(({ width }) => width);
    const apart = (a, b) => Math.max(b.left - a.right, b.top - a.bottom);
    const gaps = boxes.slice(1).map((box, place) => apart(boxes[place], box));
    return document.documentElement.scrollWidth <= innerWidth && Math.min(8, ...gaps) === 8;
}"""


@walk("page: every step fits the screen")
def fits(place: Place) -> None:
    """Nothing scrolls sideways, and what is tapped stands apart."""
    visitor = place.page()
    assert visitor.run("return innerWidth") == PHONE[0]
    assert visitor.run(MISFITS % FITS, list(place.flow.steps)) == []


@walk("page: back, forward, reload")
def back_and_forward_on_the_page(place: Place) -> None:
    """The browser's buttons and the guide's own keep step and trail."""
    visitor, steps = place.page(), place.steps
    visitor.answer(*place.answers[:3])
    goes_back_and_forward(visitor, steps)
    visitor.tap(".tools .tool", place.words.back)
    visitor.sees(steps[2])


def goes_back_and_forward(visitor: HandVisitor, steps: list[str]) -> None:
    """Back, a reload, and forward, from the fourth step."""
    visitor.browser.travel(-1)
    visitor.sees(steps[2])
    visitor.browser.reload()
    visitor.sees(steps[2])
    visitor.browser.travel(1)
    visitor.sees(steps[3])


@walk("page: shared link, mistyped link")
def shared_link(place: Place) -> None:
    """A link shows its step; one with a wrong letter the nearest, and a line says so."""
    step = place.steps[2]
    place.page(f"#{step}").sees(step)
    visitor = place.page(f"#{step[:-1]}x")
    visitor.sees(step)
    visitor.shows(".wrong-link [role=status]", place.words.link_near)


@walk("page: search")
def search_on_the_page(place: Place) -> None:
    """What is typed finds steps, and a find leads there."""
    searches(place.page())


def searches(visitor: HandVisitor) -> None:
    """Type a query, and take the first find."""
    visitor.tap(".search input")
    visitor.browser.type("SMS 来ない")
    step = visitor.wait("return seen('.finds a')[0]?.hash.slice(1)")
    visitor.tap(f".finds a[href='#{step}']")
    visitor.sees(step)
    visitor.hides(".finds a")


# A worker is there, and has put the page by.
KEPT = """await navigator.serviceWorker.ready;
    const caught = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const kept = await Promise.all(caught.map((cache) => cache.keys()));
    return kept.flat().length > 0;"""


@walk("page: offline")
def offline(place: Place) -> None:
    """A page that was read opens at any step when its server is gone."""
    visitor = place.visitor
    with moody_server(place.folder) as server:
        url = server.url
        visitor.open(url)
        visitor.wait(KEPT)
    visitor.open(f"{url}#{place.steps[2]}").sees(place.steps[2])
    visitor.browser.reload()
    visitor.sees(place.steps[2])


# Rules for paper count on the screen; whoever prints a document tells it so before.
ON_PAPER = """dispatchEvent(new Event("beforeprint"));
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const paper = rules.filter(({ media }) => media?.mediaText === "print");
    for (const { media } of paper) media.mediaText = "all";
    return paper.length"""


@walk("page: print")
def printed(place: Place) -> None:
    """On paper nothing is left to tap, what is folded is open, and answers say where they lead."""
    visitor = place.page()
    ways = next(step.id for step in place.flow.steps.values() if step.ways)
    visitor.go(ways)
    assert visitor.run(ON_PAPER)
    visitor.hides(".tools, .search, footer")
    visitor.shows(f"#{ways} .way > ol > li")
    leads = "return seen('.option').map((one) => getComputedStyle(one, '::after').content)"
    assert all("→" in content for content in visitor.run(leads))
    visitor.open(f"{place.site}print.html")
    assert visitor.run("return seen('section.step').length") == len(place.flow.steps)


@walk("page: axe")
def axe_on_the_page(place: Place) -> None:
    """No kind of step has a fault that axe knows."""
    visitor = place.page()
    for step in (place.flow.guide.start, place.flow.helpline.id):
        visitor.go(step)
        assert (step, faults(visitor)) == (step, [])


def faults(visitor: HandVisitor) -> list[Any]:
    """The rules of axe that are broken by what is on screen."""
    if not visitor.run("return 'axe' in window"):
        visitor.run(AXE)
    return visitor.run(f"return ({RUN})(given[0])", TAGS)


@walk("going live at the visitor's step")
def goes_live(place: Place) -> None:
    """The page goes live by itself, where the visitor is, and keeps what they answered."""
    visitor = place.visitor
    visitor.awake = ""
    visitor.open(place.app.url).answer(*place.answers[:1])
    visitor.is_live()
    visitor.sees(place.steps[1])
    visitor.shows(".trail-entry")
    visitor.awake = place.app.url


@walk("live: taps to an end")
def taps_live(place: Place) -> None:
    """Each answer leads to its step, which has the focus, and the trail has each."""
    visitor = place.live()
    visitor.answer(*place.answers)
    visitor.wait(FOCUSED)
    visitor.is_live()


@walk("live: back, forward, reload")
def back_and_forward_live(place: Place) -> None:
    """The browser's buttons and the guide's own keep step and trail; a reload is live again."""
    visitor, steps = place.live(), place.steps
    visitor.answer(*place.answers[:3])
    goes_back_and_forward(visitor, steps)
    visitor.is_live()
    visitor.tap(".tools button", place.words.back)
    visitor.sees(steps[2])


@walk("live: search")
def search_live(place: Place) -> None:
    """What is typed finds steps, and a find leads there."""
    searches(place.live())
    place.visitor.is_live()


IN_ORDER = """const text = seen(".note pre")[0].textContent;
    return text.indexOf(given[0]) < text.indexOf(given[1]);"""
SAYS_ONE_OF = "return seen(given[0]).some((one) => given[1].includes(one.textContent.trim()))"


@walk("live: telephone note")
def note(place: Place) -> None:
    """The note lists what to say; another number can be chosen; it is copied, or selected to be."""
    visitor, contacts = place.live(place.flow.helpline.id), place.flow.contacts
    visitor.shows(".note pre", place.flow.guide.subject)
    for chosen, other in (contacts[1::-1], contacts[:2]):
        visitor.tap(".note label", chosen.label)
        visitor.shows(".note .call", chosen.number)
        visitor.wait(IN_ORDER, chosen.number, other.number)
    visitor.tap(".note button", place.words.note["copy"])
    said = [place.words.note[name] for name in ("copied", "selected")]
    visitor.wait(SAYS_ONE_OF, ".note [role=status]", said)


@walk("live: timer")
def timer(place: Place) -> None:
    """A wait begins when asked, and can be stopped."""
    step = next(s.id for s in place.flow.steps.values() if s.waits and s.waits.unit == "minutes")
    visitor, words = place.live(step), place.words.timer
    visitor.tap(".timer button")
    visitor.shows(".timer button", words["stop"])
    visitor.shows(".timer [role=timer]")
    visitor.run("await new Promise((done) => setTimeout(done, 1100))")
    visitor.tap(".timer button", words["stop"])
    visitor.hides(".timer progress")


@walk("live: papers")
def papers(place: Place) -> None:
    """A ticked paper is judged, and one tap leads on."""
    visitor = place.live("two-step-paper")
    visitor.tap(".papers input[value=license]")
    visitor.tap(".papers .go")
    visitor.sees("two-step-photo")


@walk("live: print")
def printed_live(place: Place) -> None:
    """On paper the live guide is its step and its answers."""
    visitor = place.live()
    assert visitor.run(ON_PAPER)
    visitor.awake = ""
    visitor.hides(".guide-live button, .guide-live .search, .guide-live footer")
    visitor.shows(".guide-live .printed li")


@walk("live: axe")
def axe_live(place: Place) -> None:
    """The steps with parts of their own have no fault that axe knows."""
    visitor = place.live()
    for step in (place.flow.helpline.id, "two-step-paper"):
        visitor.go(step)
        visitor.is_live()
        assert (step, faults(visitor)) == (step, [])


@walk("live: the kernel is lost")
def lost(place: Place) -> None:
    """The page goes on at the same step, says so, and the live guide comes back when asked."""
    visitor = place.live()
    visitor.answer(*place.answers[:2])
    visitor.awake = ""
    place.app.only_kernel().kill()
    visitor.tap(f".option-{place.answers[2]}")
    visitor.sees(place.steps[3])
    visitor.is_on_page()
    visitor.shows(".notice[role=status]", place.words.lost)
    visitor.tap("button", place.words.reconnect)
    visitor.is_live()
    visitor.sees(place.steps[3])


@walk("live: who leaves gives the kernel back")
def leaves(place: Place) -> None:
    """Going elsewhere ends the visitor's kernel."""
    visitor = place.live()
    visitor.awake = ""
    visitor.browser.go("about:blank")
    until(lambda: not place.app.kernels(), place.app.log.read_text)
