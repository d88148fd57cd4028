"""The app: Voilà serving the guide, with the page in front of it and behind it."""

from __future__ import annotations

import socket
import sys
import tempfile
from pathlib import Path
from typing import Any
from uuid import uuid4

import tornado.web
from jupyter_server.utils import url_path_join
from tornado.ioloop import PeriodicCallback
from tornado.web import RedirectHandler
from traitlets.config import Config
from voila.app import Voila
from voila.tornado.handler import TornadoVoilaHandler

from guide_data import ContentError, Flow
from widgets.assets import FOLDER
from widgets.page import PAPER, around, document, live_policy
from widgets.paper import paper
from widgets.pool import Kernels, Pool
from widgets.publish import Published

NOTEBOOK = FOLDER.parent / "notebooks" / "guide.ipynb"
EXTENSIONS = [
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
]
# Each language but the guide's own has a folder of its own.
LANGUAGE = "(?:([a-z]{2})/)?"
MARKS = {name: f"<!-- {name} -->" for name in ("page_and_before", "after")}
WATCH_MS = 1000
# What a socket's name may measure on macOS; Linux allows a little more.
LONGEST_SOCKET = 104


class PageHandler(tornado.web.RequestHandler):
    """The page: made once for each language, no kernel, no cookie."""

    what = "page"

    def head(self, language: str | None = None) -> None:
        """Answer as with the page, but for the page itself."""
        self.get(language)

    def get(self, language: str | None = None) -> None:
        """Answer with the page."""
        said = spoken(self, language)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "public, max-age=60, stale-while-revalidate=600")
        self.set_header("Content-Security-Policy", "frame-ancestors 'none'")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.write(said[self.what])


class PaperHandler(PageHandler):
    """The whole guide for paper."""

    what = "paper"


def spoken(handler: tornado.web.RequestHandler, language: str | None) -> dict[str, str]:
    """What visitors get in a language; a language that the guide does not speak is not found."""
    app: GuideApp = handler.settings["guide"]
    if language not in app.said:
        raise tornado.web.HTTPError(404)
    return app.said[language]


class LiveHandler(TornadoVoilaHandler):
    """The live guide while a kernel is ready, else the page, at the same address."""

    def head(self, language: str | None = None) -> None:
        """Say whether a kernel is ready, without taking it."""
        self.set_status(200 if self.settings["guide"].pool.ready() else 503)

    async def get(self, language: str | None = None) -> None:
        """Answer at once, with whatever can be had at once."""
        app: GuideApp = self.settings["guide"]
        self.said = spoken(self, language)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        if not app.pool.ready():
            self.set_header("Cache-Control", "no-store")
            self.set_header("Content-Security-Policy", "frame-ancestors 'none'")
            self.write(self.said["full"])
            return
        # Voilà hands a request's address on to the kernel it heats next: it tells nothing.
        self.request.uri, self.request.query = self.request.path, ""
        self.set_header("Content-Security-Policy", live_policy())
        app.pool.next_first()
        await super().get()

    def write(self, chunk: str | bytes | dict[str, Any]) -> None:
        """Write what Voilà made before, with the page as it is now, in the visitor's language."""
        if isinstance(chunk, str):
            for mark in MARKS.values():
                chunk = chunk.replace(mark, self.said[mark])
        super().write(chunk)


class GuideApp(Voila):
    """Voilà with the guide's template, a page at / and the live guide at /live."""

    name = "voila"

    def __init__(self, published: Published, most_visitors: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.published, self.most_visitors = published, most_visitors
        # By language, None for the guide's own: the page, the page while all kernels are taken,
        # and what is written for the marks in Voilà's template.
        self.said: dict[str | None, dict[str, str]] = {}

    def setup_template_dirs(self) -> None:
        """Find our template before Voilà's own."""
        super().setup_template_dirs()
        self.template_paths.insert(0, str(FOLDER / "templates"))

    def init_settings(self) -> dict[str, Any]:
        """Compress everything, and keep no log of who asked for what.

        Voilà applies its own ``tornado_settings`` too late for the compression.
        """
        self.publish()
        settings: dict[str, Any] = super().init_settings()
        ours = {"compress_response": True, "log_function": lambda handler: None, "guide": self}
        return settings | ours

    def init_handlers(self) -> list[Any]:
        """Voilà's handlers, but the notebook at one address only, and the page at the root."""
        *others, (_, _, live) = super().init_handlers()
        notebook = live["notebook_path"]
        self.pool = Pool(self.kernel_manager, notebook, self.most_visitors)
        PeriodicCallback(self.tend, WATCH_MS).start()
        base = self.server_url
        return [
            (url_path_join(base, f"/{LANGUAGE}"), PageHandler),
            (url_path_join(base, f"/{LANGUAGE}{PAPER}"), PaperHandler),
            (url_path_join(base, f"/{LANGUAGE}live/?"), LiveHandler, live),
            # Links to other languages are relative to the folder.
            (url_path_join(base, "/([a-z]{2})"), RedirectHandler, {"url": "{0}/"}),
            *others,
        ]

    def publish(self) -> None:
        """Make the bytes that visitors get from the content as it now is."""
        self.voila_configuration.config.VoilaConfiguration.resources = MARKS
        flow = self.published.flow
        languages = [other.guide.language for other in flow.others]
        self.said = {language: self.speaking(flow, language) for language in (None, *languages)}

    def speaking(self, flow: Flow, language: str | None) -> dict[str, str]:
        """What visitors of one language get."""
        of, live = language or "", url_path_join(self.base_url, language or "", "live")
        before, after = around(flow, of, "live", url_path_join(self.base_url, "voila/"))
        return {
            "page": document(flow, language=of, live=live),
            "full": document(flow, language=of, leaf="live", full=True),
            "paper": paper(flow, language=of),
            MARKS["page_and_before"]: before,
            MARKS["after"]: after,
        }

    def tend(self) -> None:
        """Take in changed content, and keep the pool full."""
        try:
            if self.published.refresh():
                self.publish()
                self.pool.renew()
                print("New content is being served.", flush=True)
        except ContentError as error:
            self.log.error("The content is not changed, as it has problems:\n%s", error)
        except Exception:
            # Whatever it is, the visitors keep what they have.
            self.log.exception("The content is not changed, as it could not be taken.")
        self.pool.fill()


def configuration(ip: str, port: int) -> Config:
    """How Voilà is to run: nothing is served but the guide, and nobody's kernel outlives them."""
    return Config(
        Voila={
            "notebook_path": str(NOTEBOOK),
            "ip": ip,
            "port": port,
            "port_retries": 0,
            "open_browser": False,
            "log_level": "ERROR",
        },
        VoilaConfiguration={
            "preheat_kernel": True,
            "default_pool_size": 2,
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "extension_allowlist": EXTENSIONS,
            "file_allowlist": [],
            "multi_kernel_manager_class": Kernels,
        },
        KernelManager={"transport": transport()},
        # A kernel that died is gone: started again it would be empty.
        KernelRestarter={"restart_limit": 0, "time_to_dead": 1.0},
        MappingKernelManager={"cull_idle_timeout": 240, "cull_interval": 30},
    )


def transport() -> str:
    """Sockets in files, not ports that others on this machine could reach, where names allow it."""
    longest = Path(tempfile.gettempdir(), "voila_12345678", f"kernel-{uuid4()}-ipc-5")
    return "ipc" if sys.platform != "win32" and len(str(longest)) < LONGEST_SOCKET else "tcp"


def serve(published: Published, ip: str, port: int, most_visitors: int) -> None:
    """Serve the guide until stopped; ``most_visitors`` is how many live guides may run at once."""
    app = GuideApp(published, most_visitors, config=configuration(ip, port))
    app.initialize([])
    host = socket.gethostname() if ip in ("", "0.0.0.0", "::") else ip
    print(f"The guide is at http://{host}:{port}/ (stop with Ctrl+C)", flush=True)
    app.start()
