"""The map beside the guide's page, and where no kernel runs: whole, closed, and its own."""

import json
import re
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from guide_data.maps.map_content import drawn
from widgets.editor.flow_map import FlowMap
from widgets.map_view.map_html import data
from widgets.pages.headers import fingerprint
from widgets.pages.map_page import MAP
from widgets.pages.site import write


@pytest.fixture(scope="module")
def site(flow, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    pages = list(write(flow, folder, draw=drawn))
    return folder, [page for page in pages if page.name == MAP]


def soup(page):
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def test_there_is_a_map_in_each_language_and_every_step_leads_to_the_page_beside_it(site, flow):
    _, pages = site
    languages = [spoken.guide.language for spoken in flow.languages]
    assert [soup(page).html["lang"] for page in pages] == languages
    for page in pages:
        beside = soup(page.with_name("index.html"))
        leads = [step["href"].partition("#") for step in soup(page).select("a.map-step")]
        assert len(leads) == len(flow.steps)
        assert all(file == "index.html" and beside.find(id=id) for file, _, id in leads)


def test_it_may_run_its_own_script_and_style_and_ask_nobody(site):
    folder, pages = site
    header = (folder / "headers.conf").read_text(encoding="utf-8")
    for page in pages:
        document = soup(page)
        policy = document.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
        script = document.select_one("script:not([type])").string
        held = [fingerprint(text) for text in (script, document.style.string)]
        assert re.findall(r"'(sha256-[^']+)'", policy) == held
        assert "connect-src 'none'" in policy
        assert all(hash in header for hash in held)
        assert not document.select("[style], [src], link:not([rel=icon])")


def test_what_it_tells_ends_no_script(flow):
    title = "</script><b>"
    shown = drawn(flow, flow, "./")
    shown.details["steps"][0]["title"] = title
    text = BeautifulSoup(data(shown), "html.parser").script.string
    assert json.loads(text)["details"]["steps"][0]["title"] == title


def test_where_no_kernel_runs_the_whole_map_is_an_image(flow):
    bundle, _ = FlowMap(drawn(flow, flow, ""))._repr_mimebundle_()
    image = BeautifulSoup(bundle["text/html"], "html.parser").img
    kind, _, text = image["src"].partition(",")
    assert kind.startswith("data:image/svg+xml")
    drawing = BeautifulSoup(unquote(text), "html.parser")
    assert len(drawing.select("a.map-step")) == len(flow.steps)
    assert image["alt"] == bundle["text/plain"]
    assert len(bundle["text/html"].encode()) < 120_000
