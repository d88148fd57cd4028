"""One live part alone on a page, under the live guide's policy and without a kernel."""

from __future__ import annotations

from typing import Self

from playwright.sync_api import Page

from widgets.views.assets import LOOK, styles

ADDRESS = "http://127.0.0.1/live"
# A part is mounted by its text, its style set in a tag; it asks nobody for anything.
POLICY = "default-src 'none'; script-src blob:; style-src 'unsafe-inline'"
DOCUMENT = f"""<!doctype html><html lang="ja"><title>Guide</title>
<meta name="viewport" content="width=device-width"><style>{styles(*LOOK)}</style>
<body data-guide><div class="guide guide-live"><main class="guide-main"><h1>Guide</h1><h2>Step</h2>
<div id="part"></div></main></div>"""
# What the part would send goes to ``heard``, where a test has that; its answer is taken.
MOUNT = """async ({ esm, css, traits, alive }) => {
  document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
  const address = URL.createObjectURL(new Blob([esm], { type: "text/javascript" }));
  const { default: widget } = await import(address);
  const el = document.querySelector("#part");
  let heeding = [];
  let changed = {};
  const say = (event, content) => {
    for (const [heeded, heed] of heeding) if (heeded === event) heed(content);
  };
  const tell = (given = {}) => {
    const same = (name) => JSON.stringify(given[name]) === JSON.stringify(traits[name]);
    const names = Object.keys(given).filter((name) => !same(name));
    Object.assign(traits, given);
    for (const name of names) say(`change:${name}`);
  };
  const hear = async (sent) => tell(await window.heard?.(sent));
  const model = {
    get: (name) => traits[name],
    set: (name, value) => {
      changed[name] = value;
      tell({ [name]: value });
    },
    save_changes: () => {
      if (!alive) throw new Error("Kernel is dead");
      hear(changed);
      changed = {};
    },
    send: (...all) => hear({ sent: all }),
    on: (event, heed) => heeding.push([event, heed]),
    off: (event, heed) => (heeding = heeding.filter((one) => one[0] !== event || one[1] !== heed)),
  };
  const leave = widget.render({ model, el });
  const left = () => (leave(), heeding.map(([event]) => event));
  Object.assign(window, { traits, tell, left, announced: [] });
  window.message = (content) => say("msg:custom", content);
  const status = el.querySelector("[role=status]");
  new MutationObserver(() => announced.push(status.textContent))
    .observe(status, { childList: true, characterData: true, subtree: true });
}"""


class Mounted:
    """Somebody on a page with one live part."""

    def __init__(self, page: Page) -> None:
        self.page, self.part = page, page.locator("#part")
        served = {"Content-Security-Policy": POLICY, "Content-Type": "text/html"}
        page.route(ADDRESS, lambda route: route.fulfill(body=DOCUMENT, headers=served))

    def open(self) -> Self:
        """Go to the page, on which the part is not yet."""
        self.page.goto(ADDRESS)
        return self

    def mount(self, widget, *, alive=True):
        """Show a widget as Python made it; its kernel may be dead."""
        names = [name for name in widget.trait_names(sync=True) if not name.startswith("_")]
        given = widget.get_state(names)
        self.page.evaluate(
            MOUNT, {"esm": widget._esm, "css": widget._css, "traits": given, "alive": alive}
        )
        return self

    def tell(self, **traits):
        """Let Python say something new."""
        self.page.evaluate("given => tell(given)", traits)

    def knows(self, expression):
        """What the browser has for an expression."""
        return self.page.evaluate(f"() => {expression}")

    def reloads(self) -> Self:
        """Reload the page: all that is left is the tab's memory."""
        self.page.reload()
        return self
