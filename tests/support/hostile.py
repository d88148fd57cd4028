"""What somebody hostile would paste into content, and what must not come of it in HTML."""

import re

from bs4 import BeautifulSoup

from guide_data.text import svg
from widgets.views.fragment import PAPER

SNIPPETS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href=https://evil.example/>x</a>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    '"><iframe src=//evil.example></iframe>',
    "<style>*{display:none}</style>",
    "<!-- the page -->",
    "<!-- after -->",
    "-->",
    "]]>",
    "[x](javascript:alert(1))",
    "[x](https://evil.example/)",
    "[x](//evil.example)",
    "[x](<https://evil.example/>)",
    '[x](https://evil.example/ "「t」")',
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,x)",
    "![x](https://evil.example/x.png)",
    "[x][y]\n\n[y]: https://evil.example/",
    "<https://evil.example/>",
    "https://evil.example/",
    "www.evil.example",
    "x](https://evil.example/) [y",
    "[a](b](https://evil.example/",
    "[",
    "](https://evil.example/)",
    "{{ 7 * 7 }}",
    "{% include 'x' %}",
    "{0.__class__}",
    "{contacts}",
    "{link:x}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;b&#62;",
    "\\",
    '"',
    "%0A::error::x",
    "=HYPERLINK(1)",
    "\n::error::x",
    "**" * 20,
    "`x`",
    "- " * 20,
    "# x",
    "\u202e",
    "\u200b",
    "\ufeff",
    "\U000e0041",
    "\x1b[31m",
    '"\\e]0;x\\a"',
    '"\\u202e"',
    "&a x",
    "*a",
    "!!python/object/apply:os.system [x]",
    "<<: {a: b}",
    "e\u0301\u0301\u0301\u0301",
)
RUNS = {"script", "style", "iframe", "object", "embed", "form", "base", "img", "math"}
SHOWN = {"header", "h1", "h2", "h3", "p", "ul", "ol", "li", "div", "strong", "a", "br", "span"}
SHOWN |= {"dl", "dt", "dd", "footer", "details", "summary", "main", "section", "nav", "search"}
# What text may mark.
SHOWN |= {"em", "code", "pre", "button", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}
ALLOWED = {"class", "id", "href", "lang", "hreflang", "tabindex", "role", "hidden", "target", "rel"}
ALLOWED |= {"name", "start", "scope", "type"}
# What a drawing is made of, as this parser writes it.
SHOWN |= svg.SHAPES.keys()
ALLOWED |= {name.lower() for names in svg.SHAPES.values() for name in names}
ADDRESS = re.compile(r"#[a-z0-9-]+|(\.\./|en/)?#[a-z0-9-]+")


def parsed(html):
    return BeautifulSoup(html, "html.parser")


def harm_in(html, flow, tags=frozenset()):
    """What a piece of the guide's HTML has that the guide itself never writes."""
    away = {PAPER} | {link.url for link in flow.links} | {c.address for c in flow.contacts}
    for tag in parsed(html)(True):
        if tag.name not in SHOWN | tags:
            yield f"<{tag.name}>"
        for name, value in tag.attrs.items():
            if name not in ALLOWED and not name.startswith(("aria-", "data-")):
                yield f"<{tag.name} {name}={value!r}>"
        address = tag.get("href", "#x")
        if not ADDRESS.fullmatch(address) and address not in away:
            yield f"href={address!r}"
