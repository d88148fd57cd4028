"""The page as files: what a server that knows nothing of the guide serves and says."""

import gzip
import json
import re

import pytest
from bs4 import BeautifulSoup

from guide_data import read_guide
from tests.support.paths import SMALL
from widgets.pages.headers import fingerprint, page_headers
from widgets.pages.icon import ICON_FILE, PNG
from widgets.pages.offline import MANIFEST, WORKER
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
    assert scripts == {WORKER} | ({live.name} if live else set())
    for path in [*pages, *(folder / name for name in scripts), *folder.rglob(MANIFEST)]:
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
    policy = page_headers(asks=bool(live), offline=True)["Content-Security-Policy"]
    for page in pages:
        held = [fingerprint(tag.string) for tag in soup(page).find_all(["script", "style"])]
        # What is for paper, or for nobody, has no script.
        allowed = re.findall(r"'(sha256-[^']+)'", policy)
        assert allowed == held[::-1] if page.name == "index.html" else allowed[-1:] == held
    assert "frame-ancestors 'none'" in policy
    for name, value in page_headers(asks=bool(live), offline=True).items():
        assert f'add_header {name} "{value}" always;\n' in (folder / "headers.conf").read_text()
        assert f"  {name}: {value}\n" in (folder / "_headers").read_text()


def test_home_screens_are_told_of_each_language_and_find_all_that_they_are_told_of(site):
    pages, folder, live = site
    for page in pages:
        if page.name != "index.html":
            continue
        head, leaf = soup(page).head, "index.html" if not live else ""
        manifest = page.parent / head.find("link", rel="manifest")["href"]
        told = json.loads(manifest.read_text(encoding="utf-8"))
        assert told["lang"] == soup(page).html["lang"]
        assert told["name"] == head.title.text
        assert (manifest.parent / told["start_url"]).resolve() == (page.parent / leaf).resolve()
        assert (manifest.parent / told["scope"]).resolve() == folder.resolve()
        assert (page.parent / soup(page).body["data-worker"]).resolve() == folder.resolve() / WORKER
        icons = [icon["src"] for icon in told["icons"] if not icon["src"].startswith("data:")]
        icons += [head.find("link", rel="apple-touch-icon")["href"]]
        for icon in icons:
            assert (page.parent / icon).read_bytes() == PNG == (folder / ICON_FILE).read_bytes()


def test_a_worker_changes_with_what_it_keeps_and_not_without(edited, tmp_path):
    def worker(name, guide):
        list(write(guide, tmp_path / name))
        return (tmp_path / name / WORKER).read_text(encoding="utf-8")

    small = read_guide(SMALL)
    other = read_guide(edited("causes/1_router.yaml", "text: 消えている", "text: 暗い"))
    assert worker("a", small) == worker("b", small) != worker("c", other)


def test_where_nobody_may_keep_it_the_page_names_no_worker_and_the_worker_ends_itself(
    small, tmp_path
):
    pages = [page for page in write(small, tmp_path, offline=False) if page.name == "index.html"]
    policy = page_headers(asks=False, offline=False)["Content-Security-Policy"]
    assert f'"{policy}"' in (tmp_path / "headers.conf").read_text()
    for page in pages:
        assert "data-worker" not in soup(page).body.attrs
        assert not soup(page)("link", rel=["manifest", "apple-touch-icon"])
        assert "worker-src" not in policy + page.read_text(encoding="utf-8")
    assert "unregister()" in (tmp_path / WORKER).read_text()
    assert '"fetch"' not in (tmp_path / WORKER).read_text()


def test_what_a_worker_knows_the_guides_documents_by_is_in_each_of_them(site):
    pages, folder, _ = site
    [ours] = re.findall(r'OURS = "(.+?)"', (folder / WORKER).read_text(encoding="utf-8"))
    assert all(ours in page.read_text(encoding="utf-8") for page in pages)


def soup(page):
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
