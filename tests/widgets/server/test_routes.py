"""Which addresses the app answers, which lead elsewhere, and which are nowhere."""

import json
import re
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.support.kernel_client import close_code, connected, raw_request
from tests.support.serving import fetch, serving
from tests.support.two_languages import STEPS
from widgets.live.bundle import NAME
from widgets.views.fragment import PAPER

HOME_SCREEN = {
    "manifest.json": "application/manifest+json",
    "en/manifest.json": "application/manifest+json",
    "icon.png": "image/png",
    "service_worker.js": "text/javascript; charset=utf-8",
}


@pytest.fixture(scope="module")
def full_app_in_a_folder(bilingual, tmp_path_factory):
    options = ("--most-visitors", "0", "--base-url", "guide")
    log = tmp_path_factory.mktemp("app") / "log"
    with serving(log, *options, guide=bilingual) as served:
        yield served


@pytest.mark.parametrize("path", [PAPER, f"en/{PAPER}"])
def test_the_whole_guide_for_paper_costs_no_kernel(full_app, path):
    answer = fetch(f"{full_app.url}/{path}")
    assert 'class="guide guide-paper"' in answer.text
    assert answer.headers["Set-Cookie"] is None


def test_the_live_guides_address_has_the_page(full_app):
    assert fetch(f"{full_app.url}/live").body == fetch(full_app.url).body
    assert fetch(f"{full_app.url}/en/live").body == fetch(f"{full_app.url}/en/").body


def test_a_home_screen_finds_the_guide_in_each_language(full_app):
    for path, kind in HOME_SCREEN.items():
        assert fetch(f"{full_app.url}/{path}").headers["Content-Type"] == kind
    for language in ("", "en/"):
        told = json.loads(fetch(f"{full_app.url}/{language}manifest.json").text)
        page = BeautifulSoup(fetch(f"{full_app.url}/{language}").text, "html.parser")
        assert (told["lang"], told["name"]) == (page.html["lang"], page.title.text)
        assert page.find("link", rel="manifest")["href"] == "manifest.json"


STEP = STEPS[0]
LEADS = {
    "/index.html": "/",
    "/en/index.html": "/en/",
    "/live/": "/live",
    "/en/live/": "/en/live",
    "/en": "/en/",
    f"/%23{STEP}": f"/#{STEP}",
    f"/en/%23{STEP}": f"/en/#{STEP}",
    f"/live%23{STEP}": f"/live#{STEP}",
    f"/{STEP}": f"/#{STEP}",
    f"/en/{STEP}": f"/en/#{STEP}",
}
BASES = {
    "at the root": "/",
    "in a folder": "/guide/",
    "handed on whole": "/user/ana/proxy/absolute/8866/",
}


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_an_address_that_is_meant_leads_there(full_app, full_app_in_a_folder, base):
    served = full_app_in_a_folder if base == "/guide/" else full_app
    led = {path: lead(f"{served.url}{base[:-1]}{path}") for path in LEADS}
    assert led == {path: f"{served.url}{base[:-1]}{to}" for path, to in LEADS.items()}


def lead(url):
    """Where a redirect leads, as a browser takes it."""
    answer = raw_request(url, f"GET {urlsplit(url).path} HTTP/1.0\r\nHost: x\r\n\r\n".encode())
    found = re.search(rb"^Location: (.*)\r$", answer, re.MULTILINE)
    return urljoin(url, found[1].decode()) if found else answer


@pytest.mark.parametrize("path", ["nowhere", "a/b/c", "zz/", "zz/live", "en/nowhere", "live/x"])
@pytest.mark.parametrize("base", ["/", "/guide/"], ids=["at the root", "in a folder"])
def test_any_other_address_leads_on_in_every_language(full_app, full_app_in_a_folder, base, path):
    served = full_app if base == "/" else full_app_in_a_folder
    answer = fetch(url := f"{served.url}{base}{path}")
    assert answer.status == 404
    links = BeautifulSoup(answer.text, "html.parser").select("section[lang] a")
    home = f"{served.url}{base}"
    assert [urljoin(url, link["href"]) for link in links] == [home, f"{home}en/"]
    assert [link.find_parent("section")["lang"] for link in links] == ["ja", "en"]


def test_in_a_folder_all_is_there_and_beside_it_nothing(full_app_in_a_folder):
    url = full_app_in_a_folder.url
    for path in ("", "live", "en/", PAPER, NAME, "healthz", *HOME_SCREEN):
        assert fetch(f"{url}/guide/{path}").status == 200
    assert lead(f"{url}/guide") == f"{url}/guide/"
    assert fetch(f"{url}/").status == 404
    with connected(f"{url}/guide", origin=url) as line:
        assert close_code(line) == 1013


def test_a_proxy_may_hand_on_whole_addresses(full_app):
    handed_on = f"{full_app.url}/user/ana/proxy/absolute/8866"
    for path in ("", "live", "en/", PAPER, NAME):
        assert fetch(f"{handed_on}/{path}").status == 200
    assert lead(handed_on) == f"{handed_on}/"
    with connected(handed_on, origin=full_app.url) as line:
        assert close_code(line) == 1013
    assert 'href="../"' in fetch(f"{handed_on}/nowhere/to/be").body.decode().replace(
        "../../", "../"
    )


def test_a_language_that_is_not_spoken_is_not_found(full_app):
    assert fetch(f"{full_app.url}/xx/live").status == 404
    assert "AttributeError" not in full_app.log.read_text()


@pytest.mark.parametrize(
    "path",
    [
        "/notebooks/guide.ipynb",
        "/live/guide.ipynb",
        "/voila/render/guide.ipynb",
        "/voila/tree",
        "/voila/files/guide.ipynb",
        "/voila/files/../pyproject.toml",
        "/voila/api/contents/guide.ipynb",
        "/api/kernels",
        "/api/contents",
    ],
)
def test_nothing_else_is_served(full_app, path):
    assert fetch(f"{full_app.url}{path}").status in (403, 404)
