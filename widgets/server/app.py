"""The app: Voilà serving the guide, with the page in front of it and behind it."""

from __future__ import annotations

import asyncio
import logging
import re
import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import psutil
import tornado.web
from jupyter_server.utils import url_path_join
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.web import RedirectHandler
from voila.app import Voila
from voila.tornado.handler import TornadoVoilaHandler

from guide_data import ContentError, Flow
from widgets.pages.headers import NOTHING, PAGE_CACHE, live_policy, page_policy
from widgets.pages.page import around, document
from widgets.pages.print_page import paper
from widgets.server import kernel_socket as channel
from widgets.server.cached_response import CachedResponse, CachedResponseHandler
from widgets.server.content_snapshot import ContentSnapshot
from widgets.server.kernel_pool import KernelPool
from widgets.server.middleware import RequestLogFilter, SecurityHeaders
from widgets.server.static_files import FileHandler, Named, named
from widgets.server.visit_counter import VisitCounter
from widgets.server.voila_config import EXTENSIONS, STATIC, configuration
from widgets.views.assets import FOLDER
from widgets.views.fragment import PAPER

# Each language but the guide's own has a folder of its own.
LANGUAGE = "(?:([a-z]{2})/)?"
MARKS = {name: f"<!-- {name} -->" for name in ("page_and_before", "after")}
WATCH_MS, TEND_MS, HOUR_MS = 500, 250, 3_600_000
# The guide is asked, and never sent anything: long requests and slow ones are nobody's.
LIMITS = {"max_body_size": 1024, "max_header_size": 16 * 1024, "idle_connection_timeout": 20}


@dataclass(frozen=True)
class ServerOptions:
    """Where to serve, and within what.

    ``most_visitors`` is how many live guides may run at once; none is added while less than
    ``least_memory`` MB are left. ``behind`` is the folder at which a proxy passes on what is
    meant for this very process. ``count`` is whether to tell each hour how many came.
    """

    ip: str
    port: int
    most_visitors: int
    least_memory: int
    behind: str = ""
    count: bool = False


class PageHandler(CachedResponseHandler):
    """The page: made once for each language, no kernel, no cookie."""

    what = "page"

    def head(self, language: str | None = None) -> None:
        """Answer as with the page, but for the page itself."""
        self.get(language)

    def get(self, language: str | None = None) -> None:
        """Answer with the page."""
        said = spoken(self, language)
        self.set_header("Content-Security-Policy", said.policy)
        if self.request.method == "GET":
            self.settings["guide"].came(self.what)
        self.give(getattr(said, self.what), PAGE_CACHE)


class PaperHandler(PageHandler):
    """The whole guide for paper."""

    what = "paper"


@dataclass(frozen=True)
class RenderedPages:
    """What is answered in one language: the page, the page while all kernels are taken, the whole
    guide for paper, and what is written for the marks in Voilà's template.
    """

    page: CachedResponse
    full: CachedResponse
    paper: CachedResponse
    policy: str
    marks: dict[str, str]


def spoken(handler: tornado.web.RequestHandler, language: str | None) -> RenderedPages:
    """What visitors get in a language; a language that the guide does not speak is not found."""
    app: GuideApp = handler.settings["guide"]
    if language not in app.said:
        raise tornado.web.HTTPError(404)
    return app.said[language]


class LiveHandler(TornadoVoilaHandler, CachedResponseHandler):
    """The live guide while a kernel is ready, else the page, at the same address."""

    write_error = tornado.web.RequestHandler.write_error
    marks: Mapping[str, str] = {}

    def head(self, language: str | None = None) -> None:
        """Say whether a kernel is ready, without taking it."""
        self.set_status(200 if self.settings["guide"].pool.ready() else 503)

    async def get(self, language: str | None = None) -> None:
        """Answer at once, with whatever can be had at once."""
        app: GuideApp = self.settings["guide"]
        said = spoken(self, language)
        ready = app.pool.ready()
        if ready:
            app.came("live")
        elif app.how.behind:
            # The proxy asks the next one, and has the page itself.
            self.set_status(503)
        else:
            app.came("full")
        if not ready:
            self.set_header("Content-Security-Policy", said.policy)
            self.give(said.full, "no-store")
            return
        # Who asks Voilà for another template or theme, it gives a kernel beside the pool.
        self.request.uri, self.request.query, self.request.arguments = self.request.path, "", {}
        self.set_header("Content-Security-Policy", live_policy())
        self.marks = said.marks
        app.pool.next_first()
        await TornadoVoilaHandler.get(self)

    def write(self, chunk: str | bytes | dict[str, Any]) -> None:
        """Write what Voilà made before, with the page as it is now, in the visitor's language."""
        if isinstance(chunk, str):
            for mark, text in self.marks.items():
                chunk = chunk.replace(mark, text)
        super().write(chunk)


class GuideApp(Voila):
    """Voilà with the guide's template, a page at / and the live guide at /live."""

    name = "voila"

    def __init__(self, published: ContentSnapshot, how: ServerOptions, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.published, self.how = published, how
        # A proxy takes the folder away again: kernels' addresses say whose they are.
        self.base_url, self.server_url = how.behind or "/", "/"
        # By language, None for the guide's own.
        self.said: dict[str | None, RenderedPages] = {}
        # What last kept changed content from being taken: it is told once.
        self.trouble = ""
        self.count = VisitCounter(partial(print, flush=True)) if how.count else None

    def came(self, to: str) -> None:
        """Count a visitor, where that was asked for."""
        if self.count:
            self.count.add(to)

    def setup_template_dirs(self) -> None:
        """Find our template before Voilà's own."""
        super().setup_template_dirs()
        self.template_paths.insert(0, str(FOLDER / "views" / "templates"))

    def init_settings(self) -> dict[str, Any]:
        """Compress everything, and keep no log of who asked for what.

        Voilà applies its own ``tornado_settings`` too late for the compression.
        """
        self.publish()
        settings: dict[str, Any] = super().init_settings()
        ours = {
            "compress_response": True,
            "log_function": lambda handler: None,
            "guide": self,
            "headers": {"Content-Security-Policy": NOTHING},
        }
        return settings | channel.SETTINGS | ours

    def init_handlers(self) -> list[Any]:
        """All that is answered: of Voilà's own addresses only those that the guide asks for."""
        live = super().init_handlers()[-1][-1]
        least = self.how.least_memory * 1024 * 1024
        self.pool = KernelPool(
            self.kernel_manager, live["notebook_path"], self.how.most_visitors, least_memory=least
        )
        PeriodicCallback(self.pool.tend, TEND_MS).start()
        PeriodicCallback(self.look, WATCH_MS).start()
        if self.count:
            PeriodicCallback(self.count.tell, HOUR_MS).start()
        self.app.add_transform(SecurityHeaders)
        kernel = f"/api/kernels/{channel.KERNEL}"
        routes: list[tuple[Any, ...]] = [
            (f"/{LANGUAGE}", PageHandler),
            (f"/{LANGUAGE}{re.escape(PAPER)}", PaperHandler),
            (f"/{LANGUAGE}live/?", LiveHandler, live),
            # Links to other languages are relative to the folder.
            ("/([a-z]{2})", RedirectHandler, {"url": "{0}/"}),
            (f"/{STATIC}/(.+)", FileHandler, {"files": named(self.static_paths), "fixed": True}),
            ("/voila/labextensions/(.+)", FileHandler, {"files": self.extensions()}),
            (kernel, channel.KernelModelHandler),
            (f"{kernel}/channels", channel.KernelSocketHandler),
        ]
        return [(url_path_join(self.server_url, path), *handled) for path, *handled in routes]

    def extensions(self) -> Named:
        """The files of the extensions that show widgets."""
        every: Named = {}
        for name in EXTENSIONS:
            folders = [Path(folder, name, "static") for folder in self.labextensions_path]
            every |= named(folders, f"{name}/static/")
        return every

    def listen(self) -> None:
        """Serve until stopped, within limits that Voilà has no settings for."""
        self.app.listen(self.port, self.ip, **LIMITS)
        self.ioloop = IOLoop.current()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            if self.count:
                self.count.tell()
            self.stop()

    def stop(self) -> None:
        """End every kernel, and leave nothing behind."""
        # One that is just being started is in no list yet, and would make its folder anew.
        for one in psutil.Process().children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                one.kill()
        super().stop()

    def publish(self) -> None:
        """Make the bytes that visitors get from the content as it now is."""
        self.voila_configuration.config.VoilaConfiguration.resources = MARKS
        flow = self.published.flow
        languages = [other.guide.language for other in flow.others]
        self.said = {language: self.speaking(flow, language) for language in (None, *languages)}

    def speaking(self, flow: Flow, language: str | None) -> RenderedPages:
        """What visitors of one language get."""
        of, live = language or "", url_path_join(self.server_url, language or "", "live")
        before, after = around(flow, of, "live", url_path_join(self.base_url, "voila/"))
        return RenderedPages(
            page=CachedResponse.page(document(flow, language=of, live=live)),
            full=CachedResponse.page(document(flow, language=of, leaf="live", full=True)),
            paper=CachedResponse.page(paper(flow, language=of)),
            policy=page_policy(asks=True),
            marks={MARKS["page_and_before"]: before, MARKS["after"]: after},
        )

    def take(self) -> bool:
        """Whether there was changed content: then visitors get it from now on."""
        if changed := self.published.refresh():
            self.publish()
        return changed

    async def look(self) -> None:
        """Take in changed content; whatever it is, visitors keep what they have until then."""
        try:
            # Beside all else: whoever pastes a book into the content stops nobody's guide.
            taken = await asyncio.to_thread(self.take)
        except ContentError as error:
            self.log.error("The content is not changed, as it has problems:\n%s", error)
        except OSError as error:
            if str(error) != self.trouble:
                self.log.error("The content is not changed yet: %s", error)
            self.trouble = str(error)
        except Exception:
            self.log.exception("The content is not changed, as it could not be taken.")
        else:
            self.trouble = ""
            if taken:
                self.pool.renew()
                print("New content is being served.", flush=True)


def serve(published: ContentSnapshot, how: ServerOptions) -> None:
    """Serve the guide until stopped."""
    app = GuideApp(published, how, config=configuration(how.ip, how.port))
    app.initialize([])
    for name in ("tornado.application", "tornado.general"):
        logging.getLogger(name).addFilter(RequestLogFilter())
    host = socket.gethostname() if how.ip in ("", "0.0.0.0", "::") else how.ip
    print(f"The guide is at http://{host}:{how.port}/ (stop with Ctrl+C)", flush=True)
    app.start()
