"""The app: Voilà serving the guide, with the page in front of it and behind it."""

from __future__ import annotations

import asyncio
import logging
import re
import socket
from functools import partial
from pathlib import Path
from typing import Any

from jupyter_server.utils import url_path_join
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.web import RedirectHandler
from voila.app import Voila

from guide_data import ContentError
from widgets.pages.headers import CSP, NOTHING
from widgets.server.content_snapshot import ContentSnapshot
from widgets.server.handlers import LiveHandler, PageHandler, PrintHandler
from widgets.server.kernel_pool import KernelPool, kill_kernels
from widgets.server.kernel_socket import (
    KERNEL,
    KernelModelHandler,
    KernelSocketHandler,
    websocket_settings,
)
from widgets.server.middleware import RequestLogFilter, SecurityHeaders
from widgets.server.rendered_pages import RenderedPages, render_pages
from widgets.server.settings import Settings
from widgets.server.static_files import FileHandler, files_by_name
from widgets.server.visit_counter import VisitCounter
from widgets.server.voila_config import EXTENSIONS, STATIC, voila_config
from widgets.views.assets import FOLDER
from widgets.views.fragment import PAPER

# Each language but the guide's own has a folder of its own.
LANGUAGE = "(?:([a-z]{2})/)?"


class GuideApp(Voila):
    """Voilà with the guide's template, a page at / and the live guide at /live."""

    name = "voila"

    def __init__(self, snapshot: ContentSnapshot, settings: Settings) -> None:
        super().__init__(config=voila_config(settings))
        self.snapshot, self.settings = snapshot, settings
        # A proxy takes the folder away again: kernels' addresses say whose they are.
        self.base_url, self.server_url = settings.base_url or "/", "/"
        # What last kept changed content from being taken: it is logged once.
        self.last_error = ""
        self.counter = VisitCounter(partial(print, flush=True))

    def setup_template_dirs(self) -> None:
        """Find our template before Voilà's own."""
        super().setup_template_dirs()
        self.template_paths.insert(0, str(FOLDER / "views" / "templates"))

    def init_settings(self) -> dict[str, Any]:
        """Compress everything, and keep no log of who asked for what.

        Voilà applies its own ``tornado_settings`` too late for the compression.
        """
        settings: dict[str, Any] = super().init_settings()
        ours = {
            "compress_response": True,
            "log_function": lambda handler: None,
            "pages": self.render(),
            "count_visit": self.counter.add if self.settings.count_visits else lambda kind: None,
            "headers": {CSP: NOTHING},
        }
        return settings | websocket_settings(self.settings) | ours

    def init_handlers(self) -> list[Any]:
        """All that is answered: of Voilà's own addresses only those that the guide asks for."""
        live = super().init_handlers()[-1][-1]
        self.pool = KernelPool(self.kernel_manager, live["notebook_path"], self.settings)
        self.app.settings["pool"] = self.pool
        self.app.add_transform(SecurityHeaders)
        self.start_periodic_callbacks()
        static = {"files": files_by_name(self.static_paths), "versioned": True}
        kernel = f"/api/kernels/{KERNEL}"
        routes: list[tuple[Any, ...]] = [
            (f"/{LANGUAGE}", PageHandler),
            (f"/{LANGUAGE}{re.escape(PAPER)}", PrintHandler),
            (f"/{LANGUAGE}live/?", LiveHandler, live),
            # Links to other languages are relative to the folder.
            ("/([a-z]{2})", RedirectHandler, {"url": "{0}/"}),
            (f"/{STATIC}/(.+)", FileHandler, static),
            ("/voila/labextensions/(.+)", FileHandler, {"files": self.extension_files()}),
            (kernel, KernelModelHandler),
            (f"{kernel}/channels", KernelSocketHandler),
        ]
        return [(url_path_join(self.server_url, path), *handler) for path, *handler in routes]

    def start_periodic_callbacks(self) -> None:
        """Look after the kernels, the content and the counter, again and again."""
        PeriodicCallback(self.pool.maintain, self.settings.pool_check_ms).start()
        PeriodicCallback(self.check_content, self.settings.content_check_ms).start()
        if self.settings.count_visits:
            PeriodicCallback(self.counter.report, self.settings.report_ms).start()

    def extension_files(self) -> dict[str, Path]:
        """The files of the extensions that show widgets, by name."""
        files: dict[str, Path] = {}
        for name in EXTENSIONS:
            folders = [Path(folder, name, "static") for folder in self.labextensions_path]
            files |= files_by_name(folders, f"{name}/static/")
        return files

    def listen(self) -> None:
        """Serve until stopped, within limits that Voilà has no settings for."""
        self.app.listen(
            self.port,
            self.ip,
            max_body_size=self.settings.max_body_bytes,
            max_header_size=self.settings.max_header_bytes,
            idle_connection_timeout=self.settings.idle_connection_s,
        )
        self.ioloop = IOLoop.current()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            if self.settings.count_visits:
                self.counter.report()
            self.stop()

    def stop(self) -> None:
        """End every kernel, and leave nothing behind."""
        # Before its folder goes: a kernel that is just being started would make it anew.
        kill_kernels()
        super().stop()

    def render(self) -> dict[str | None, RenderedPages]:
        """What visitors get of the content as it now is."""
        return render_pages(self.snapshot.flow, self.base_url)

    def render_changed(self) -> dict[str | None, RenderedPages] | None:
        """What visitors get of changed content; None where it has not changed."""
        return self.render() if self.snapshot.refresh() else None

    async def check_content(self) -> None:
        """Take in changed content; whatever it is, visitors keep what they have until then."""
        try:
            # Beside all else: whoever pastes a book into the content stops nobody's guide.
            pages = await asyncio.to_thread(self.render_changed)
        except ContentError as error:
            self.log.error("The content is not changed, as it has problems:\n%s", error)
        except OSError as error:
            if str(error) != self.last_error:
                self.log.error("The content is not changed yet: %s", error)
            self.last_error = str(error)
        except Exception:
            self.log.exception("The content is not changed, as it could not be taken.")
        else:
            self.last_error = ""
            if pages:
                self.app.settings["pages"] = pages
                self.pool.renew()
                print("New content is being served.", flush=True)


def serve(snapshot: ContentSnapshot, settings: Settings) -> None:
    """Serve the guide until stopped."""
    app = GuideApp(snapshot, settings)
    app.initialize([])
    for name in ("tornado.application", "tornado.general"):
        logging.getLogger(name).addFilter(RequestLogFilter())
    host = socket.gethostname() if settings.ip in ("", "0.0.0.0", "::") else settings.ip
    print(f"The guide is at http://{host}:{settings.port}/ (stop with Ctrl+C)", flush=True)
    app.start()
