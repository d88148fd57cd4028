"""The app: Voilà serving the guide, with the page in front of it and behind it."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import shutil
import sys
from functools import partial
from typing import Any

from jupyter_server.utils import url_path_join
from tornado.httpclient import AsyncHTTPClient
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.web import RedirectHandler
from voila.app import Voila

from guide_data import ContentError
from guide_data.reading.gate import stop_checks
from widgets.live.bundle import BUNDLES
from widgets.pages.headers import CSP, NOTHING, PAGE_CACHE
from widgets.pages.icon import ICON_FILE, PNG
from widgets.pages.offline import MANIFEST, WORKER
from widgets.server.bounded_server import BoundedServer
from widgets.server.cached_response import CachedResponse
from widgets.server.content_snapshot import ContentSnapshot
from widgets.server.ending import Ending
from widgets.server.event_log import LOG, set_up, tell
from widgets.server.free_memory import free_memory
from widgets.server.handlers import (
    VERSION,
    WHOLE_ADDRESS,
    HealthHandler,
    LanguageHandler,
    ManifestHandler,
    NotFoundHandler,
    PageHandler,
    PrintHandler,
    ReadyHandler,
    WorkerHandler,
)
from widgets.server.kernel_pool import KernelPool, kill_kernels
from widgets.server.kernel_socket import KernelSocketHandler, websocket_settings
from widgets.server.listening import address, refused_plainly, told_address
from widgets.server.middleware import RequestLogFilter, SecurityHeaders
from widgets.server.notebook_renderer import notebook_renderer
from widgets.server.open_files import most_open_files, scarcity, within
from widgets.server.refusals import Refusals
from widgets.server.rendered_pages import SCRIPT_TYPE, render_pages, render_worker
from widgets.server.settings import MIB, Settings
from widgets.server.static_files import FileHandler
from widgets.server.steady_clock import keep_steady
from widgets.server.visit_counter import VisitCounter
from widgets.server.voila_config import ON_PORTS, transport, voila_config
from widgets.views.assets import BUNDLED, FOLDER, MODULES
from widgets.views.fragment import PAPER

# Each language but the guide's own has a folder of its own, named by its tag: fr/, zh-Hans/.
TAG = "[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
LANGUAGE = f"(?:({TAG})/)?"


class GuideApp(Voila):
    """Voilà with the page at its root, and a kernel for everyone who opens a socket."""

    name = "voila"

    def __init__(self, snapshot: ContentSnapshot, settings: Settings, ending: Ending) -> None:
        super().__init__(config=voila_config(settings))
        self.snapshot, self.settings, self.ending = snapshot, settings, ending
        self.base_url = self.server_url = settings.base_url
        # What last kept changed content from being taken: it is logged once.
        self.last_error = ""
        self.counter, self.refusals = VisitCounter(), Refusals()
        # Why it could not go on.
        self.trouble = ""

    def setup_template_dirs(self) -> None:
        """Our template, which takes nothing of any other; those have settings of their own."""
        self.template_paths = [str(FOLDER / "views" / "templates")]

    def init_settings(self) -> dict[str, Any]:
        """Keep no log of who asked for what, and answer as Voilà would not."""
        os.environ[MODULES] = BUNDLED  # Kernels inherit it.
        settings: dict[str, Any] = super().init_settings()
        self.kernel_manager._notebook_renderer_factory = partial(notebook_renderer, self)
        ours = {
            "log_function": lambda handler: None,
            "count_visit": self.counter.add if self.settings.count_visits else lambda kind: None,
            "refusals": self.refusals,
            "default_handler_class": NotFoundHandler,
            "headers": {CSP: NOTHING},
        }
        return settings | websocket_settings(self.settings) | ours | self.render()

    def init_handlers(self) -> list[Any]:
        """All that is answered: of what Voilà has, kernels alone."""
        notebook = os.path.relpath(self.notebook_path, self.root_dir)
        self.pool = KernelPool(self.kernel_manager, notebook, self.settings)
        self.app.settings["pool"] = self.pool
        self.app.add_transform(SecurityHeaders)
        self.start_periodic_callbacks()
        files = {name: CachedResponse.of(SCRIPT_TYPE, text.encode()) for name, text in BUNDLES}
        icons = {ICON_FILE: CachedResponse.of("image/png", PNG)}
        routes: list[tuple[Any, ...]] = [
            (f"/{LANGUAGE}(?:live)?", PageHandler),
            (f"/{LANGUAGE}{re.escape(PAPER)}", PrintHandler),
            (f"/{LANGUAGE}live/channels", KernelSocketHandler),
            (f"/({'|'.join(map(re.escape, files))})", FileHandler, {"files": files}),
            (f"/({re.escape(ICON_FILE)})", FileHandler, {"files": icons, "cache": PAGE_CACHE}),
            (f"/{LANGUAGE}{re.escape(MANIFEST)}", ManifestHandler),
            (f"/{re.escape(WORKER)}", WorkerHandler),
            ("/healthz", HealthHandler),
            ("/readyz", ReadyHandler),
            # Links to other languages are relative to the folder.
            (f"/({TAG})", LanguageHandler),
            (f"/{LANGUAGE}live/", RedirectHandler, {"url": "../live"}),
        ]
        base = self.settings.base_url
        named = [
            (url_path_join(folder, path), *handler)
            for folder in (base, WHOLE_ADDRESS)
            for path, *handler in routes
        ]
        # Without the last slash, the page's relative addresses would lead beside it.
        return [
            *named,
            (base.rstrip("/"), RedirectHandler, {"url": base}),
            (f"({WHOLE_ADDRESS[:-1]})", RedirectHandler, {"url": "{0}/"}),
        ]

    def start_periodic_callbacks(self) -> None:
        """Look after the kernels, the content and the counter, again and again."""
        keep_steady(IOLoop.current())
        PeriodicCallback(self.pool.maintain, self.settings.pool_check_ms).start()
        PeriodicCallback(self.check_content, self.settings.content_check_ms).start()
        PeriodicCallback(self.report_refusals, self.settings.refusals_ms).start()
        if self.settings.count_visits:
            PeriodicCallback(self.counter.report, self.settings.report_ms).start()

    def listen(self) -> None:
        """Serve until stopped, within limits that Voilà has no settings for."""
        with refused_plainly(self.ip, self.port):
            self.server = BoundedServer(self.app, self.settings)
            self.server.listen(self.port, self.ip)
        self.ioloop = IOLoop.current()
        self.ioloop.spawn_callback(self.say_where)
        loop = self.ioloop.asyncio_loop  # type: ignore[attr-defined]
        self.ending.end = partial(loop.call_soon_threadsafe, loop.stop)
        try:
            # One may have come where nothing could be raised.
            if not self.ending.has_come:
                self.ioloop.start()
        finally:
            if self.settings.count_visits:
                self.counter.report()
            self.report_refusals()
            self.stop()
        if self.trouble:
            sys.exit(self.trouble)

    async def say_where(self) -> None:
        """Say where the guide is, once its own page has answered there."""
        url = address(*self.server.address) + self.settings.base_url
        answer = await AsyncHTTPClient().fetch(url, method="HEAD", raise_error=False)
        ours: str = self.app.settings["pages"][None].page.etag
        if ours not in answer.headers.get("ETag", ""):
            self.trouble = f"At {url} another program answers, not the guide: choose another port."
            self.ioloop.stop()
            return
        told = told_address(*self.server.address) + self.settings.base_url
        said = f"The guide is at {told} (stop with Ctrl+C)"
        tell("serving", said, url=told, version=VERSION, content=self.snapshot.digest)

    def report_refusals(self) -> None:
        """Tell what was refused, and of what there is little left."""
        # What has to be free for one guide more, of what is; none of none would be no limit.
        needed = self.settings.min_free_bytes + self.settings.kernel_bytes
        used = {
            "memory (MB)": (needed // MIB, max(1, free_memory() // MIB)),
            "live guides": (len(self.pool.shares), self.settings.max_visitors),
            "connections": (self.server.count(), self.settings.max_connections),
        }
        self.refusals.report(used)

    def _handle_signal_stop(self, *_: Any) -> None:
        """Let a signal end it as all others do; Voilà's own way is one that tornado warns of."""
        self.ending.end()

    def stop(self) -> None:
        """End every kernel, and leave nothing behind."""
        stop_checks()
        # Before its folder goes: a kernel that is just being started would make it anew.
        kill_kernels()
        shutil.rmtree(self.connection_dir, ignore_errors=True)

    def render(self) -> dict[str, Any]:
        """What visitors get of the content as it now is, as settings of the application."""
        flow, offline = self.snapshot.flow, self.settings.offline
        pages = render_pages(flow, offline=offline)
        worker = render_worker(flow, pages, offline=offline)
        content = self.snapshot.digest
        return {"flow": flow, "pages": pages, "worker": worker, "content": content}

    def render_changed(self) -> dict[str, Any] | None:
        """What visitors get of changed content; None where it has not changed."""
        return self.render() if self.snapshot.refresh() else None

    async def check_content(self) -> None:
        """Take in changed content; whatever it is, visitors keep what they have until then."""
        try:
            # Beside all else: whoever pastes a book into the content stops nobody's guide.
            pages = await asyncio.to_thread(self.render_changed)
        except ContentError as error:
            what = f"The content is not changed, as it has problems:\n{error}"
            tell("content-refused", what, logging.ERROR)
        except OSError as error:
            if str(error) != self.last_error:
                tell("content-waits", f"The content is not changed yet: {error}", logging.ERROR)
            self.last_error = str(error)
        except Exception:
            LOG.exception("The content is not changed, as it could not be taken.")
        else:
            self.last_error = ""
            if pages:
                self.app.settings.update(pages)
                self.pool.renew()
                digest = self.snapshot.digest
                tell("content-taken", "New content is being served.", content=digest)


def serve(snapshot: ContentSnapshot, settings: Settings, ending: Ending) -> None:
    """Serve the guide until stopped."""
    files = most_open_files()
    fitting = within(files, settings)
    events = set_up(settings.log, quiet=settings.quiet)
    if scarce := scarcity(files, settings, fitting):
        tell("files-scarce", scarce, logging.WARNING)
    if transport() == "tcp":
        tell("kernels-on-ports", ON_PORTS, logging.WARNING)
    app = GuideApp(snapshot, fitting, ending)
    app.initialize([])
    app.log.handlers = [events]
    # What Voilà is busy with, and warns of, is no news for whoever serves a guide.
    app.log.setLevel(app.log_level)
    for name in ("tornado.application", "tornado.general"):
        logging.getLogger(name).addFilter(RequestLogFilter())
    app.start()
