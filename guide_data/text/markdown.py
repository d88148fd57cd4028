"""The small part of Markdown that content may use, and nothing of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")


def strong(state: StateInline, silent: bool) -> bool:
    """Bold that also works beside 「」 and without spaces, where CommonMark's rule does not."""
    match = STRONG.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        end, state.posMax = state.posMax, match.end(1)
        state.pos = match.start(1)
        state.push("strong_open", "strong", 1)
        state.md.inline.tokenize(state)
        state.push("strong_close", "strong", -1)
        state.posMax = end
    state.pos = match.end()
    return True


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
PROSE = MarkdownIt("zero", {"breaks": True}).enable(["list", "link", "newline", "escape"])
PROSE.inline.ruler.push("strong", strong)
PROSE.add_render_rule("link_open", link_open)
TAGS = RendererHTML()
FULL = MarkdownIt("commonmark", {"html": True})


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


REFUSED = {
    "html_block": "HTML は書けません",
    "html_inline": "HTML は書けません",
    "heading_open": "見出し（#）は書けません",
    "image": "画像は置けません",
    "link_open": "リンクは直接書けません。links.yaml に足して {link:名前} と書いてください",
    "fence": "コードは書けません",
    "code_block": "行頭の空白が多すぎます",
}


# None of these is in most texts, which need not be read then: a tag, a link, a picture; a heading
# with # or a line below it; code between marks or behind a wide gap.
SUSPECT = re.compile(r"[<\[#=`~\t\r]| {4}|- *$", re.MULTILINE)


def to_html(text: str) -> str:
    """Content's text as HTML, in which every character of its own is escaped."""
    return PROSE.render(text)


def line_to_html(text: str) -> str:
    """One line of content as HTML, without a paragraph around it."""
    return PROSE.renderInline(text)


def plain_blocks(text: str) -> list[str]:
    """The text of every paragraph and list item, as a browser takes it from ``to_html``.

    A paragraph in a list item belongs to both.
    """
    tokens = PROSE.parse(text)
    blocks: list[str] = []
    opened: list[int] = []

    def add(more: str) -> None:
        for n in opened:
            blocks[n] += more

    for n, token in enumerate(tokens):
        inline = token.type == "inline"
        tag = "" if inline else TAGS.renderToken(tokens, n, PROSE.options, {})
        add(plain(token) if inline else "\n" * tag.startswith("\n"))
        if token.tag in ("p", "li") and tag and token.nesting == 1:
            opened.append(len(blocks))
            blocks.append("")
        elif token.tag in ("p", "li") and tag:
            opened.pop()
        add("\n" * tag.endswith("\n"))
    return blocks


def plain_line(text: str) -> str:
    """The text of one line, as a browser takes it from ``line_to_html``."""
    return "".join(map(plain, PROSE.parseInline(text)))


def plain(inline: Token) -> str:
    """The text of an inline token, in which every break is a line's end."""
    return "".join(
        "\n" if token.type in ("softbreak", "hardbreak") else token.content
        for token in inline.children or ()
    )


@lru_cache(maxsize=4096)
def refused(text: str) -> tuple[tuple[int, str], ...]:
    """What a text holds that content may not: its line (from 0), and what to do.

    Kept, as content is read again at every save, and most of it is as it was.
    """
    return tuple(found_in(text))


def found_in(text: str) -> Iterator[tuple[int, str]]:
    """Line by line, what ``refused`` tells."""
    for block in FULL.parse(text) if SUSPECT.search(text) else ():
        line = (block.map or [0])[0]
        for token in (block, *(block.children or ())):
            line += token.type in ("softbreak", "hardbreak")
            if token.type in REFUSED:
                yield line, REFUSED[token.type]
