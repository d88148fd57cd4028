"""What browsers keep of the app's answers: in which form, how long, and without a network."""

import gzip
import re

import pytest

from tests.support.paths import SMALL
from tests.support.serving import fetch, serving
from widgets.live.bundle import NAME

SCRIPT = f"/{NAME}"


@pytest.mark.parametrize("path", ["/", "/live", SCRIPT, "/manifest.json", "/service_worker.js"])
@pytest.mark.parametrize("accepted", ["gzip, br", "identity", "br, gzip;q=0", "gzip; q=0.0, br"])
def test_bytes_are_marked_and_not_sent_twice(full_app, path, accepted):
    url = f"{full_app.url}{path}"
    given = fetch(url, Accept_Encoding=accepted)
    packed = accepted == "gzip, br"
    assert (given.headers["Content-Encoding"] == "gzip") == packed
    assert int(given.headers["Content-Length"]) == len(given.body)
    assert "Accept-Encoding" in given.headers["Vary"]
    mark = given.headers["ETag"]
    assert re.fullmatch('"[0-9a-f]{32}(-gzip)?"', mark)
    assert mark.endswith('-gzip"') == packed
    again = fetch(url, Accept_Encoding=accepted, If_None_Match=f'"x", {mark}')
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", mark)
    assert again.headers["Cache-Control"] == given.headers["Cache-Control"]
    assert fetch(url, Accept_Encoding=accepted, If_None_Match='"x"').status == 200
    head = fetch(url, "HEAD", Accept_Encoding=accepted)
    assert head.body == b""
    assert head.headers["Content-Length"] == given.headers["Content-Length"]


def test_both_forms_hold_the_same(full_app):
    packed = fetch(full_app.url, Accept_Encoding="gzip")
    plain = fetch(full_app.url, Accept_Encoding="identity")
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 3
    assert packed.headers["ETag"] != plain.headers["ETag"]


@pytest.mark.parametrize(
    ("path", "cached"),
    [
        ("/", "public, max-age=60, stale-while-revalidate=600"),
        ("/manifest.json", "public, max-age=60, stale-while-revalidate=600"),
        ("/icon.png", "public, max-age=60, stale-while-revalidate=600"),
        ("/service_worker.js", "no-cache"),
        (SCRIPT, "public, max-age=31536000, immutable"),
        ("/nowhere", "no-store"),
    ],
    ids=["page", "manifest", "icon", "worker", "script", "missing"],
)
def test_what_can_never_change_is_kept_for_ever(full_app, path, cached):
    assert fetch(f"{full_app.url}{path}").headers["Cache-Control"] == cached


def test_what_keeps_the_page_may_ask_for_it(full_app):
    policy = fetch(f"{full_app.url}/service_worker.js").headers["Content-Security-Policy"]
    assert "connect-src 'self'" in policy


def test_where_the_operator_wants_none_no_browser_keeps_the_page(tmp_path):
    with serving(tmp_path / "log", "--most-visitors", "0", "--no-offline", guide=SMALL) as app:
        page, worker = (fetch(f"{app.url}/{path}") for path in ("", "service_worker.js"))
    assert "data-worker" not in page.text.partition("<body")[2].partition(">")[0]
    assert "worker-src" not in page.headers["Content-Security-Policy"]
    assert "unregister()" in worker.text
    assert worker.headers["Cache-Control"] == "no-cache"
