"""What visitors of one language get: made once from the content, for all who ask."""

from __future__ import annotations

from dataclasses import dataclass

from guide_data import Flow
from widgets.live.bundle import bundle_for
from widgets.pages.extras import extras
from widgets.pages.headers import page_policy
from widgets.pages.offline import manifest, service_worker
from widgets.pages.page import document
from widgets.pages.print_page import paper
from widgets.server.cached_response import CachedResponse

SCRIPT_TYPE = "text/javascript; charset=utf-8"


@dataclass(frozen=True)
class RenderedPages:
    """What is answered in one language: the page, the whole guide for paper, what a home screen
    is told, and their policy.
    """

    page: CachedResponse
    paper: CachedResponse
    manifest: CachedResponse
    policy: str


def render_pages(flow: Flow, *, offline: bool) -> dict[str | None, RenderedPages]:
    """What is answered, by language; None stands for the guide's own."""
    languages = [None, *(other.guide.language for other in flow.others)]
    return {language: render_language(flow, language or "", offline) for language in languages}


def render_language(flow: Flow, language: str, offline: bool) -> RenderedPages:
    """What is answered in one language, empty for the guide's own."""
    page = document(flow, language=language, live=bundle_for(flow).name, offline=offline)
    told = manifest(flow, flow.speaking(language))
    return RenderedPages(
        page=CachedResponse.html(page),
        paper=CachedResponse.html(paper(flow, language=language)),
        manifest=CachedResponse.of("application/manifest+json", told.encode()),
        policy=page_policy(asks=True, offline=offline, more=extras(flow)),
    )


def render_worker(
    flow: Flow, pages: dict[str | None, RenderedPages], *, offline: bool
) -> CachedResponse:
    """What keeps these pages in a browser, or ends what kept them."""
    marks = (page.page.etag for page in pages.values())
    text = service_worker(flow, marks, offline=offline)
    return CachedResponse.of(SCRIPT_TYPE, text.encode())
