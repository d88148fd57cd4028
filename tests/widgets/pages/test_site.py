"""The page as files: what a server that knows nothing of the guide serves and says."""

import gzip
import re

import pytest
from bs4 import BeautifulSoup

from widgets.pages.headers import fingerprint, page_headers
from widgets.pages.site import Bundle, write

BUNDLE = Bundle("assets/live.0123456789ab.js", "export {};")


@pytest.fixture(params=[None, BUNDLE], ids=["page alone", "live guide beside it"])
def site(request, flow, tmp_path):
    return list(write(flow, tmp_path, live=request.param)), tmp_path, request.param


def test_every_file_stands_there_compressed_too(site):
    pages, folder, live = site
    leaves = ["index.html", "print.html"]
    names = {f"{language}{leaf}" for language in ("", "en/") for leaf in leaves} | {"404.html"}
    assert {page.relative_to(folder).as_posix() for page in pages} == names
    scripts = {path.relative_to(folder).as_posix() for path in folder.rglob("*.js")}
    assert scripts == ({live.name} if live else set())
    for path in [*pages, *(folder / name for name in scripts)]:
        assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()) == path.read_bytes()
    assert list(folder.rglob(".*")) == []


def test_only_with_the_live_guide_beside_it_the_page_leads_there(site):
    pages, folder, live = site
    leads = {
        page.relative_to(folder).as_posix(): soup(page).body.get("data-live")
        for page in pages
        if page.name == "index.html"
    }
    assert leads == {
        "index.html": live and live.name,
        "en/index.html": live and f"../{live.name}",
    }


def test_the_headers_allow_what_the_page_holds_and_nothing_else(site):
    pages, folder, live = site
    policy = page_headers(asks=bool(live))["Content-Security-Policy"]
    for page in pages:
        held = [fingerprint(tag.string) for tag in soup(page).find_all(["script", "style"])]
        # What is for paper, or for nobody, has no script.
        allowed = re.findall(r"'(sha256-[^']+)'", policy)
        assert allowed == held[::-1] if page.name == "index.html" else allowed[-1:] == held
    assert "frame-ancestors 'none'" in policy
    for name, value in page_headers(asks=bool(live)).items():
        assert f'add_header {name} "{value}" always;\n' in (folder / "headers.conf").read_text()
        assert f"  {name}: {value}\n" in (folder / "_headers").read_text()


def soup(page):
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
