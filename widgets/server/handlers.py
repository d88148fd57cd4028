"""The answers at the guide's own addresses: the page, the guide for paper, the live guide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import tornado.web
from voila.tornado.handler import TornadoVoilaHandler

from widgets.pages.headers import CSP, PAGE_CACHE, live_policy
from widgets.server.cached_response import CachedResponseHandler
from widgets.server.kernel_pool import KernelPool
from widgets.server.rendered_pages import RenderedPages


def pages_in(handler: tornado.web.RequestHandler, language: str | None) -> RenderedPages:
    """What visitors get in a language, None for the guide's own; status 404 for an unknown one."""
    pages: dict[str | None, RenderedPages] = handler.settings["pages"]
    if language not in pages:
        raise tornado.web.HTTPError(404)
    return pages[language]


class PageHandler(CachedResponseHandler):
    """The page: made once for each language, no kernel, no cookie."""

    kind = "page"

    def head(self, language: str | None = None) -> None:
        """Answer as with the page, but for the page itself."""
        self.get(language)

    def get(self, language: str | None = None) -> None:
        """Answer with the page."""
        pages = pages_in(self, language)
        self.set_header(CSP, pages.policy)
        if self.request.method == "GET":
            self.settings["count_visit"](self.kind)
        self.respond(getattr(pages, self.kind), PAGE_CACHE)


class PrintHandler(PageHandler):
    """The whole guide for paper."""

    kind = "paper"


class LiveHandler(TornadoVoilaHandler, CachedResponseHandler):
    """The live guide while a kernel is ready, else the page, at the same address."""

    write_error = tornado.web.RequestHandler.write_error
    marks: Mapping[str, str] = {}

    def head(self, language: str | None = None) -> None:
        """Say whether a kernel is ready, without taking it."""
        self.set_status(200 if self.settings["pool"].ready() else 503)

    async def get(self, language: str | None = None) -> None:
        """Answer at once, with whatever can be had at once."""
        pages = pages_in(self, language)
        pool: KernelPool = self.settings["pool"]
        if pool.ready():
            self.settings["count_visit"]("live")
            await self.render_live(pages, pool)
            return
        if pool.settings.base_url:
            # The proxy asks the next one, and has the page itself.
            self.set_status(503)
        else:
            self.settings["count_visit"]("full")
        self.set_header(CSP, pages.policy)
        self.respond(pages.full, "no-store")

    async def render_live(self, pages: RenderedPages, pool: KernelPool) -> None:
        """Answer with what Voilà makes of the notebook in a kernel that is ready."""
        # Who asks Voilà for another template or theme, it gives a kernel beside the pool.
        self.request.uri, self.request.query, self.request.arguments = self.request.path, "", {}
        self.set_header(CSP, live_policy())
        self.marks = pages.marks
        pool.assign_next()
        await TornadoVoilaHandler.get(self)

    def write(self, chunk: str | bytes | dict[str, Any]) -> None:
        """Write what Voilà made before, with the page as it is now, in the visitor's language."""
        if isinstance(chunk, str):
            for mark, text in self.marks.items():
                chunk = chunk.replace(mark, text)
        super().write(chunk)
