"""What visitors of one language get: made once from the content, for all who ask."""

from __future__ import annotations

from dataclasses import dataclass

from jupyter_server.utils import url_path_join

from guide_data import Flow
from widgets.pages.headers import page_policy
from widgets.pages.page import around, document
from widgets.pages.print_page import paper
from widgets.server.cached_response import CachedResponse

# What stands in Voilà's template for the text before the live guide, and after it.
MARKS = {name: f"<!-- {name} -->" for name in ("page_and_before", "after")}


@dataclass(frozen=True)
class RenderedPages:
    """What is answered in one language: the page, the page while all kernels are taken, and the
    whole guide for paper; their policy; and what is written for the marks in Voilà's template.
    """

    page: CachedResponse
    full: CachedResponse
    paper: CachedResponse
    policy: str
    marks: dict[str, str]


def render_pages(flow: Flow, base_url: str) -> dict[str | None, RenderedPages]:
    """What is answered, by language; None stands for the guide's own.

    ``base_url`` is where the browser finds this process.
    """
    languages = [None, *(other.guide.language for other in flow.others)]
    return {language: render_language(flow, language or "", base_url) for language in languages}


def render_language(flow: Flow, language: str, base_url: str) -> RenderedPages:
    """What is answered in one language, empty for the guide's own."""
    live = url_path_join("/", language, "live")
    before, after = around(flow, language, "live", url_path_join(base_url, "voila/"))
    return RenderedPages(
        page=CachedResponse.html(document(flow, language=language, live=live)),
        full=CachedResponse.html(document(flow, language=language, leaf="live", full=True)),
        paper=CachedResponse.html(paper(flow, language=language)),
        policy=page_policy(asks=True),
        marks={MARKS["page_and_before"]: before, MARKS["after"]: after},
    )
