"""What a visitor does in the live guide, a walk for each thing."""

from __future__ import annotations

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

WALKS: dict[str, Walk] = {}
walk = into(WALKS)


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
    goes_back_and_forward(visitor, steps, visitor.is_live)
    visitor.is_live()
    # The way forward names the step before the guide has shown it, and scrolled to its top.
    visitor.wait(FOCUSED)
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


@walk("live: who leaves early may come again")
def leaves_early(place: Place) -> None:
    """Leaving while the live guide is on its way is no failure, after which none would come."""
    visitor = place.visitor
    visitor.awake = ""
    for _ in range(3):
        visitor.open(f"{place.app.url}/live")
    visitor.is_live()
    visitor.awake = place.app.url


@walk("live: who leaves gives the kernel back")
def leaves(place: Place) -> None:
    """Going elsewhere ends the visitor's kernel."""
    visitor = place.live()
    visitor.awake = ""
    visitor.browser.go("about:blank")
    place.app.await_no_kernel()
