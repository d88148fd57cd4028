"""A browser of today that misses what an old one does not have: globals, and parts of the style.

What it cannot miss: syntax, which a test of the scripts' text holds, how pages are laid out, and
options of functions. A real browser of that age is better, where there is one.
"""

from __future__ import annotations

import json
import re
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from playwright.sync_api import BrowserContext, Route

from tests.support.node import run_node

# Chromium 83 itself is walked in by test_browser_engines.
OLD_BROWSERS = ("safari-14", "firefox-78")
SCRIPT = Path(__file__).parent / "as_old_browser.js"
STYLE = re.compile(r"(<style[^>]*>)(.*?)(?=</style>)", re.DOTALL)
# What Playwright itself needs in a page.
KEPT = ("BigInt64Array", "BigUint64Array")
# Run in every document before its own scripts.
FORGET = """(() => {
    const known = { Window: window, TypedArray: Object.getPrototypeOf(Int8Array) };
    const inside = (one, name) => one?.[name];
    const find = (path) => known[path] ?? path.split(".").reduce(inside, window);
    for (const [path, names] of Object.entries(%s)) {
        const owner = find(path);
        const owners = [owner, owner?.prototype].filter((one) => Object(one) === one);
        for (const one of owners) for (const name of names) Reflect.deleteProperty(one, name);
    }
})()"""


def make_old(context: BrowserContext, profile: str) -> None:
    """Let all that a context opens miss what a browser of a profile does not have.

    The style is another then, so the context must be one that bypasses the page's policy.
    """
    missing = given(profile, "")["missing"]
    forgotten = {owner: [n for n in names if n not in KEPT] for owner, names in missing.items()}
    context.add_init_script(FORGET % json.dumps(forgotten))
    context.route("**/*", partial(serve, profile))


def serve(profile: str, route: Route) -> None:
    """Answer with a document whose style is what the old browser reads of it."""
    if route.request.resource_type != "document":
        return route.continue_()
    url = urlsplit(route.request.url)
    if url.scheme == "file":
        html = Path(url2pathname(url.path)).read_text(encoding="utf-8")
        return route.fulfill(body=aged(profile, html), content_type="text/html; charset=utf-8")
    response = route.fetch()
    return route.fulfill(response=response, body=aged(profile, response.text()))


def aged(profile: str, html: str) -> str:
    """A document with its styles as the old browser reads them."""
    return STYLE.sub(lambda style: style[1] + given(profile, style[2])["style"], html)


@cache
def given(profile: str, style: str) -> dict[str, Any]:
    """The names that are missing, and what is left of a style."""
    printed = run_node(str(SCRIPT), profile, given=style)
    found: dict[str, Any] = json.loads(printed)
    return found
