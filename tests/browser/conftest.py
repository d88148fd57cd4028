"""A phone, the app, and the page as a file, and visitors of either form."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from tests.support.chromium import NONE, find, launched
from tests.support.long_run import LONG
from tests.support.mounted_timer import Waiting
from tests.support.nonvisual_reading import FORMS, begin_reading
from tests.support.serving import serving
from tests.support.visitor import Visitor
from widgets import document
from widgets.pages.site import write

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "locale": "ja-JP",
    "timezone_id": "Asia/Tokyo",
    # What is kept for a visit without a network has a test of its own.
    "service_workers": "block",
}
# What it shows by, and what else a test may set.
PLAIN = {
    "media": "null",
    "color_scheme": "light",
    "forced_colors": "none",
    "reduced_motion": "no-preference",
}


# A busy machine is slow, not wrong.
expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items):
    """What a browser waited for in vain is tried once more, and the report says so."""
    again = pytest.mark.flaky(reruns=1, only_rerun=["TimeoutError", "Locator expected"])
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(again)


@pytest.fixture(scope="session")
def browser():
    if find() is None:
        pytest.fail(NONE) if os.environ.get("CI") else pytest.skip(NONE)
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def app(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("app") / "log") as served:
        yield served


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    path = tmp_path_factory.mktemp("site") / "index.html"
    path.write_text(document(read_guide()), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """The page of each language, in the folder of the whole site."""
    flow, folder = read_guide(), tmp_path_factory.mktemp("site")
    list(write(flow, folder))
    others = {one.guide.language: folder / one.guide.language / "index.html" for one in flow.others}
    return {flow.guide.language: folder / "index.html"} | others


@pytest.fixture(scope="session")
def quiet_app(tmp_path_factory):
    """An app in which every kernel has a visitor."""
    with serving(tmp_path_factory.mktemp("app") / "log", pool_size=0) as served:
        yield served


@pytest.fixture
def lone(phone, quiet_app):
    """The only visitor of an app, for whom the live guide is awake."""
    quiet_app.await_no_kernel()
    return Visitor(phone, read_guide()).open(quiet_app.url, live=True)


@contextmanager
def a_phone(browser, **given):
    """A phone that notes errors, and requests to anyone but the guide's own server."""
    with browser.new_context(**PHONE | given) as context:
        page = context.new_page()
        page.set_default_timeout(30_000)
        troubles = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: foreign(request.url) and troubles.append(request.url))
        yield page
        assert troubles == []


@pytest.fixture
def phone(browser):
    with a_phone(browser) as page:
        yield page


@pytest.fixture
def phone_of(browser):
    """As many phones as a test wants."""
    return partial(a_phone, browser)


@pytest.fixture
def trusting_phone(browser):
    """A phone that takes a certificate that nobody has signed."""
    with a_phone(browser, ignore_https_errors=True) as page:
        yield page


@pytest.fixture(scope="session")
def handed_on(browser):
    """A phone that tests hand on to each other."""
    with a_phone(browser) as page:
        # It could not be taken back: who saved data in one test would in all that follow.
        page.add_init_script = None
        yield page


@pytest.fixture
def reader(handed_on):
    """A phone that is handed on, with a tab that remembers nothing; quicker than a new one."""
    handed_on.set_viewport_size(PHONE["viewport"])
    handed_on.emulate_media(**PLAIN)
    handed_on.goto("about:blank")
    yield handed_on
    handed_on.evaluate("sessionStorage.clear()")
    handed_on.emulate_media(**PLAIN)


@pytest.fixture(scope="session")
def awake(browser, app):
    """A visitor for whom the live guide is awake; every test that uses them begins anew."""
    app.await_ready()
    with a_phone(browser) as page:
        yield Visitor(page, read_guide()).open(f"{app.url}/live", live=True)


@pytest.fixture
def live(awake):
    """The live guide, at its first step."""
    yield awake.restart()
    awake.page.emulate_media(**PLAIN)
    awake.page.evaluate("document.documentElement.style.fontSize = ''")
    awake.page.set_viewport_size(PHONE["viewport"])


@pytest.fixture
def both(reader, live, pages):
    """A function that goes to a step in both forms, and gives the page of each."""
    visitor = Visitor(reader, live.flow).open(pages[live.flow.guide.language].as_uri())
    return lambda step: (visitor.go(step).page, live.live_page_at(step))


@pytest.fixture(scope="session")
def readings(browser, app):
    """A function that has somebody read a form in a language, the same one each time."""
    with ExitStack() as stack:

        def begin(form, language):
            app.await_ready()
            page = stack.enter_context(a_phone(browser))
            return begin_reading(page, app.url, form, language)

        yield cache(begin)


@pytest.fixture(params=[form for form, turn in FORMS.items() if LONG or not turn], ids=" ".join)
def reading(request, readings):
    return readings(*request.param)


@pytest.fixture
def waiting(phone):
    return Waiting(phone)


@pytest.fixture
def desk(browser):
    """A desktop's window; what stock Jupyter asks of others is its own affair."""
    sizes = {"width": 1280, "height": 900}
    with browser.new_context(viewport=sizes, locale=PHONE["locale"]) as context:
        page = context.new_page()
        page.set_default_timeout(60_000)
        yield page


@pytest.fixture(scope="session")
def plain_phone(browser):
    """A phone on which no script runs, so that it remembers nothing; tests hand it on."""
    with browser.new_context(**PHONE, java_script_enabled=False) as context:
        yield context.new_page()


def foreign(url: str) -> bool:
    return urlsplit(url).hostname not in ("127.0.0.1", None)
