"""A page that shows what a kernel of a plain Jupyter server displays, by the host."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Self
from urllib.request import Request, urlopen

from playwright.sync_api import Locator, Page, TimeoutError

import widgets

PACKAGE = Path(widgets.__file__).parent
SERVED = "/static"
DOCUMENT = f"""<!doctype html><html lang="en"><title>Notebook</title>
<link rel="stylesheet" href="{SERVED}/host/host.css"><body><main id="place"></main>
<script type="module">
import {{ show }} from "{SERVED}/host/host.js";
import {{ packMessage, PROTOCOL }} from "{SERVED}/host/messages.js";
const named = {{ default: {{ render: ({{ el }}) => el.append("a named module") }} }};
const header = {{
  msg_type: "execute_request", session: "", username: "", date: "", version: "5.4" }};
Object.assign(window, {{
  connect(address) {{
    window.socket = new WebSocket(address, PROTOCOL);
    window.shown = show(socket, document.querySelector("#place"), {{ named }});
    window.shown.then(() => {{ window.there = true; }}, () => {{}});
    return new Promise((resolve) => socket.addEventListener("open", () => resolve()));
  }},
  run(code) {{
    // No message may be the same as an earlier one, as its signature would be.
    const msg_id = String(Math.random());
    const content = {{ code, silent: false }};
    socket.send(packMessage({{ channel: "shell", header: {{ ...header, msg_id }}, metadata: {{}},
      content, buffers: [] }}));
  }},
}});
</script>"""

# What code in the kernel begins with.
IMPORTS = "import anywidget, ipywidgets as w, traitlets as t\n"
# Says in the page what Python heard.
SAYS = "said = w.HTML()\nsay = lambda text: setattr(said, 'value', said.value + f'{text};')\n"

# The first is rendered, and there is one more.
MORE = "before => window.there && document.querySelector('#place').childElementCount > before"


def options(folder: Path) -> list[str]:
    """What a server is started with; it serves the page from an empty folder."""
    (folder / "page.html").write_text(DOCUMENT, encoding="utf-8")
    return [
        "--IdentityProvider.token=",
        "--ServerApp.disable_check_xsrf=True",
        f"--ServerApp.extra_static_paths={[str(folder), str(PACKAGE)]}",
        f"--ServerApp.root_dir={folder}",
        "--allow-root",
    ]


def anywidget(module: str, traits: str = "", name: str = "Any") -> str:
    """The code of a class of anywidgets; ``module`` is what the default export has."""
    return f"class {name}(anywidget.AnyWidget):\n _esm = {module!r}\n {traits or 'pass'}\n"


def new_kernel(server: str) -> str:
    """Start a kernel; its id."""
    with urlopen(Request(f"{server}/api/kernels", method="POST", data=b"{}")) as answer:
        id_: str = json.load(answer)["id"]
    return id_


class NotebookPage:
    """Somebody before the page, who may run code as in a notebook."""

    def __init__(self, page: Page, server: str, kernel: str) -> None:
        self.page, self.place = page, page.locator("#place")
        self.errors: list[str] = []
        self._channels = f"{server.replace('http', 'ws')}/api/kernels/{kernel}/channels"
        page.on("console", lambda said: said.type == "error" and self.errors.append(said.text))
        page.on("pageerror", lambda error: self.errors.append(f"uncaught: {error}"))
        page.goto(f"{server}{SERVED}/page.html")

    def open(self) -> Self:
        """Connect to the kernel."""
        self.page.evaluate("address => connect(address)", self._channels)
        return self

    def run(self, code: str) -> Self:
        """Run code in the kernel, without waiting for it."""
        self.page.evaluate("code => run(code)", code)
        return self

    def shows(self, code: str) -> Locator:
        """Run code that displays a widget, and wait until it is rendered; what is shown."""
        before = self.place.locator("> *").count()
        self.run(code).page.wait_for_function(MORE, arg=before)
        return self.place.locator("> *").last

    def cleared(self) -> Self:
        """Have nothing on the page of what was shown; its line stays."""
        self.page.evaluate("document.querySelector('#place').replaceChildren()")
        self.errors.clear()
        return self

    @property
    def uncaught(self) -> list[str]:
        """What went wrong and nobody heeded."""
        return [error for error in self.errors if "uncaught" in error]

    def until(self, expression: str, value: object) -> None:
        """Wait until an expression of what is shown last, ``el``, has a value."""
        had = f"""value => {{
          const el = document.querySelector("#place").lastElementChild;
          window.had = {expression};
          return JSON.stringify(had) === JSON.stringify(value);
        }}"""
        try:
            self.page.wait_for_function(had, arg=value)
        except TimeoutError:
            assert self.knows("had") == value

    def knows(self, expression: str):
        """What the page has for an expression."""
        return self.page.evaluate(f"() => {expression}")
