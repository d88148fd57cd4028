"""The guide in the oldest browsers that the manual names, as near as a browser of today comes."""

import pytest
from playwright.sync_api import expect

from guide_data import Journey, read_guide
from tests.browser.conftest import PHONE, a_phone
from tests.browser.test_browser_page import MEASURE, SMALLEST_TARGET
from tests.browser.test_browser_search import FOUND, box, finds, leads, said
from tests.support.old_browser import OLD_BROWSERS, make_old
from tests.support.scenarios import TEN
from tests.support.visitor import Visitor, at_each
from widgets import document
from widgets.views.i18n import words_for
from widgets.views.step_view import INDEX

FLOW = read_guide()
WORDS = words_for("ja")
# The fixtures that give the address of each form of the guide.
FORMS = ["site"]


@pytest.fixture(scope="module", params=OLD_BROWSERS)
def old(browser, request):
    """A phone with an old browser; tests hand it on."""
    with a_phone(browser, bypass_csp=True) as page:
        make_old(page.context, request.param)
        yield page


@pytest.fixture(params=FORMS)
def visitor(old, request):
    old.goto("about:blank")
    yield Visitor(old, FLOW).open(request.getfixturevalue(request.param))
    old.evaluate("sessionStorage.clear()")


NEWER = {
    "chromium-83": ["Element.prototype.replaceChildren", "Promise.any", "AbortSignal.timeout"],
    "safari-14": ["requestIdleCallback", "Array.prototype.at", "Intl.Segmenter"],
    "firefox-78": ["String.prototype.replaceAll", "structuredClone", "Object.hasOwn"],
}
OLDER = ["Element.prototype.closest", "fetch", "Array.prototype.flatMap", "AbortController"]


@pytest.mark.parametrize("profile", OLD_BROWSERS)
def test_what_is_new_is_missing_and_nothing_else(browser, site, profile):
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.goto(site)
        assert [name for name in NEWER[profile] + OLDER if missing(page, name)] == []
        make_old(context, profile)
        page.goto(site)
        assert [name for name in NEWER[profile] + OLDER if missing(page, name)] == NEWER[profile]


def missing(page, name):
    return page.evaluate(f"{name} === undefined".replace("structured", "window.structured"))
