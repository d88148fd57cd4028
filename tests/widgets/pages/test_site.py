"""The page as files: what a server that knows nothing of the guide serves and says."""

import gzip
import re

import pytest
from bs4 import BeautifulSoup

from widgets.pages.headers import fingerprint, page_headers
from widgets.pages.site import write


@pytest.fixture(params=[False, True], ids=["page alone", "live guide beside it"])
def site(request, flow, tmp_path):
    return list(write(flow, tmp_path, live=request.param)), tmp_path, request.param


def test_every_file_stands_there_compressed_too(site):
    pages, folder, live = site
    leaves = ["index.html", "print.html", *(["live.html"] if live else [])]
    names = {f"{language}{leaf}" for language in ("", "en/") for leaf in leaves}
    assert {page.relative_to(folder).as_posix() for page in pages} == names
    for page in pages:
        assert gzip.decompress(page.with_suffix(".html.gz").read_bytes()) == page.read_bytes()
    assert list(folder.rglob(".*")) == []


def test_only_with_the_live_guide_beside_it_the_page_leads_there(site):
    pages, folder, live = site
    leads = {
        page.relative_to(folder).as_posix(): soup(page).body.get("data-live")
        for page in pages
        if page.name == "index.html"
    }
    assert leads == {
        "index.html": "/live" if live else None,
        "en/index.html": "/en/live" if live else None,
    }


def test_the_headers_allow_what_the_page_holds_and_nothing_else(site):
    pages, folder, live = site
    policy = page_headers(asks=live)["Content-Security-Policy"]
    for page in pages:
        held = [fingerprint(tag.string) for tag in soup(page).find_all(["script", "style"])]
        # What is for paper has no script.
        allowed = re.findall(r"'(sha256-[^']+)'", policy)
        assert allowed[-1:] == held if page.name == "print.html" else allowed == held[::-1]
    assert "frame-ancestors 'none'" in policy
    for name, value in page_headers(asks=live).items():
        assert f'add_header {name} "{value}" always;\n' in (folder / "headers.conf").read_text()
        assert f"  {name}: {value}\n" in (folder / "_headers").read_text()


def soup(page):
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
