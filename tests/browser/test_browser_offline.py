"""The page without its server: from a home screen, and on the next visit."""

from shutil import copytree

import pytest
from playwright.sync_api import Error, expect

from guide_data import read_guide
from tests.browser.conftest import a_phone
from tests.support.long_run import some
from tests.support.moody_server import moody_server
from tests.support.paths import SMALL
from tests.support.serving import serving, status, until
from tests.support.two_languages import STEPS, two_languages
from tests.support.visitor import SAVES_DATA, Visitor
from widgets.pages.site import write

STEP = STEPS[0]
KEPT = """async () => {
    const names = await caches.keys();
    const caught = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return caught.flat().map(({ url }) => url).sort();
}"""
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"
SETTLED = "async () => !(await navigator.serviceWorker.ready).installing"


@pytest.fixture(scope="module")
def flow(tmp_path_factory):
    """A small guide in two languages: how much is kept makes no difference, but to the time."""
    return read_guide(two_languages(tmp_path_factory.mktemp("guide")))


@pytest.fixture(scope="module")
def written(flow, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    list(write(flow, folder))
    return folder


@pytest.fixture
def phone(browser):
    with a_phone(browser, service_workers="allow") as page:
        yield page


@pytest.fixture
def site(written, tmp_path):
    copytree(written, tmp_path, dirs_exist_ok=True)
    with moody_server(tmp_path) as server:
        server.folder = tmp_path
        yield server


def keeps(page, *addresses):
    """Wait until exactly these addresses are kept."""
    until(lambda: page.evaluate(KEPT) == sorted(addresses), lambda: str(page.evaluate(KEPT)))


def opened(phone, address):
    """Somebody who has opened the guide, and whose browser has kept it."""
    phone.goto(address)
    phone.evaluate("navigator.serviceWorker.ready.then(() => {})")
    until(lambda: phone.evaluate(KEPT), lambda: "nothing is kept")


def visits(phone, address):
    """Come to an address anew."""
    phone.goto("about:blank")
    phone.goto(address)


VISITED = ["", "en/", "en/index.html", "index.html"]


@pytest.mark.parametrize("visited", some(VISITED, 2))
def test_when_the_server_has_died_a_visited_page_opens_at_its_step(phone, site, flow, visited):
    language, leaf = ("en/" if visited.startswith("en/") else ""), visited.removeprefix("en/")
    opened(phone, f"{site.url}{language}{leaf}")
    site.shutdown()
    site.server_close()
    somebody = Visitor(phone, flow.speaking(language[:2]))
    for again in (f"{site.url}{language}{leaf}#{STEP}", f"{site.url}{language}#{STEP}"):
        visits(phone, again)
        somebody.sees(STEP)
    phone.reload()
    somebody.sees(STEP)


@pytest.mark.parametrize("mood", ["500", "503", "silent"])
def test_a_server_in_trouble_is_stood_in_for(phone, site, flow, mood):
    opened(phone, site.url)
    site.mood = mood
    visits(phone, f"{site.url}#{STEP}")
    Visitor(phone, flow).sees(STEP)
    keeps(phone, site.url)


def test_a_page_that_is_no_longer_there_is_forgotten(phone, site):
    opened(phone, site.url)
    site.mood = "404"
    visits(phone, site.url)
    expect(phone.locator(".guide")).to_have_count(0)
    keeps(phone)


def test_the_page_of_somebody_between_is_shown_and_not_kept(phone, site, flow):
    opened(phone, site.url)
    site.mood = "hotel"
    visits(phone, site.url)
    expect(phone.locator("h1")).to_have_text("Wi-Fi")
    site.mood = "500"
    visits(phone, site.url)
    Visitor(phone, flow).sees(flow.guide.start)


def test_with_a_network_what_is_new_is_seen_at_once_and_kept(phone, site, flow):
    opened(phone, site.url)
    title = "Changed"
    guide = flow.guide.model_copy(update={"title": title})
    list(write(flow.model_copy(update={"guide": guide}), site.folder))
    for site.mood in ("", "500"):
        visits(phone, site.url)
        expect(phone.locator("h1")).to_have_text(title)
        # Of what is new, the worker that comes with it keeps what was kept.
        until(lambda: phone.evaluate(SETTLED), lambda: "a worker is still coming")


def test_the_first_visit_costs_one_page_and_the_second_keeps_every_language(phone, site):
    opened(phone, f"{site.url}#{STEP}")
    keeps(phone, site.url)
    assert "/en/index.html" not in site.asked
    visits(phone, site.url)
    keeps(phone, site.url, f"{site.url}en/")
    # A step is nobody's business.
    assert not [path for path in site.asked if STEP in path]


def test_who_saves_data_keeps_what_they_read(phone, site):
    opened(phone, site.url)
    # It is the worker that heeds it.
    phone.context.service_workers[0].evaluate(SAVES_DATA)
    for _ in range(2):
        visits(phone, f"{site.url}print.html")
        keeps(phone, site.url, f"{site.url}print.html")
    assert "/en/" not in site.asked


def test_nothing_but_the_guides_documents_is_kept(phone, site):
    (site.folder / "en" / "other.html").write_text("<!doctype html><body data-guide>")
    opened(phone, site.url)
    for other in ("?from=mail", "en/other.html", "icon.png", "nowhere", "en/?a", "manifest.json"):
        visits(phone, site.url + other)
    visits(phone, f"{site.url}print.html")
    keeps(phone, site.url, f"{site.url}en/", f"{site.url}print.html")


def test_where_the_operator_wants_none_what_was_kept_is_forgotten(phone, site, flow):
    opened(phone, site.url)
    list(write(flow, site.folder, offline=False))
    visits(phone, site.url)
    keeps(phone)
    visits(phone, site.url)
    until(lambda: phone.evaluate(WORKERS) == 0, lambda: str(phone.evaluate(WORKERS)))


def test_guides_of_one_host_leave_each_other_alone(phone, flow, written, tmp_path):
    for name in ("a", "b"):
        copytree(written, tmp_path / name)
    with moody_server(tmp_path) as server:
        a, b = f"{server.url}a/", f"{server.url}b/"
        for one in (a, b):
            opened(phone, one)
        list(write(flow, tmp_path / "a", offline=False))
        visits(phone, a)
        keeps(phone, b)
        visits(phone, b)
        until(lambda: phone.evaluate(WORKERS) == 1, lambda: str(phone.evaluate(WORKERS)))
        keeps(phone, b, f"{b}en/")


def test_a_page_opened_as_a_file_asks_for_nothing(phone, site, flow):
    said = []
    phone.on("console", lambda message: said.append(message.text))
    phone.goto((site.folder / "index.html").as_uri())
    Visitor(phone, flow).walk((flow.steps[flow.guide.start].options[0].id,))
    assert said == []


@pytest.mark.parametrize("base", some(["/guide/", "/"], 1))
def test_the_live_guide_is_as_before_and_the_page_outlives_its_server(phone, tmp_path, base):
    with serving(tmp_path / "log", "--base-url", base, guide=SMALL) as app:
        small = read_guide(SMALL)
        url, step = f"{app.url}{base}", small.steps[small.guide.start].options[0]
        until(lambda: status(f"{url}readyz") == 200, app.log.read_text)
        opened(phone, url)
        visitor = Visitor(phone, small).open(url, live=True)
        visitor.tap(step.id)
        visitor.sees(step.to)
        visitor.await_live()
        keeps(phone, url)
    visitor.await_page()
    phone.reload()
    visitor.sees(step.to)
    visits(phone, f"{url}live#{step.to}")
    visitor.sees(step.to)


def test_without_a_copy_nothing_stands_in(phone, site):
    opened(phone, site.url)
    site.shutdown()
    site.server_close()
    with pytest.raises(Error, match="ERR_"):
        phone.goto(f"{site.url}print.html")
