"""What visitors of one language get: made once from the content, for all who ask."""

from __future__ import annotations

from dataclasses import dataclass

from guide_data import Flow
from widgets.live.bundle import NAME
from widgets.pages.headers import page_policy
from widgets.pages.page import document
from widgets.pages.print_page import paper
from widgets.server.cached_response import CachedResponse


@dataclass(frozen=True)
class RenderedPages:
    """What is answered in one language: the page, the whole guide for paper, and their policy."""

    page: CachedResponse
    paper: CachedResponse
    policy: str


def render_pages(flow: Flow) -> dict[str | None, RenderedPages]:
    """What is answered, by language; None stands for the guide's own."""
    languages = [None, *(other.guide.language for other in flow.others)]
    return {language: render_language(flow, language or "") for language in languages}


def render_language(flow: Flow, language: str) -> RenderedPages:
    """What is answered in one language, empty for the guide's own."""
    return RenderedPages(
        page=CachedResponse.html(document(flow, language=language, live=NAME)),
        paper=CachedResponse.html(paper(flow, language=language)),
        policy=page_policy(asks=True),
    )
