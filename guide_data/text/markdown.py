"""The small part of Markdown that content may use, and nothing of HTML."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from guide_data.text.markdown_syntax import (
    UNLABELLED,
    Labels,
    callout_open,
    callouts,
    emphasis,
    fence,
    strong,
    table_close,
    table_open,
    tables,
    text_of,
)

# What the search finds a step's words in.
BLOCKS = ("p", "li", "th", "td")


def link_open(self: RendererHTML, tokens: Sequence[Token], n: int, *_: Any) -> str:
    """A page elsewhere opens beside the guide and is not told where its visitor came from.

    A number's title is the time zone outside of which people have other numbers.
    """
    attrs = tokens[n].attrs
    outside = attrs.pop("title", "")
    if outside:
        attrs["data-outside"] = outside
    elif not str(attrs["href"]).startswith(("tel:", "mailto:")):
        attrs |= {"target": "_blank", "rel": "noopener noreferrer"}
    return self.renderToken(tokens, n, PROSE.options, {})


# Editors write one sentence a line, so a line's end is a line break.
PROSE = MarkdownIt("zero", {"breaks": True}).enable(
    ["list", "link", "newline", "escape", "backticks", "fence", "table", "blockquote"]
)
PROSE.inline.ruler.push("strong", strong)
PROSE.inline.ruler.push("em", emphasis)
PROSE.core.ruler.after("block", "callouts", callouts)
PROSE.core.ruler.push("tables", tables)
for rule in (link_open, callout_open, table_open, table_close, fence):
    PROSE.add_render_rule(rule.__name__, rule)
TAGS = RendererHTML()


def links(text: str) -> Sequence[dict[str, Any]]:
    """What each link of a text's HTML leads to, and all else that it would tell a browser."""
    # Most texts have none: they need not be read.
    return links_in(text) if "](" in text else ()


@lru_cache(maxsize=1024)
def links_in(text: str) -> tuple[dict[str, Any], ...]:
    """What ``links`` tells; kept, as content is read again at every save."""
    tokens = (token for block in PROSE.parse(text) for token in block.children or ())
    return tuple(dict(token.attrs) for token in tokens if token.type == "link_open")


def link_to(address: str, title: str | None = None) -> dict[str, Any]:
    """What a link to just this address has, with its title."""
    return {"href": PROSE.normalizeLink(address)} | ({"title": title} if title else {})


def to_html(text: str, labels: Labels = UNLABELLED) -> str:
    """Content's text as HTML, in which every character of its own is escaped."""
    return PROSE.render(text, {"labels": labels})


def line_to_html(text: str) -> str:
    """One line of content as HTML, without a paragraph around it."""
    return PROSE.renderInline(text)


@lru_cache(maxsize=2048)
def plain_blocks(text: str) -> tuple[str, ...]:
    """The text of every paragraph, list item and cell, as a browser takes it from ``to_html``.

    A paragraph in a list item belongs to both. Kept, as ``links_in`` is.
    """
    tokens = PROSE.parse(text)
    blocks: list[str] = []
    opened: list[int] = []

    def add(more: str) -> None:
        for n in opened:
            blocks[n] += more

    for n, token in enumerate(tokens):
        if token.type in ("inline", "fence"):
            add(text_of(token) if token.type == "inline" else f"{token.content}\n")
            continue
        tag = TAGS.renderToken(tokens, n, PROSE.options, {})
        add("\n" * tag.startswith("\n"))
        if token.tag in BLOCKS and tag and token.nesting == 1:
            opened.append(len(blocks))
            blocks.append("")
        elif token.tag in BLOCKS and tag:
            opened.pop()
        add("\n" * tag.endswith("\n"))
    return tuple(blocks)


def plain_line(text: str) -> str:
    """The text of one line, as a browser takes it from ``line_to_html``."""
    return "".join(map(text_of, PROSE.parseInline(text)))
