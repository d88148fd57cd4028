"""The answers at the guide's own addresses: the page, the one for paper, and none."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import Any

import tornado.web

from widgets.pages.headers import CSP, PAGE_CACHE, page_policy
from widgets.pages.not_found import not_found
from widgets.pages.offline import WORKER_CACHE
from widgets.server.cached_response import CachedResponseHandler
from widgets.server.rendered_pages import RenderedPages
from widgets.server.request_turn import turn

NOT_FOUND = 404
# A "#" that somebody's mail program or messenger took for a part of the path.
ENCODED_HASH = "%23"
# What jupyter-server-proxy hands on at /proxy/absolute/<port>/: the guide's address there, whole.
WHOLE_ADDRESS = "/(?:[^/]+/)*proxy/absolute/[0-9]+/"
INDEX_FILE = "index.html"
VERSION = version("login-guide")


class GuideHandler(CachedResponseHandler):
    """Answers with what there is, or with a page that leads on."""

    def pages_in(self, language: str | None) -> RenderedPages:
        """What visitors get in a language, None for the guide's own; status 404 for an unknown."""
        pages: dict[str | None, RenderedPages] = self.settings["pages"]
        if language not in pages:
            raise tornado.web.HTTPError(NOT_FOUND)
        return pages[language]

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say what is wrong; whoever is nowhere is led to the guide."""
        if status_code != NOT_FOUND or self.request.method not in ("GET", "HEAD"):
            super().write_error(status_code, **kwargs)
            return
        self.set_header(CSP, page_policy(asks=False, offline=False))
        self.finish(not_found(self.settings["flow"], self.root))

    @property
    def root(self) -> str:
        """The way from the address that was asked for to the guide, as a relative address."""
        base: str = self.settings["base_url"]
        if handed_on := re.match(WHOLE_ADDRESS, self.request.path):
            base = handed_on[0]
        if not self.request.path.startswith(base):
            return base
        return "../" * self.request.path.count("/", len(base)) or "./"


class PageHandler(GuideHandler):
    """The page: made once for each language, no kernel, no cookie."""

    kind = "page"

    def head(self, language: str | None = None) -> None:
        """Answer as with the page, but for the page itself."""
        self.get(language)

    def get(self, language: str | None = None) -> None:
        """Answer with the page."""
        pages = self.pages_in(language)
        self.set_header(CSP, pages.policy)
        if self.request.method == "GET":
            self.settings["count_visit"](self.kind)
        self.respond(getattr(pages, self.kind), PAGE_CACHE)


class LanguageHandler(GuideHandler):
    """A language's folder without its last slash, where relative addresses would lead beside it."""

    def head(self, language: str) -> None:
        """Answer as to any other."""
        self.get(language)

    def get(self, language: str) -> None:
        """Lead into the folder of a language that there is."""
        self.pages_in(language)
        self.redirect(f"{language}/", permanent=True)


class PrintHandler(PageHandler):
    """The whole guide for paper."""

    kind = "paper"


class ManifestHandler(GuideHandler):
    """What a home screen is told of the guide."""

    def head(self, language: str | None = None) -> None:
        """Answer as with the manifest, but for the manifest itself."""
        self.get(language)

    def get(self, language: str | None = None) -> None:
        """Answer with the manifest."""
        self.respond(self.pages_in(language).manifest, PAGE_CACHE)


class WorkerHandler(GuideHandler):
    """What keeps the page in browsers, or ends what kept it."""

    def head(self) -> None:
        """Answer as with the worker, but for the worker itself."""
        self.get()

    def get(self) -> None:
        """Answer with the worker, which asks under the page's policy."""
        self.set_header(CSP, self.pages_in(None).policy)
        self.respond(self.settings["worker"], WORKER_CACHE)


class NotFoundHandler(GuideHandler):
    """Every other address: where it is clear what was meant, the way there."""

    async def prepare(self) -> None:
        """Lead to the step that an address names; else status 404."""
        await turn(self)
        path, *fragment = self.request.path.split(ENCODED_HASH, maxsplit=1)
        leaf = path.rpartition("/")[2]
        if fragment:
            self.redirect(f"./{leaf}#{fragment[0]}")
        elif leaf == INDEX_FILE:
            self.redirect("./")
        elif leaf in self.settings["flow"].steps:
            self.redirect(f"./#{leaf}")
        else:
            raise tornado.web.HTTPError(NOT_FOUND)


class HealthHandler(tornado.web.RequestHandler):
    """Whether the app answers, and as what: for what starts it anew where it does not."""

    async def prepare(self) -> None:
        """Wait for one's turn."""
        await turn(self)

    def get(self) -> None:
        """Answer."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_status(200 if self.is_fine() else 503)
        told = {"version": VERSION, "content": self.settings["content"]}
        said = ["yes" if self.is_fine() else "no", *(f"{k}: {v}" for k, v in told.items())]
        self.finish("\n".join(said) + "\n")

    def head(self) -> None:
        """Answer without a word."""
        self.get()

    def is_fine(self) -> bool:
        """Whether it is so: the app answers, or nobody reads this."""
        return True


class ReadyHandler(HealthHandler):
    """Whether a visitor would get a kernel at once: for what sends visitors here or elsewhere."""

    def is_fine(self) -> bool:
        """Whether it is so."""
        ready: bool = self.settings["pool"].ready()
        return ready
