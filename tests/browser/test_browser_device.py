"""The device part in a browser: offered from what it says, asked once, changed at will."""

import signal

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from guide_data.words.i18n import words_for
from tests.browser.conftest import a_phone
from tests.support.mounted import Mounted
from tests.support.visitor import Visitor
from widgets.live.parts.device_picker import DevicePicker

FLOW = read_guide()
WITH_WAYS = [step for step in FLOW.steps.values() if step.ways]
# One after the other.
FIRST, SECOND = next(
    (step.id, following.id)
    for step in WITH_WAYS
    for following in WITH_WAYS
    if step.option("unsolved").to == following.id
)
NAMES = {device.id: device.name for device in FLOW.devices}
AGENTS = {
    "iPhone": ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)", "ios"),
    "Android": ("Mozilla/5.0 (Linux; Android 14; Pixel 8)", "android"),
    "Windows": ("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "computer"),
    "iPad that says Macintosh": ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", "ios"),
    "nothing known": ("Mozilla/5.0 (PlayStation 5)", None),
}


def part(page):
    return page.locator(".guide-live .device")


def button(page, name):
    return part(page).get_by_role("button", name=name)


def way(page, device):
    """The first line of a step's way that none of its other ways has."""
    ways = FLOW.steps[FIRST].ways
    others = {line for name, way in ways.items() if name != device for line in way.splitlines()}
    own = next(line for line in ways[device].splitlines() if line not in others)
    return page.locator(".guide-live .body").get_by_text(own.split(". ")[-1])


@pytest.fixture
def at_first(phone, app):
    app.await_ready()
    return Visitor(phone, FLOW).open(f"{app.url}/live#{FIRST}", live=True)


@pytest.mark.parametrize(("agent", "device"), AGENTS.values(), ids=AGENTS)
def test_what_the_browser_says_is_offered_first(browser, agent, device):
    with a_phone(browser, user_agent=agent) as page:
        alone = Mounted(page).open().mount(DevicePicker(FLOW))
        buttons = alone.part.get_by_role("button")
        expect(buttons).to_have_count(len(NAMES) + 1)
        expect(alone.part.locator(".here")).to_have_count(1 if device else 0)
        if device:
            expect(buttons.first).to_contain_text(NAMES[device])
            expect(buttons.first).to_have_class("tool here")


def test_it_is_asked_once_and_can_be_changed(at_first):
    page = at_first.page
    expect(way(page, "android")).to_be_hidden()
    button(page, NAMES["android"]).tap()
    expect(way(page, "android")).to_be_visible()
    expect(page.locator(".guide-live details.way")).to_have_count(0)
    change = button(page, words_for("ja").device_picker["change"])
    expect(change).to_be_focused()
    at_first.tap("unsolved")
    at_first.sees(SECOND)
    expect(change).to_be_visible()
    page.reload()
    at_first.await_live()
    at_first.sees(SECOND)
    expect(change).to_be_visible()
    change.tap()
    expect(button(page, NAMES["android"])).to_have_attribute("aria-pressed", "true")
    button(page, words_for("ja").device_picker["every"]).tap()
    # Where the kernel is slow to answer, the page has them too.
    expect(page.locator("details.way:visible")).to_have_count(len(NAMES))


@pytest.mark.outage
def test_when_nobody_answers_the_page_shows_every_way(lone, quiet_app):
    lone.go(FIRST)
    quiet_app.only_kernel().send_signal(signal.SIGSTOP)
    button(lone.page, NAMES["ios"]).tap()
    lone.await_page()
    lone.sees(FIRST)
    expect(lone.page.locator(f"#{FIRST} details.way")).to_have_count(len(NAMES))
