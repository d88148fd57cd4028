"""What a visitor does on the page, a walk for each thing."""

from __future__ import annotations

from tests.support.engines.driver import PHONE
from tests.support.engines.place import (
    ON_PAPER,
    Place,
    Walk,
    faults,
    goes_back_and_forward,
    into,
    searches,
)
from tests.support.engines.visitor_by_hand import FOCUSED
from tests.support.long_run import some
from tests.support.moody_server import moody_server
from tests.support.visitor import AT_EACH

WALKS: dict[str, Walk] = {}
walk = into(WALKS)


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
    assert visitor.run(MISFITS % FITS, some(place.flow.steps, 30)) == []


@walk("page: back, forward, reload")
def back_and_forward_on_the_page(place: Place) -> None:
    """The browser's buttons and the guide's own keep step and trail."""
    visitor, steps = place.page(), place.steps
    visitor.answer(*place.answers[:3])
    goes_back_and_forward(visitor, steps, visitor.is_on_page)
    visitor.tap(".tools .tool", place.words.back)
    visitor.sees(steps[2])


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
